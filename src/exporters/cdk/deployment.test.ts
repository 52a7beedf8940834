import { expect, it } from 'vitest';
import { catalog } from '../../catalog';
import { cdkExporter } from '../../catalog/cdk';
import type { Design } from '../../design';
import { resolve } from '../../resolve';
import { multiRegion } from '../../templates/multi-region';
import { openingDesign } from '../../templates/opening';
import { textsOf } from '../../testing/exporter-laws';
import { twoWayCopies } from '../../testing/two-way-copies';

/** The stacks in the order in which they are made, and which waits for which of another region. */
function deploymentOf(design: Design) {
  const text = textsOf(cdkExporter.run(resolve(design, catalog), []).files)['lib/stacks.ts']!;
  return {
    order: [...text.matchAll(/^ {2}const (\w+) = new /gm)].map(([, name]) => name!),
    waits: [...text.matchAll(/^ {2}(\w+)\.addStackDependency\((\w+)\);/gm)].map(
      ([, user, used]) => [user!, used!] as const,
    ),
  };
}

it('waits for no other region where nothing is copied there', () => {
  expect(deploymentOf(openingDesign()).waits).toEqual([]);
});

it('has a bucket that is replicated to before the one that replicates, and a replica after its source', () => {
  const { waits } = deploymentOf(multiRegion.build());
  expect(waits).toContainEqual(['storage', 'storageUsWest2']);
  expect(waits).toContainEqual(['replicasUsWest2', 'data']);
});

it('says what a person must do where the buckets of two regions wait for each other', () => {
  const files = textsOf(cdkExporter.run(resolve(twoWayCopies(), catalog), []).files);
  expect(files['README.md']).toContain(
    'leave the `replicationRules` out of `lib/storage-stack.ts`, and deploy once more',
  );
  const once = textsOf(cdkExporter.run(resolve(multiRegion.build(), catalog), []).files);
  expect(once['README.md']).not.toContain('deploy once more');
});

it('lets two regions that keep copies of each other be deployed one stack after the other', () => {
  const { order, waits } = deploymentOf(twoWayCopies());
  expect(new Set(waits.map((wait) => wait.join(' after ')))).toEqual(
    new Set([
      'backup after storageEuWest1',
      'backupEuWest1 after storage',
      'storageEuWest1 after storage',
      'replicas after dataEuWest1',
      'replicasEuWest1 after data',
    ]),
  );
  for (const [user, used] of waits) expect(order.indexOf(used)).toBeLessThan(order.indexOf(user));
});
