import { expect, test } from 'vitest';
import { catalog } from '../../catalog';
import { apply, beginTransaction, idsAfter, type Design, type Waiver } from '../../design';
import { resolve } from '../../resolve';
import { accept } from '../../spec/commands';
import { acceptedOf, extentOf, inspect } from '../../validation';
import { direct } from '../example-designs';
import { EXAMPLE_CONTEXT } from '../example-context';
import { checklist, rules } from '../index';

const inspected = (design: Design) =>
  inspect(resolve(design, catalog), rules, checklist, EXAMPLE_CONTEXT);
const openOf = (design: Design) =>
  inspected(design).findings.filter(({ rule }) => rule.id === 'CP-1');

/** Ten servers of twenty connections each, and with `others` five more of another group. */
const drawn = (others: boolean): Design =>
  direct({
    with: { web: { max: 10 } },
    more: (design, ids) => {
      if (!others) return;
      const api = design.node('auto-scaling-group', {
        label: 'API',
        slug: 'api',
        parent: ids.app,
        params: { max: 5 },
      });
      design.edge('reads-writes', api, ids.db);
    },
  })();

test('servers that open their own connections are one finding of the database, and one proxy is for all', () => {
  const design = drawn(true);
  const found = openOf(design);
  expect(found.map(({ evidence }) => evidence)).toEqual([
    'App database: API and Web servers open their own connections: 5 × 20 + 10 × 20 = 300 at most, and db.t4g.medium allows about 414. One proxy shares them.',
  ]);
  const model = resolve(design, catalog);
  expect(found[0]!.nodes.map((id) => model.get(id).slug)).toEqual(['db', 'api', 'web']);
  const plan = found[0]!.fixes![0]!.command(model, idsAfter(design));
  if (!plan.ok) throw new Error(plan.error.reason);
  const after = apply(design, plan.value.patch);
  expect(Object.values(after.nodes).filter(({ kind }) => kind === 'rds-proxy')).toHaveLength(1);
  expect(openOf(after)).toEqual([]);
});

const terms = { reason: 'Agreed for now.', owner: 'Platform', until: '2026-08-01' };

/** What somebody accepted when each group of servers was a finding of its own. */
function formerly(design: Design, slug: string): Waiver {
  const { nodes, edges } = design;
  const client = Object.values(nodes).find((node) => node.slug === slug)!;
  const edge = Object.values(edges).find(
    ({ from, to }) => from === client.id && nodes[to]?.slug === 'db',
  )!;
  return {
    id: `w-${slug}`,
    rule: 'CP-1',
    subject: edge.id,
    field: null,
    severity: 'warning',
    subjects: [edge.id, edge.to, client.id].toSorted(),
    ...terms,
  };
}

test('what was accepted of one group of servers holds as long as there is no other', () => {
  const one = drawn(false);
  expect(openOf(one)).toHaveLength(1);
  expect(openOf({ ...one, waivers: { w1: formerly(one, 'web') } })).toEqual([]);

  const two = drawn(true);
  const waivers = { w1: formerly(two, 'api'), w2: formerly(two, 'web') };
  const { findings, idleWaivers } = inspected({ ...two, waivers });
  expect(findings.filter(({ rule }) => rule.id === 'CP-1').map(({ evidence }) => evidence)).toEqual(
    [expect.stringContaining('Accepted by Platform for less: without 1 of what it names now')],
  );
  expect(idleWaivers.map(({ waiver, why }) => [waiver.id, why])).toEqual([
    ['w-web', 'What it accepted is part of a finding that names more now.'],
  ]);
});

test('who accepts all of it anew is asked no more, and the loss of one client changes nothing', () => {
  const design = drawn(true);
  const waived = { ...design, waivers: { w1: formerly(design, 'api') } };
  const [found] = openOf(waived);
  const plan = accept(
    resolve(waived, catalog),
    {
      ...acceptedOf(found!.rule, found!),
      ...extentOf([found!]),
      ...terms,
      today: EXAMPLE_CONTEXT.today,
    },
    idsAfter(waived),
  );
  if (!plan.ok) throw new Error(plan.error.reason);
  const accepted = apply(waived, plan.value.patch);
  expect(openOf(accepted)).toEqual([]);
  const tx = beginTransaction(accepted);
  tx.removeEdge(formerly(design, 'api').subject!);
  expect(openOf(apply(accepted, tx.patch()))).toEqual([]);
});
