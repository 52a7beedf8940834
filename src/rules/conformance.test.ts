import { describe, expect, test } from 'vitest';
import { catalog } from '../catalog';
import {
  apply,
  checkStructure,
  EMPTY_DESIGN,
  idsAfter,
  isEmptyPatch,
  type Design,
} from '../design';
import { resolve } from '../resolve';
import type { Model } from '../spec/model';
import { soundTemplates } from '../templates';
import { describePatch, fixAll, inspect, isWorse, type Finding, type Rule } from '../validation';
import { COMPONENTS, example } from './example-designs';
import { checklist, rules } from './index';
import { operated } from './operations-example';
import { UNBREAKABLE } from './unbreakable';
import { EXAMPLE_CONTEXT } from './example-context';

const inspected = (model: Model) => inspect(model, rules, checklist, EXAMPLE_CONTEXT);
const findingsOf = (design: Design) => inspected(resolve(design, catalog)).findings;

/** Each example is resolved and inspected once, whichever test asks. */
const studied = new Map<() => Design, { model: Model; findings: readonly Finding[] }>();
function study(build: () => Design) {
  let one = studied.get(build);
  if (!one) {
    const model = resolve(build(), catalog);
    studied.set(build, (one = { model, findings: inspected(model).findings }));
  }
  return one;
}
const say = (finding: Finding): string => `${finding.severity} ${finding.id} ${finding.evidence}`;

/** Rules beside the checklist: their findings stand for themselves. */
const BESIDE_CHECKLIST = ['CO', 'SE', 'VE', 'NW', 'IS', 'PA', 'CF', 'NM', 'SV'];

describe('the register', () => {
  test('every rule has an id, a path and a reason of its own', () => {
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
    for (const rule of rules) {
      expect(rule.path.split('/')[1]?.toUpperCase()).toBe(rule.id);
      expect(rule.title).toMatch(/^[A-Z].*[^.]$/);
      expect(rule.why).toMatch(/^[A-Z].*\.$/s);
    }
  });

  test('the checklist names rules that exist, and every rule is in it or beside it', () => {
    const ids = new Set(rules.map((rule) => rule.id));
    const named = checklist.flatMap((item) => [...item.rules, ...(item.spoiledBy ?? [])]);
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
    const homeless = [...ids].filter(
      (id) => !named.includes(id) && !BESIDE_CHECKLIST.includes(id.split('-')[0]!),
    );
    expect(homeless).toEqual([]);
  });

  test('each rule that proves an item says what is not drawn where it has no subject, and no other needs to', () => {
    const proving = new Set(checklist.flatMap((item) => item.rules));
    const saying = rules.filter(({ lacking }) => lacking !== undefined);
    expect(saying.map(({ id }) => id).toSorted()).toEqual([...proving].toSorted());
    for (const { lacking } of saying) expect(lacking).toMatch(/^(?:No|Nothing) .*[^.]\.$/);
  });

  test('the checklist has the eight items and the five mistakes of the methodology', () => {
    expect(checklist.filter((item) => item.group === 'checklist')).toHaveLength(8);
    expect(checklist.filter((item) => item.group === 'mistakes')).toHaveLength(5);
    const rulesOf = (id: string) => checklist.find((item) => item.id === id)?.rules;
    expect(rulesOf('M1')).toEqual(rulesOf('C1'));
    expect(checklist.filter((item) => item.unproven).map((item) => item.id)).toEqual([
      'C1',
      'C4',
      'C5',
      'C6',
      'C7',
      'C8',
      'M1',
      'M5',
    ]);
  });
});

