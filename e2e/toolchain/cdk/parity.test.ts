import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { soundTemplates } from '../../../src/templates';
import { exportOf } from '../exported';
import { plannedResources } from '../planned';
import { describeTerraform, workFolder } from '../with-terraform';
import { appOf, appsFolder } from './cases';
import { compare, idleEntries, markdownOf, typesIn, type Counts, type Row } from './parity';
import { synthesize } from './synth';

const GOLDEN = fileURLToPath(new URL('../golden/parity.md', import.meta.url));

function count(types: readonly string[]): Counts {
  const counts = new Map<string, number>();
  for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1);
  return counts;
}

/** `aws_subnet` of `module.vpc.aws_subnet.public[0]` */
const typeOf = (address: string): string =>
  /(?:^|\.)([a-z0-9]+_\w+)\.\w+(?:\[.*\])?$/.exec(address)?.[1] ?? address;

describeTerraform('the parity of Terraform and CDK', () => {
  const cases = soundTemplates.map(({ id, build }) => {
    const design = build();
    return { name: id, design, app: appOf({ name: id, design }) };
  });
  const plans = workFolder();
  const { folder, done } = appsFolder(cases.map(({ app }) => app));
  const tables = new Map<string, readonly Row[]>();

  it.concurrent.each(cases)('every difference of $name has a reason', async (one) => {
    const planned = await plannedResources(exportOf(one.design), plans.path(one.name));
    const { problem, stacks } = await synthesize(one.app, folder());
    expect(problem).toBeNull();
    const types = stacks.flatMap(({ resources }) => typesIn(resources));
    const rows = compare(count([...planned.keys()].map(typeOf)), count(types));
    tables.set(one.name, rows);
    const open = rows.filter(({ isOpen }) => isOpen);
    expect(
      open.map(({ type, terraform, ...numbers }) =>
        [
          `${type ?? '–'} (${terraform.join(', ') || '–'})`,
          `plan ${numbers.planned}`,
          `CDK ${numbers.synthesized}`,
        ].join(', '),
      ),
    ).toEqual([]);
    plans.done(one.name);
    done();
  });

  it('is the table in the repository, and explains nothing that does not happen', () => {
    const ordered = new Map(cases.map(({ name }) => [name, tables.get(name) ?? []]));
    expect(idleEntries([...ordered.values()].flat())).toEqual([]);
    const text = markdownOf(ordered);
    if (process.env['UPDATE_GOLDENS']) writeFileSync(GOLDEN, text);
    expect(existsSync(GOLDEN)).toBe(true);
    expect(text).toBe(readFileSync(GOLDEN, 'utf8'));
  });
});
