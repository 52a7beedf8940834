import { describe, expect, test } from 'vitest';
import { catalog } from '../catalog';
import { recoveryKinds } from '../catalog/recovery';
import { apply, beginTransaction, idsAfter, type Design } from '../design';
import type { JsonObject } from '../kit/json';
import { resolve } from '../resolve';
import { asPrinted } from '../templates/as-printed';
import { templates } from '../templates';
import { fixAll, inspect, type Finding } from '../validation';
import { threeTier } from '../templates/three-tier';
import { EXAMPLE_CONTEXT } from './example-context';
import { co3 } from './cost/co-3';
import { checklist, rules } from './index';

const modelOf = (design: Design) => resolve(design, catalog);
const inspected = (design: Design) => inspect(modelOf(design), rules, checklist, EXAMPLE_CONTEXT);

/** With these params of the group that has this slug. */
function tuned(design: Design, slug: string, params: JsonObject): Design {
  const node = Object.values(design.nodes).find((one) => one.slug === slug);
  if (!node) throw new Error(`There is no ${slug}.`);
  const tx = beginTransaction(design);
  tx.changeNode(node.id, { params: { ...node.params, ...params } });
  return apply(design, tx.patch());
}
const fixedBy = (design: Design, { fixes }: Finding): Design => {
  const plan = fixes?.[0]?.command(modelOf(design), idsAfter(design));
  if (!plan?.ok) throw new Error('There is no fix.');
  return apply(design, plan.value.patch);
};

describe('a group is as small as its schedule makes it', () => {
  const EVENING = { schedule: true, eveningMin: 1, eveningDesired: 1 };
  const small = tuned(threeTier.build(), 'web', EVENING);

  test('the items of zones do not pass with one server in the evening', () => {
    const { items, reported } = inspected(small);
    const states = new Map(items.map(({ item, state }) => [item.id, state]));
    expect([states.get('C1'), states.get('M1')]).toEqual(['fail', 'fail']);
    const found = reported.find(({ rule }) => rule.id === 'ML-3');
    expect(found?.evidence).toBe(
      'Web servers: runs 1 server at least in the evening, on the path of requests; two in two zones survive the loss of one.',
    );
    expect(found?.also?.map(({ rule, evidence }) => [rule.id, evidence])).toEqual([
      ['ML-8', expect.stringContaining('losing one of 3 zones leaves 0 of 1 in the evening until')],
      ['AS-11', expect.stringContaining('the evening sets the minimum to 1')],
    ]);
  });

  test('no rule that passes says of more servers than run in the evening', () => {
    const { items } = inspected(tuned(small, 'web', { eveningMin: 2, eveningDesired: 2 }));
    const said = items.flatMap(({ rules: reports }) =>
      reports.flatMap(({ verdicts }) =>
        verdicts.flatMap(({ holds, evidence }) => (holds ? evidence : [])),
      ),
    );
    expect(said).toContain('Web servers: 2 servers at least in the evening, spread over 3 zones.');
    expect(said.filter((one) => /Web servers: .*(?:3 servers at least|of 3;)/.test(one))).toEqual(
      [],
    );
  });

  test('one fix raises all that is too small, and nothing is left to say of it', () => {
    const low = tuned(threeTier.build(), 'web', {
      ...EVENING,
      min: 1,
      desired: 1,
      morningMin: 2,
      morningDesired: 2,
    });
    const found = inspected(low).reported.find(({ rule }) => rule.id === 'ML-3');
    const { findings } = inspected(fixedBy(low, found!));
    expect(findings.filter(({ rule }) => ['ML-3', 'ML-8', 'AS-11'].includes(rule.id))).toEqual([]);
  });

  test('a zone that is lost in the evening takes the only server along', () => {
    const away = (params: JsonObject) => {
      const model = modelOf(tuned(small, 'web', params));
      const web = model.nodes.find(({ slug }) => slug === 'web')!;
      return recoveryKinds
        .get(web.kind)
        ?.within?.(web, model, 'zone')
        ?.away.map(({ minutes }) => minutes);
    };
    expect(away({ schedule: false })).toEqual([0]);
    expect(away({})).toEqual([2, 3, 1]);
  });
});

