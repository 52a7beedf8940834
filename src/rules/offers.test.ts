import { expect, test } from 'vitest';
import { catalog } from '../catalog';
import { OFFERS } from '../catalog/region-offers';
import { apply, idsAfter, type Design } from '../design';
import { resolve } from '../resolve';
import { inspect } from '../validation';
import { example } from './example-designs';
import { rules } from './index';
import { services } from './service-example';
import { EXAMPLE_CONTEXT } from './example-context';

const CF_15 = rules.filter(({ id }) => id === 'CF-15');
const PROPOSING = rules.filter(({ id }) =>
  ['AS-4', 'AS-8', 'CF-13', 'CF-15', 'CO-2', 'VE-2'].includes(id),
);

const SERVERS = [
  'm4.large',
  'c4.large',
  'r4.large',
  'm7i.large',
  'c6i.large',
  'm7g.large',
  'c8g.large',
  'r8g.medium',
  't4g.small',
  't3.micro',
];
const CLASSES = ['db.m4.large', 'db.r4.xlarge', 'db.m6i.large', 'db.r6i.large', 'db.r7g.large'];

const designsIn = (code: string): readonly Design[] => {
  const region = { region: code };
  return [
    ...SERVERS.map((instanceType) =>
      example({ with: { region, web: { instanceType, cpuTarget: 95, max: 12 } } })(),
    ),
    ...CLASSES.map((instanceClass) =>
      example({ with: { region, db: { instanceClass }, replica: { instanceClass } } })(),
    ),
    ...SERVERS.map((instanceType) =>
      services({ region, shop: { capacity: 'ec2', instanceType, cpu: '1024', memoryMib: 3072 } })(),
    ),
  ];
};

test.each(Object.keys(OFFERS).filter((code) => OFFERS[code]?.lacks))(
  'no fix leads to a machine that %s lacks',
  (code) => {
    let tried = 0;
    for (const design of designsIn(code)) {
      const model = resolve(design, catalog);
      for (const { id, fixes } of inspect(model, PROPOSING, [], EXAMPLE_CONTEXT).findings) {
        for (const fix of fixes ?? []) {
          const plan = fix.command(model, idsAfter(design));
          if (!plan.ok) throw new Error(plan.error.reason);
          const after = resolve(apply(design, plan.value.patch), catalog);
          const lacking = inspect(after, CF_15, [], EXAMPLE_CONTEXT).findings.map(
            ({ evidence }) => evidence,
          );
          const known = inspect(model, CF_15, [], EXAMPLE_CONTEXT).findings.map(
            ({ evidence }) => evidence,
          );
          tried += 1;
          expect(
            lacking.filter((one) => !known.includes(one)),
            `${id}: ${fix.title}`,
          ).toEqual([]);
        }
      }
    }
    expect(tried).toBeGreaterThan(20);
  },
);
