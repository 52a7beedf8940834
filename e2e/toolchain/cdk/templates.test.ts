import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { soundTemplates } from '../../../src/templates';
import { asPrinted } from '../../../src/templates/as-printed';
import { twoWayCopies } from '../../../src/testing/two-way-copies';
import { exportOf } from '../exported';
import { plannedResources } from '../planned';
import { allFixed } from '../refusals';
import { describeTerraform, workFolder } from '../with-terraform';
import { Assembly } from './assembly';
import { describeApps } from './cases';
import { compare, idleEntries, markdownOf, typesIn, type Counts, type Row } from './parity';
import { PROMISED, PROMISES } from './promises';

const FIXED = 'as-printed, all fixed';
const PRINTED = 'as-printed';
const cases = [
  ...soundTemplates.map(({ id, build }) => ({ name: id, design: build() })),
  { name: PRINTED, design: asPrinted.build() },
  { name: FIXED, design: allFixed(asPrinted.build()) },
  { name: 'copies both ways', design: twoWayCopies() },
];
const synthesized = describeApps('a CDK app of every template', cases);

describe('what the methodology asks', () => {
  it('is asked of every template, and all of it of some', () => {
    expect(Object.keys(PROMISED).toSorted()).toEqual(soundTemplates.map(({ id }) => id).toSorted());
    expect(new Set(Object.values(PROMISED).flat())).toEqual(new Set(Object.keys(PROMISES)));
  });

  it.each(Object.entries(PROMISED))('stands in the templates of %s', (id, promised) => {
    const assembly = new Assembly(synthesized.get(id)?.stacks ?? []);
    for (const name of promised) {
      const { about, faults } = PROMISES[name](assembly);
      expect.soft(faults, name).toEqual([]);
      expect.soft(about, `${name}: there is nothing to promise it of`).toBeGreaterThan(0);
    }
  });
});

describe('what the methodology prints', () => {
  it('is refused by the CDK command until it is fixed', () => {
    expect(synthesized.get(PRINTED)?.refusals).toEqual([
      expect.stringContaining('two listeners on port 443'),
    ]);
    expect(synthesized.get(FIXED)?.refusals).toEqual([]);
  });
});

const PARITY = fileURLToPath(new URL('../golden/parity.md', import.meta.url));

function count(types: readonly string[]): Counts {
  const counts = new Map<string, number>();
  for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1);
  return counts;
}

/** `aws_subnet` of `module.vpc.aws_subnet.public[0]` */
const typeOf = (address: string): string =>
  /(?:^|\.)([a-z0-9]+_\w+)\.\w+(?:\[.*\])?$/.exec(address)?.[1] ?? address;

// Beside the synthesis of the same templates, which takes longer than all the rest of it.
describeTerraform('the parity of Terraform and CDK', () => {
  const plans = workFolder();
  const tables = new Map<string, readonly Row[]>();

  it.concurrent.each(soundTemplates)(
    'every difference of $id has a reason',
    async ({ id, build }) => {
      const planned = await plannedResources(exportOf(build()), plans.path(id));
      const types = synthesized.get(id)?.stacks.flatMap(({ resources }) => typesIn(resources));
      const rows = compare(count([...planned.keys()].map(typeOf)), count(types ?? []));
      tables.set(id, rows);
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
      plans.done(id);
    },
  );

  it('is the table in the repository, and explains nothing that does not happen', () => {
    const ordered = new Map(soundTemplates.map(({ id }) => [id, tables.get(id) ?? []]));
    expect(idleEntries([...ordered.values()].flat())).toEqual([]);
    const text = markdownOf(ordered);
    if (process.env['UPDATE_GOLDENS']) writeFileSync(PARITY, text);
    expect(existsSync(PARITY)).toBe(true);
    expect(text).toBe(readFileSync(PARITY, 'utf8'));
  });
});