describe.each(rules.map((rule): [string, Rule] => [rule.id, rule]))('%s', (id, rule) => {
  const own = (findings: readonly Finding[]) =>
    findings.filter((finding) => finding.rule.id === id);

  test('V1 good examples are clean', () => {
    expect(rule.examples.good.length).toBeGreaterThan(0);
    for (const build of rule.examples.good) {
      const { model, findings } = study(build);
      expect(checkStructure(model.design)).toEqual([]);
      expect(own(findings).map(say)).toEqual([]);
    }
  });

  test('V1 bad examples are reported', () => {
    if (!UNBREAKABLE.includes(id)) expect(rule.examples.bad.length).toBeGreaterThan(0);
    for (const build of rule.examples.bad) {
      const { model, findings } = study(build);
      expect(checkStructure(model.design)).toEqual([]);
      const found = own(findings);
      expect(found.length).toBeGreaterThan(0);
      expect(new Set(found.map((finding) => finding.id)).size).toBe(found.length);
      for (const finding of found) expect(finding.evidence).toMatch(/^\S.*[.]$/s);
    }
  });

  test('the severity of the rule is the one it reports, once at least', () => {
    if (UNBREAKABLE.includes(id)) return;
    const found = rule.examples.bad.flatMap((build) => own(study(build).findings));
    expect(found.map((finding) => finding.severity)).toContain(rule.severity);
  });

  test('the rule says whether some of its errors are of what nobody else sees', () => {
    const found = rule.examples.bad.flatMap((build) => own(study(build).findings));
    expect(found.some(({ unseen }) => unseen === true)).toBe(rule.unseen === true);
  });

  test('V2 a fix removes its finding and adds none that is worse, a safe one none but what only people can answer', () => {
    for (const build of rule.examples.bad) {
      const { model, findings } = study(build);
      const knownIds = new Set(findings.map((finding) => finding.id));
      for (const finding of own(findings)) {
        for (const fix of finding.fixes ?? []) {
          const plan = fix.command(model, idsAfter(model.design));
          if (!plan.ok) throw new Error(`${fix.title}: ${plan.error.reason}`);
          const { patch } = plan.value;
          expect(isEmptyPatch(patch)).toBe(false);
          expect(describePatch(model.design, patch, catalog).length, fix.title).toBeGreaterThan(0);
          const after = apply(model.design, patch);
          expect(checkStructure(after)).toEqual([]);
          const left = findingsOf(after);
          expect(
            left.filter((one) => one.id === finding.id).map(say),
            `${fix.title} leaves it`,
          ).toEqual([]);
          const isForbidden = (one: Finding) =>
            isWorse(one, finding) ||
            (fix.safe && one.severity !== 'info' && one.fixes !== undefined);
          const worse = left.filter((one) => !knownIds.has(one.id) && isForbidden(one));
          expect(worse.map(say), `${fix.title} makes it worse`).toEqual([]);
        }
      }
    }
  });
});

describe('V3 fix-all', () => {
  test.each(rules.map((rule): [string, Rule] => [rule.id, rule]))(
    'ends for what %s reports',
    (_id, rule) => {
      for (const build of rule.examples.bad) {
        const { model } = study(build);
        const { patch, applied, left } = fixAll(model, rules, checklist, EXAMPLE_CONTEXT);
        expect(checkStructure(apply(model.design, patch))).toEqual([]);
        const isSafe = ({ finding }: (typeof left)[number]) =>
          finding.fixes?.some((fix) => fix.safe) === true;
        const unfixed = left.filter((one) => isSafe(one) && !one.why.includes(' would bring '));
        expect(unfixed.map(({ finding }) => say(finding))).toEqual([]);
        expect(new Set(applied.map(({ finding }) => finding.id)).size).toBe(applied.length);
      }
    },
  );
});

/** What a template has no subject for: nothing to check, and never green. */
const WITHOUT_SUBJECT: Readonly<Record<string, readonly string[]>> = {
  'circuit-breaker': ['C4', 'C6', 'M3', 'M5'],
  serverless: ['C1', 'C2', 'C3', 'C4', 'M1', 'M2', 'M3', 'M4', 'M5'],
};

