import { expect, test } from 'vitest';
import { catalog } from '../catalog';
import type { Design } from '../design';
import { resolve } from '../resolve';
import { accept } from '../spec/commands';
import { idsAfter, apply } from '../design';
import { acceptedOf, extentOf, inspect } from '../validation';
import { direct, example } from './example-designs';
import { EXAMPLE_CONTEXT } from './example-context';
import { checklist, rules } from './index';
import { operated } from './operations-example';
import type { JsonObject } from '../kit/json';

const inspected = (design: Design) =>
  inspect(resolve(design, catalog), rules, checklist, EXAMPLE_CONTEXT);
const openOf = (design: Design, id: string) =>
  inspected(design).findings.filter(({ rule }) => rule.id === id);

/** The first design with what the rule finds there accepted. */
function accepting(design: Design, id: string): Design {
  return openOf(design, id).reduce((now, finding) => {
    const accepted = accept(
      resolve(now, catalog),
      {
        ...acceptedOf(finding.rule, finding),
        ...extentOf([finding]),
        reason: 'Agreed for now.',
        owner: 'Platform',
        until: '2026-08-01',
        today: EXAMPLE_CONTEXT.today,
      },
      idsAfter(now),
    );
    if (!accepted.ok) throw new Error(accepted.error.reason);
    return apply(now, accepted.value.patch);
  }, design);
}

const pooled = (max: number, instanceClass = 'db.t4g.medium') =>
  direct({ with: { web: { max }, db: { instanceClass } } })();
const withParams = (params: Required<NonNullable<Parameters<typeof example>[0]>>['with']) =>
  example({ with: params })();

const withBucket = (params: JsonObject) =>
  example({
    more: (design, { region }) =>
      design.node('s3-bucket', { label: 'Files', parent: region, params }),
  })();

test.each([
  ['CP-1', pooled(10), pooled(5), pooled(100)],
  ['CP-1', pooled(10), pooled(10, 'db.t4g.large'), pooled(10, 'db.t4g.micro')],
  ['AS-10', pooled(40), pooled(30), pooled(50)],
  [
    'AS-5',
    withParams({ web: { min: 9, desired: 9, max: 12 } }),
    withParams({ web: { min: 9, desired: 9, max: 13 } }),
    withParams({ web: { min: 9, desired: 9, max: 10 } }),
  ],
  [
    'AS-9',
    withParams({ db: { allocatedGib: 100, maxAllocatedGib: 100 } }),
    withParams({ db: { allocatedGib: 200, maxAllocatedGib: 200 } }),
    withParams({ db: { allocatedGib: 50, maxAllocatedGib: 50 } }),
  ],
  [
    'BK-5',
    withParams({ db: { finalSnapshot: false } }),
    withParams({ db: { finalSnapshot: false } }),
    withParams({ db: { finalSnapshot: false, deletionProtection: false } }),
  ],
  [
    'EN-12',
    withParams({ alb: { logRetentionDays: 90 } }),
    withParams({ alb: { logRetentionDays: 180 } }),
    withParams({ alb: { logRetentionDays: 1 } }),
  ],
  [
    'LB-3',
    withParams({ route: { matcher: '200-399' } }),
    withParams({ route: { matcher: '200-302' } }),
    withParams({ route: { matcher: '200-499' } }),
  ],
  [
    'ML-8',
    withParams({ web: { min: 3, keepAfterAzLoss: 4 } }),
    withParams({ web: { min: 3, keepAfterAzLoss: 3 } }),
    withParams({ web: { min: 3, keepAfterAzLoss: 6 } }),
  ],
  [
    'EN-2',
    withParams({ cache: { inTransit: 'preferred' } }),
    withParams({ cache: { inTransit: 'preferred' } }),
    withParams({ cache: { inTransit: 'preferred', auth: 'none' } }),
  ],
  [
    'EN-8',
    withBucket({ tlsOnly: false }),
    withBucket({ tlsOnly: false }),
    withBucket({ tlsOnly: false, blockPublicAccess: false }),
  ],
  [
    'DR-1',
    operated({ plan: { owner: '' } })(),
    operated({ plan: { owner: '' } })(),
    operated({ plan: { owner: '', approver: '' } })(),
  ],
])('what is accepted of %s holds until there is more of it', (id, before, less, more) => {
  const { waivers } = accepting(before, id);
  expect(Object.keys(waivers)).not.toEqual([]);
  expect(openOf({ ...before, waivers }, id)).toEqual([]);
  expect(openOf({ ...less, waivers }, id)).toEqual([]);
  expect(openOf({ ...more, waivers }, id).map(({ evidence }) => evidence)).toEqual([
    expect.stringContaining('Accepted by Platform for less: before it grew'),
  ]);
});
