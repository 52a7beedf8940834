import { expect, test } from 'vitest';
import { catalog } from '../catalog';
import type { Waiver } from '../design';
import { remember } from '../kit/memo';
import { resolve } from '../resolve';
import {
  acceptedOf,
  extentOf,
  inspect,
  toExportAcceptances,
  whyNeverAccepted,
  type Finding,
} from '../validation';
import { example } from './example-designs';
import { EXAMPLE_CONTEXT } from './example-context';
import { checklist, rules } from './index';

/** Rules that report the same field for causes of their own: what mends one leaves the other. */
const APART: Readonly<Record<string, string>> = {
  'CF-1 CO-2': 'a node that cannot join a global datastore, and a dearer one of its size',
  'CF-14 CO-2': 'tasks for the wrong processor, and a dearer machine of the right one',
  'CF-15 CO-2': 'the region lacks the machine, and a newer one costs less',
  'ML-2 PA-1': 'a zone named twice, and two zones where three are better',
};

type Rule = (typeof rules)[number];
const study = remember((build: Rule['examples']['bad'][number]) => {
  const design = build();
  return { design, ...inspect(resolve(design, catalog), rules, checklist, EXAMPLE_CONTEXT) };
});

const fieldOf = ({ field }: Finding): string | null =>
  field ? `${field.node ?? field.edge ?? ''}.${field.name}` : null;

test('one cause is reported once: no two rules report the same field of a bad example', () => {
  const pairs = new Set<string>();
  for (const build of new Set(rules.flatMap(({ examples }) => examples.bad))) {
    const byField = new Map<string, Set<string>>();
    for (const finding of study(build).reported) {
      const field = fieldOf(finding);
      if (field !== null)
        byField.set(field, (byField.get(field) ?? new Set()).add(finding.rule.id));
    }
    for (const ids of byField.values()) {
      const sorted = [...ids].toSorted();
      for (const [at, id] of sorted.entries()) {
        for (const other of sorted.slice(at + 1)) pairs.add(`${id} ${other}`);
      }
    }
  }
  expect([...pairs].toSorted()).toEqual(Object.keys(APART));
});

test('what else was found of a cause stands with what is listed, and is counted with it', () => {
  const design = example({ with: { vpc: { zones: ['a'] } } });
  const { reported, findings, counts, items } = inspect(
    resolve(design(), catalog),
    rules,
    checklist,
    EXAMPLE_CONTEXT,
  );
  const cause = reported.find(({ rule }) => rule.id === 'ML-1');
  expect(cause?.also?.map(({ rule }) => rule.id)).toEqual(['ML-7', 'CP-4', 'NW-4']);
  expect(findings.length).toBeGreaterThan(reported.length);
  expect(counts.error).toBe(reported.filter(({ severity }) => severity === 'error').length);
  expect(items.find(({ item }) => item.id === 'C1')?.state).toBe('fail');
});

test('each rule that follows another knows it, and nobody follows himself', () => {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const follows = (id: string, seen: readonly string[]): void => {
    expect(seen).not.toContain(id);
    expect([...byId.keys()]).toContain(id);
    for (const next of byId.get(id)?.sameAs ?? []) follows(next, [...seen, id]);
  };
  for (const { id } of rules) follows(id, []);
});

test('a database in the public tier is one finding, whatever follows it there', () => {
  const { reported } = inspect(
    resolve(example({ move: { db: 'public' } })(), catalog),
    rules,
    checklist,
    EXAMPLE_CONTEXT,
  );
  const found = reported.filter(({ rule }) => /^(?:PD-|IS-7)/.test(rule.id));
  expect(
    found.flatMap(({ rule, severity, evidence }) =>
      severity === 'info' ? [] : [`${rule.id} ${evidence}`],
    ),
  ).toEqual([
    'PD-1 App database: in Public tier, whose subnets have a route to the internet, and RDS builds Read replica there too; expected the data tier.',
  ]);
});

test('a password in the state is one cause with one fix', () => {
  const { reported } = inspect(
    resolve(example({ with: { db: { password: 'state' } } })(), catalog),
    rules,
    checklist,
    EXAMPLE_CONTEXT,
  );
  const cause = reported.filter(({ field }) => field?.name === 'password');
  expect(cause.map(({ rule, also }) => [rule.id, also?.map((one) => one.rule.id)])).toEqual([
    ['EN-15', ['SE-5']],
  ]);
});

test.each([
  ['yes', 'ML-3', ['PA-1', 'ML-8']],
  ['no', 'PA-1', ['ML-8']],
])('a minimum below none of a group (critical: %s) is one cause', (critical, cause, also) => {
  const design = example({ with: { web: { min: -1, critical } } })();
  const { reported } = inspect(resolve(design, catalog), rules, checklist, EXAMPLE_CONTEXT);
  const found = reported.filter(({ field }) => field?.name === 'min');
  expect(found.map((one) => [one.rule.id, one.also?.map(({ rule }) => rule.id)])).toEqual([
    [cause, also],
  ]);
  for (const { evidence } of found.flatMap((one) => [one, ...(one.also ?? [])])) {
    if (!evidence.includes('must be')) expect(evidence).not.toContain('-1');
  }
});

test('what lacks altogether is one cause with one fix', () => {
  const { reported } = inspect(resolve(example()(), catalog), rules, checklist, EXAMPLE_CONTEXT);
  const lacking = reported.filter(({ rule }) => /^(?:BK|MO)-/.test(rule.id));
  expect(lacking.map(({ rule, also }) => [rule.id, also?.map((one) => one.rule.id)])).toEqual([
    ['BK-3', ['BK-2']],
    ['MO-1', ['MO-2']],
  ]);
});