describe('templates', () => {
  test.each(soundTemplates.map((template) => [template.id, template] as const))(
    '%s is clean',
    (id, template) => {
      const model = resolve(template.build(), catalog);
      const { findings, items } = inspected(model);
      expect(findings.filter((finding) => finding.severity !== 'info').map(say)).toEqual([]);
      const left = WITHOUT_SUBJECT[id] ?? [];
      expect(Object.fromEntries(items.map(({ item, state }) => [item.id, state]))).toEqual({
        C1: 'pass',
        C2: 'pass',
        C3: 'pass',
        C4: 'pass',
        C5: 'pass',
        C6: 'open',
        C7: 'open',
        C8: 'open',
        M1: 'pass',
        M2: 'pass',
        M3: 'pass',
        M4: 'pass',
        M5: 'pass',
        ...Object.fromEntries(left.map((item) => [item, 'none'])),
      });
    },
  );

  test('an empty design has nothing to check', () => {
    const { findings, items } = inspected(resolve(EMPTY_DESIGN, catalog));
    expect(findings).toEqual([]);
    expect(new Set(items.map(({ state }) => state))).toEqual(new Set(['none']));
  });

  const statesOf = (build: () => Design) =>
    Object.fromEntries(
      inspected(resolve(build(), catalog)).items.map(({ item, state }) => [item.id, state]),
    );

  test('alarms prove nothing until somebody can read them', () => {
    const stateFor = (...emails: readonly string[]) =>
      statesOf(operated({ monitoring: { emails } }));
    expect(stateFor('oncall@example.com')).toMatchObject({ C7: 'open' });
    expect(stateFor('oncall@example.com', 'oncall@acme.dev')).toMatchObject({ C7: 'pass' });
    expect(stateFor()).toMatchObject({ C7: 'fail' });
  });

  test('a network alone makes no item green', () => {
    const states = Object.entries(statesOf(example({ without: COMPONENTS })));
    expect(states.filter(([, state]) => state !== 'none' && state !== 'open')).toEqual([]);
  });

  test('a database that nobody uses proves nothing about clients, servers or load balancers', () => {
    const without = COMPONENTS.filter((part) => part !== 'db' && part !== 'proxy');
    expect(statesOf(example({ without }))).toMatchObject({
      C2: 'none',
      M2: 'none',
      M3: 'none',
      M4: 'none',
    });
  });

  test('a data tier that is routed to the internet gateway is public, one that is routed to NAT is not', () => {
    const routed = (nat: string) => ({ vpc: { nat }, data: { internetRoute: true } });
    expect(statesOf(example({ with: routed('none') }))).toMatchObject({ C4: 'fail', M5: 'fail' });
    expect(statesOf(example({ with: routed('perAz') }))).toMatchObject({ C4: 'warn', M5: 'pass' });
  });

  test('storage that cannot grow warns of auto scaling, and storage that can proves none', () => {
    const full = { db: { maxAllocatedGib: 100 } };
    expect(statesOf(example({ with: full }))).toMatchObject({ C3: 'warn' });
    const without = COMPONENTS.filter((part) => part !== 'db');
    expect(statesOf(example({ without }))).toMatchObject({ C3: 'none' });
    expect(statesOf(example({ without, with: full }))).toMatchObject({ C3: 'warn' });
  });

  test('a proxy in one zone spoils connection pooling', () => {
    expect(statesOf(example({ with: { vpc: { zones: ['c'] } } }))).toMatchObject({ M3: 'fail' });
  });

  test('what exists already leaves open what nobody here can know', () => {
    const existing = example({
      with: { vpc: { style: 'existing' }, db: { existing: true } },
      without: ['replica'],
    });
    expect(statesOf(existing)).toMatchObject({
      C1: 'open',
      C4: 'open',
      C5: 'open',
      M1: 'open',
      M3: 'pass',
      M5: 'open',
    });
  });

  test('a worker alone proves nothing about load balancers', () => {
    const without = COMPONENTS.filter((part) => part !== 'web');
    const worker = example({ without, with: { web: { role: 'worker' } } });
    expect(statesOf(worker)).toMatchObject({ C2: 'none', C4: 'none', M4: 'none', M5: 'none' });
  });
});
