import { expect, it } from 'vitest';
import { catalog } from '../catalog';
import { apply } from '../design';
import { resolve } from '../resolve';
import { checklist, rules } from '../rules';
import { EXAMPLE_CONTEXT } from '../rules/example-context';
import { fixAll, inspect, type Severity } from '../validation';
import { asPrinted } from './as-printed';

const model = resolve(asPrinted.build(), catalog);
const opened = inspect(model, rules, checklist, EXAMPLE_CONTEXT);
const idsOf = (wanted: Severity) => [
  ...new Set(
    opened.findings.flatMap(({ rule, severity }) => (severity === wanted ? [rule.id] : [])),
  ),
];

/** What a reviewer of the methodology finds, by severity. */
const FOUND: Readonly<Record<Severity, readonly string[]>> = {
  error: [
    'SE-3', // "admin" is reserved
    'VE-1', // PostgreSQL 16.1 is withdrawn
    'VE-4', // App Mesh has ended
    'LB-7', // two listeners on 443
    'DR-9', // the health check asks a name that nobody serves
    'MO-1', // no alarms
    'MO-2', // and so none that reaches anybody
    'DR-1', // no DR plan
  ],
  warning: [
    'ML-8', // two servers over three zones
    'CP-1', // no connection pool
    'BK-2', // no restore that is tried
    'BK-3', // for there is no backup plan
    'MO-3', // no flow logs
    'MO-4', // no logs of the database
    'LB-12', // no firewall
    'SE-5', // nothing rotates the password
    'EN-15', // which random_password keeps in the state
    'CF-3', // every host may be ejected
    'DR-4', // the second region has none of the services
    'DR-5', // DNS fails over while the replica is read-only
  ],
  info: ['PD-7', 'VE-5', 'CO-2', 'EN-13'],
};

/** What is true beside that review, and follows of what is printed; none of it keeps an item from being green. */
const BEYOND: Readonly<Record<string, string>> = {
  'AS-8': 'one launch template for up to ten servers',
  'BK-8': 'the maintenance window begins at 04:00, when the backup window ends',
  'EN-15':
    'the token of the cache is random_password as well; unlike the password of the database it has no other place',
  'NM-4': 'example.com is nobody’s domain',
};

/** What has one cause is reported once. */
const TOLD_WITH: Readonly<Record<string, string>> = {
  'BK-2': 'BK-3',
  'MO-2': 'MO-1',
  'SE-5': 'EN-15',
};

it('opens with exactly what a reviewer finds', () => {
  expect(idsOf('error').toSorted()).toEqual(FOUND.error.toSorted());
  expect(idsOf('warning').toSorted()).toEqual(FOUND.warning.toSorted());
  expect(idsOf('info').toSorted()).toEqual([...FOUND.info, ...Object.keys(BEYOND)].toSorted());
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
    ...['api', 'app-node'].map((service) => [
      'DR-4',
      [expect.objectContaining({ safe: false })],
      expect.stringContaining(`stands in for ${service}.`),
    ]),
  ]);
});
