import { expect, it } from 'vitest';
import { catalog } from '../catalog';
import { apply } from '../design';
import { resolve } from '../resolve';
import { checklist, rules } from '../rules';
import { EXAMPLE_CONTEXT } from '../rules/example-context';
import { fixAll, inspect, type Finding, type Severity } from '../validation';
import { asPrinted } from './as-printed';

const model = resolve(asPrinted.build(), catalog);
const opened = inspect(model, rules, checklist, EXAMPLE_CONTEXT);

/** A finding as "RULE subject", with the slugs of the design; of a connection both. */
const named = ({ rule, nodes, edges = [] }: Finding): string => {
  const slug = (id: string) => model.get(id).slug;
  const [edge] = edges;
  const [first] = nodes;
  if (edge === undefined) return `${rule.id} ${first === undefined ? 'design' : slug(first)}`;
  const { from, to } = model.edge(edge);
  return `${rule.id} ${slug(from)} → ${slug(to)}`;
};

/** What a reviewer of the methodology finds, by severity: PATTERNS 5.2. */
const FOUND: Readonly<Record<Severity, readonly string[]>> = {
  error: [
    'SE-3 db', // "admin" is reserved
    'VE-1 db', // PostgreSQL 16.1 is withdrawn
    'VE-4 api → app-node', // App Mesh has ended
    'LB-7 alb → green', // two listeners on 443
    'DR-9 dns', // the health check asks a name that nobody serves
    'MO-1 region', // no alarms
    'MO-2 region', // and so none that reaches anybody
    'DR-1 dns', // no DR plan
  ],
  warning: [
    ...['app', 'green', 'app-dr'].map((fleet) => `ML-8 ${fleet}`), // two servers over three zones
    'CP-1 db', // no connection pool
    'BK-2 region', // no restore that is tried
    'BK-3 region', // for there is no backup plan
    ...['vpc', 'vpc-dr'].map((network) => `MO-3 ${network}`), // no flow logs
    'MO-4 db', // no logs of the database
    ...['alb', 'alb-dr'].map((door) => `LB-12 ${door}`), // no firewall
    'SE-5 db', // nothing rotates the password
    'EN-15 db', // which random_password keeps in the state
    'CF-3 api → app-node', // every host may be ejected
    ...['api', 'app-node'].map((service) => `DR-4 ${service}`), // the second region has neither
    'DR-5 dns', // DNS fails over while the replica is read-only
  ],
  info: [
    ...['db', 'redis', 'redis-dr'].map((data) => `PD-7 ${data}`), // the ports of old
    ...['redis', 'redis-dr'].map((cache) => `VE-5 ${cache}`), // Valkey is cheaper
    ...['db', 'db-replica', 'db-dr', 'redis', 'redis-dr'].map((data) => `CO-2 ${data}`), // Intel
    ...['alb → app', 'alb → api', 'alb → green', 'alb-dr → app-dr'].map((way) => `EN-13 ${way}`), // HTTP behind the door
  ],
};

/** Notes beside that review, each of which follows of what is printed; none keeps an item from being green. */
const BEYOND: readonly string[] = [
  // By their definition in the same document: one launch template for up to ten servers.
  ...['app', 'green', 'app-dr'].map((fleet) => `AS-8 ${fleet}`),
  // The token of the cache is random_password as well; unlike the password of the database it has no other place.
  ...['redis', 'redis-dr'].map((cache) => `EN-15 ${cache}`),
  // example.com is nobody's domain.
  'NM-4 dns',
];

/** What has one cause is reported once. */
const TOLD_WITH: Readonly<Record<string, string>> = {
  'BK-2': 'BK-3',
  'MO-2': 'MO-1',
  'SE-5': 'EN-15',
};

it('opens with exactly what a reviewer finds', () => {
  const found = (wanted: Severity) =>
    opened.findings
      .filter(({ severity }) => severity === wanted)
      .map(named)
      .toSorted();
  expect(found('error')).toEqual(FOUND.error.toSorted());
  expect(found('warning')).toEqual(FOUND.warning.toSorted());
  expect(found('info')).toEqual([...FOUND.info, ...BEYOND].toSorted());
});

it('reports each cause once', () => {
  const pairs = opened.reported.flatMap(({ rule, also = [] }) =>
    also.map((one) => [one.rule.id, rule.id] as const),
  );
  expect(Object.fromEntries(pairs)).toEqual(TOLD_WITH);
});

it('passes what the methodology does right', () => {
  const states = new Map(opened.items.map(({ item, state }) => [item.id, state]));
  expect(['C3', 'C4', 'M2', 'M4', 'M5'].map((id) => states.get(id))).toEqual(
    Array.from({ length: 5 }, () => 'pass'),
  );
  const right = ['ML-1', 'ML-2', 'ML-3', 'ML-4', 'ML-5', 'ML-6', 'ML-7', 'EN-5'];
  for (const { rules: reports } of opened.items) {
    for (const { rule, verdicts } of reports) {
      if (!right.includes(rule.id)) continue;
      expect(verdicts.map(({ holds }) => holds)).not.toContain(false);
    }
  }
});

it('is green in all that a machine can prove once all is fixed, and says what a person must do', () => {
  const { patch, applied } = fixAll(model, rules, checklist, EXAMPLE_CONTEXT);
  // What was reported is what was fixed, and not what was told with it.
  const ids = applied.map(({ finding }) => finding.rule.id);
  expect(ids.filter((id) => id in TOLD_WITH)).toEqual([]);
  const fixed = resolve(apply(model.design, patch), catalog);
  const { findings, items } = inspect(fixed, rules, checklist, EXAMPLE_CONTEXT);
  const states = Object.fromEntries(items.map(({ item, state }) => [item.id, state]));
  expect(states).toEqual({
    C1: 'pass',
    C2: 'pass',
    C3: 'pass',
    C4: 'pass',
    C5: 'pass',
    C6: 'open',
    C7: 'open',
    C8: 'fail',
    M1: 'pass',
    M2: 'pass',
    M3: 'pass',
    M4: 'pass',
    M5: 'pass',
  });
  expect(items.find(({ item }) => item.id === 'C6')?.gap?.says).toMatch(/Restore something/);
  expect(items.find(({ item }) => item.id === 'C7')?.gap?.says).toMatch(/enter a real address/);
  const left = findings.filter(({ severity }) => severity !== 'info');
  expect(left.map(({ rule, fixes, evidence }) => [rule.id, fixes, evidence])).toEqual([
    ['DR-1', undefined, expect.stringMatching(/does not say its owner/)],
  ]);
});