describe('what waits for a failover is asked for one number', () => {
  const contradictions = (design: Design) => {
    const { findings } = inspected(design);
    const smaller = new Set(
      findings.flatMap(({ rule, nodes: [id] }) => (rule.id === 'CO-3' && id ? id : [])),
    );
    return findings.filter(
      ({ rule, nodes: [id] }) => ['ML-3', 'ML-8'].includes(rule.id) && id && smaller.has(id),
    );
  };

  test('fixing all of a pilot light starts nothing that would have to rest', () => {
    const opened = asPrinted.build();
    const { patch } = fixAll(modelOf(opened), rules, checklist, EXAMPLE_CONTEXT);
    const fixed = apply(opened, patch);
    const wasting = inspected(fixed).findings.filter(({ rule }) => rule.id === 'CO-3');
    expect(wasting.map(({ evidence }) => evidence)).toEqual([
      expect.stringContaining('pilot light needs none before a failover'),
    ]);
    const minOf = (design: Design) =>
      wasting.map(({ nodes: [id] }) => design.nodes[id!]?.params['min']);
    expect(minOf(fixed)).toEqual(minOf(opened));
    expect(contradictions(fixed)).toEqual([]);
  });

  const saidOf = (design: Design, id: string) =>
    inspected(design).items.flatMap(({ rules: reports }) =>
      reports.flatMap(({ rule, verdicts }) =>
        rule.id === id ? verdicts.map(({ evidence }) => evidence) : [],
      ),
    );
  const wasteIn = (design: Design) =>
    inspected(design).findings.filter(({ rule }) => rule.id === 'CO-3');
  const WAKES = {
    schedule: true,
    morningMin: 3,
    morningDesired: 3,
    eveningMin: 0,
    eveningDesired: 0,
  };

  test('what its schedule starts every morning does not rest until a failover', () => {
    const resting = co3.examples.good[0]!();
    expect(wasteIn(resting)).toEqual([]);
    const wakes = tuned(resting, 'standby-api', WAKES);
    const [found, ...more] = wasteIn(wakes);
    expect([found?.evidence, found?.field?.name, more]).toEqual([
      'Standby API: 3 servers at least in the morning; pilot light needs none before a failover.',
      'morningMin',
      [],
    ]);
    expect(saidOf(wakes, 'ML-3')).toContain(
      'Standby API: runs 0 servers at least; the plan needs none before a failover.',
    );
    const fixed = fixedBy(wakes, found!);
    expect(wasteIn(fixed)).toEqual([]);
    expect(saidOf(fixed, 'ML-3')).toContain(
      'Standby API: rests until a failover, as the plan says.',
    );
  });

  test('a warm standby is as large as its schedule makes it', () => {
    const warm = co3.examples.good[1]!();
    const grown = { ...WAKES, morningMin: 9, morningDesired: 9, morningMax: 20, eveningMin: 3 };
    const large = tuned(warm, 'standby-api', { ...grown, eveningDesired: 3 });
    const [found] = wasteIn(large);
    expect(found?.evidence).toBe(
      'Standby API: 9 servers at least in the morning, as many as the first region; a warm standby starts with 3 and grows.',
    );
    const fixed = fixedBy(large, found!);
    expect(wasteIn(fixed)).toEqual([]);
    expect(
      inspected(fixed).findings.filter(({ rule }) => /^ML-|^AS-(?:3|11)/.test(rule.id)),
    ).toEqual([]);
  });

  test('no rule asks for more where another asks for less', () => {
    const designs = [
      ...templates.map(({ build }) => build()),
      ...rules.flatMap(({ examples }) =>
        [...examples.good, ...examples.bad].map((build) => build()),
      ),
    ].filter(({ nodes }) => Object.values(nodes).some(({ kind }) => kind === 'dr-plan'));
    expect(designs.length).toBeGreaterThan(20);
    expect(designs.flatMap(contradictions).map(({ evidence }) => evidence)).toEqual([]);
  });
});

describe('servers that AWS may take back', () => {
  const said = (params: JsonObject) =>
    inspected(
      tuned(threeTier.build(), 'web', {
        mixedInstances: true,
        otherTypes: ['t4g.medium'],
        onDemandPercent: 0,
        ...params,
      }),
    ).findings.filter(({ rule }) => rule.id === 'AS-8');
  const ofWeb = (params: JsonObject) =>
    said(params).filter(({ field }) => field?.name === 'onDemandBase');

  test('all of a critical group are a note, which an on-demand base answers', () => {
    const [found] = ofWeb({ onDemandBase: 0 });
    expect([found?.severity, found?.evidence]).toEqual([
      'info',
      'Web servers: all servers are Spot, on the path of requests; AWS may take all of them back with two minutes’ notice.',
    ]);
    expect(found?.fixes?.map(({ title, safe }) => [title, safe])).toEqual([
      ['Keep an on-demand base of 3', false],
    ]);
    expect(ofWeb({ onDemandBase: 1 })).toEqual([]);
    expect(ofWeb({ onDemandBase: 0, onDemandPercent: 10 })).toEqual([]);
    expect(ofWeb({ onDemandBase: 0, critical: 'no' })).toEqual([]);
  });
});