test('who accepts a cause accepts what was told with it, and nothing new is reported', () => {
  const accepted = new Set<string>();
  for (const build of new Set(rules.flatMap(({ examples }) => examples.bad))) {
    const { design, ...before } = study(build);
    for (const cause of before.reported) {
      const { rule, also = [] } = cause;
      if (also.length === 0 || whyNeverAccepted(rule, cause) !== null) continue;
      // Each pair once: examples are many, and most differ by one value.
      const pair = [rule.id, ...also.map((one) => one.rule.id)].join(' ');
      if (accepted.has(pair)) continue;
      accepted.add(pair);
      const terms = { reason: 'Agreed.', owner: 'Platform', until: EXAMPLE_CONTEXT.today };
      const alike = before.findings.filter(
        (one) =>
          JSON.stringify(acceptedOf(one.rule, one)) === JSON.stringify(acceptedOf(rule, cause)),
      );
      const told = alike.map((one) => before.reported.find(({ id }) => id === one.id) ?? one);
      const waiver = { id: 'w1', ...acceptedOf(rule, cause), ...extentOf(told), ...terms };
      const after = inspect(
        resolve({ ...design, waivers: { w1: waiver } }, catalog),
        rules,
        checklist,
        EXAMPLE_CONTEXT,
      );
      const known = new Set(before.reported.map(({ id }) => id));
      const refused = also.filter((one) => whyNeverAccepted(one.rule, one) !== null);
      const fresh = after.reported
        .filter(({ id }) => !known.has(id))
        .flatMap((one) => [one, ...(one.also ?? [])].map(({ id }) => id));
      expect([pair, fresh.toSorted()]).toEqual([pair, refused.map(({ id }) => id).toSorted()]);
      expect(after.accepted.map(({ id }) => id)).toEqual(
        expect.arrayContaining(
          [cause, ...also.filter((one) => !refused.includes(one))].map(({ id }) => id),
        ),
      );
      // Nobody was asked which other checks of the code may be silent.
      expect(new Set(toExportAcceptances(after.accepted).map((one) => one.rule))).toEqual(
        new Set([rule.id]),
      );
    }
  }
  expect(accepted).toContain('MO-1 MO-2');
});

test('what was told with an accepted cause counts again when it has grown', () => {
  const design = example({ with: { web: { min: 1, desired: 1 } } })();
  const inspected = (web: object, waivers: Record<string, Waiver> = {}) => {
    const [group] = Object.values(design.nodes).filter((one) => one.label === 'Web servers');
    const nodes = {
      ...design.nodes,
      [group!.id]: { ...group!, params: { ...group!.params, ...web } },
    };
    const model = resolve({ ...design, nodes, waivers }, catalog);
    return inspect(model, rules, checklist, EXAMPLE_CONTEXT);
  };
  const cause = inspected({}).reported.find(({ rule }) => rule.id === 'ML-3')!;
  const terms = { reason: 'Agreed.', owner: 'Platform', until: EXAMPLE_CONTEXT.today };
  const w1 = { id: 'w1', ...acceptedOf(cause.rule, cause), ...extentOf([cause]), ...terms };
  const left = (web: object, waiver: Waiver = w1) =>
    inspected(web, { w1: waiver })
      .findings.map(({ rule }) => rule.id)
      .filter((id) => ['ML-3', 'ML-8', 'AS-11'].includes(id));
  expect(left({})).toEqual([]);
  expect(left({ keepAfterAzLoss: 1 })).toEqual([]);
  expect(left({ keepAfterAzLoss: 50 })).toEqual(['ML-3', 'ML-8']);
  // The schedule's own rule follows as well: it counts how far below the group's minimum it goes.
  const nightly = (min: number) => ({ schedule: true, eveningMin: 1, min, desired: min });
  const night = inspected(nightly(2)).reported.find(({ rule }) => rule.id === 'ML-3')!;
  expect(night.also?.map(({ rule }) => rule.id)).toContain('AS-11');
  const w2 = { ...w1, ...acceptedOf(night.rule, night), ...extentOf([night]) };
  expect(left(nightly(2), w2)).toEqual([]);
  expect(left(nightly(6), w2)).toContain('AS-11');
  // As designs and links hold it that were saved when only the servers were counted.
  expect(left({}, { ...w1, measure: -1 })).toEqual([]);
});

test('what was not told with an accepted cause counts', () => {
  const design = rules.find(({ id }) => id === 'ML-10')!.examples.bad[0]!();
  const inspected = (waivers: Record<string, Waiver>) =>
    inspect(resolve({ ...design, waivers }, catalog), rules, checklist, EXAMPLE_CONTEXT);
  const cause = inspected({}).reported.find((one) =>
    one.also?.some(({ rule }) => rule.id === 'ML-10'),
  )!;
  const terms = { reason: 'Agreed.', owner: 'Platform', until: EXAMPLE_CONTEXT.today };
  const about = { id: 'w1', ...acceptedOf(cause.rule, cause), ...terms };
  const counted = (waiver: Waiver) =>
    inspected({ w1: waiver }).findings.flatMap(({ rule }) =>
      rule.id === 'ML-10' ? ['ML-10'] : [],
    );
  expect(counted({ ...about, ...extentOf([cause]) })).toEqual([]);
  expect(counted({ ...about, ...extentOf([{ ...cause, also: [] }]) })).toEqual(['ML-10']);
  // A file that does not tell of what it speaks is taken at its word.
  expect(counted(about)).toEqual([]);
});
