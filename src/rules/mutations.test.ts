/**
 * The mutation table: for each rule the smallest change to a green design that breaks it, after which exactly that finding is new.
 * A rule that is added gets a row here.
 */
import { expect, test } from 'vitest';
import { catalog } from '../catalog';
import {
  beginTransaction,
  checkStructure,
  idsAfter,
  type Design,
  type Transaction,
} from '../design';
import type { JsonObject } from '../kit/json';
import { resolve } from '../resolve';
import { defaultParams } from '../spec/kind-spec';
import { templates } from '../templates';
import { inspect, type Finding, type Rule } from '../validation';
import { EXAMPLE_CONTEXT } from './example-context';
import { checklist, rules } from './index';
import { UNBREAKABLE } from './unbreakable';

type Change = (tx: Transaction) => void;

interface OnTemplate {
  readonly template: string;
  readonly change: Change;
}
interface OfExamples {
  /** Indices of the rule's examples. */
  readonly good: number;
  readonly bad: number;
}
/** `also`: the rules that necessarily speak as well. */
type Row = (OnTemplate | OfExamples) & { readonly also: readonly string[] };

const on = (template: string, change: Change, ...also: readonly string[]): Row => ({
  template,
  change,
  also,
});
/** What makes a bad example of the rule of a good one, where no template has a subject for it. */
const pair = (good: number, bad: number, ...also: readonly string[]): Row => ({ good, bad, also });
const example = (bad: number, ...also: readonly string[]): Row => pair(0, bad, ...also);

function nodeOf({ design }: Transaction, slug: string) {
  const found = Object.values(design.nodes).find((node) => node.slug === slug);
  if (!found) throw new Error(`There is no ${slug}.`);
  return found;
}
function edgeOf(tx: Transaction, from: string, verb: string, to: string) {
  const ends = [nodeOf(tx, from).id, nodeOf(tx, to).id];
  const found = Object.values(tx.design.edges).find(
    (edge) => edge.verb === verb && edge.from === ends[0] && edge.to === ends[1],
  );
  if (!found) throw new Error(`${from} does not ${verb} ${to}.`);
  return found;
}

/** Other params of a node. */
const set =
  (slug: string, params: JsonObject): Change =>
  (tx) => {
    const node = nodeOf(tx, slug);
    tx.changeNode(node.id, { params: { ...node.params, ...params } });
  };
/** Other params of a connection. */
const tune =
  (from: string, verb: string, to: string, params: JsonObject): Change =>
  (tx) => {
    const edge = edgeOf(tx, from, verb, to);
    tx.changeEdge(edge.id, { params: { ...edge.params, ...params } });
  };
const setting =
  (name: string, value: string): Change =>
  (tx) =>
    tx.putSetting(name, value);
const part =
  (from: string, verb: string, to: string): Change =>
  (tx) =>
    tx.removeEdge(edgeOf(tx, from, verb, to).id);
const join =
  (from: string, verb: string, to: string): Change =>
  (tx) =>
    tx.putEdge({
      id: idsAfter(tx.design).edge(),
      verb,
      from: nodeOf(tx, from).id,
      to: nodeOf(tx, to).id,
      params: {},
    });
const move =
  (slug: string, into: string): Change =>
  (tx) =>
    tx.changeNode(nodeOf(tx, slug).id, { parent: nodeOf(tx, into).id });
const remove =
  (slug: string): Change =>
  (tx) => {
    const { id } = nodeOf(tx, slug);
    for (const edge of Object.values(tx.design.edges)) {
      if (edge.from === id || edge.to === id) tx.removeEdge(edge.id);
    }
    tx.removeNode(id);
  };
const add =
  (kind: string, into: string | null): Change =>
  (tx) => {
    const spec = catalog.kinds.get(kind)!.spec;
    tx.putNode({
      id: idsAfter(tx.design).node(),
      kind,
      slug: 'added',
      label: 'Added',
      parent: into === null ? null : nodeOf(tx, into).id,
      params: defaultParams(spec),
    });
  };

const ONE_ZONE = set('vpc', { zones: ['a'] });

const TABLE: Readonly<Record<string, Row>> = {
  // Multi-AZ
  'ML-1': on('three-tier', ONE_ZONE, 'ML-7', 'CP-4', 'NW-4'),
  'ML-2': on('multi-region', set('vpc', { zones: ['a', 'b'] })),
  'ML-3': on('three-tier', set('web', { multiAz: false })),
  'ML-4': on('three-tier', set('db', { multiAz: false })),
  'ML-5': on('three-tier', set('cache', { multiAz: false })),
  'ML-6': on('three-tier', set('vpc', { nat: 'single' })),
  'ML-7': on('three-tier', ONE_ZONE, 'ML-1', 'CP-4', 'NW-4'),
  'ML-8': on('three-tier', set('api', { keepAfterAzLoss: 7 })),
  'ML-9': on('network', set('search', { zoneCount: '1' })),
  'ML-10': example(0, 'ML-1', 'CP-4', 'NW-4'),
  'ML-11': example(0),

  // Load balancer
  'LB-1': on('three-tier', part('alb', 'routes-to', 'api')),
  'LB-2': on('three-tier', tune('alb', 'routes-to', 'api', { healthCheck: false })),
  'LB-3': on('three-tier', tune('alb', 'routes-to', 'api', { matcher: '200-499' })),
  'LB-4': on('three-tier', tune('alb', 'routes-to', 'api', { healthTimeoutSeconds: 90 })),
  'LB-5': on('three-tier', set('api', { healthCheckType: 'EC2' })),
  'LB-6': on('three-tier', tune('alb', 'routes-to', 'api', { healthTouchesDatabase: true })),
  'LB-7': on('blue-green', tune('alb', 'routes-to', 'green', { ownListener: true })),
  'LB-8': on('three-tier', tune('alb', 'routes-to', 'api', { paths: [] })),
  'LB-9': on('three-tier', set('alb', { deletionProtection: false })),
  'LB-10': on('three-tier', set('alb', { accessLogs: false })),
  'LB-11': on('three-tier', set('alb', { dropInvalidHeaders: false })),
  'LB-12': on('three-tier', set('alb', { waf: false })),
  'LB-13': on('microservices', set('service-a', { graceSeconds: 0 })),
  'LB-14': on('multi-region', set('dns', { healthCheck: false })),
  'LB-15': on('three-tier', move('alb', 'app-tier')),
  'LB-16': on('three-tier', tune('alb', 'routes-to', 'api', { hosts: ['other.example.org'] })),
  'LB-17': on('three-tier', set('alb', { scheme: 'internal' }), 'LB-20'),
  'LB-18': on('multi-region', part('alb', 'routes-to', 'web'), 'LB-1'),
  'LB-19': on('three-tier', set('api', { role: 'worker' })),
  'LB-20': on('three-tier', part('dns', 'resolves-to', 'alb'), 'IS-4', 'LB-16'),
  'LB-21': on('microservices', set('service-a', { port: 8080 })),

  // Auto scaling
  'AS-1': on('network', set('workers', { cpuScaling: false })),
  'AS-2': on('three-tier', set('api', { requestScaling: false })),
  'AS-3': on('three-tier', set('api', { max: 1 })),
  'AS-4': example(0),
  'AS-5': on('microservices', set('service-a', { min: 7 })),
  'AS-6': example(0),
  'AS-7': example(0),
  'AS-8': on('three-tier', set('api', { mixedInstances: true })),
  'AS-9': example(0),
  'AS-10': pair(1, 0),
  'AS-11': on('multi-region', set('web', { schedule: true })),

  // Private data and connections
  'PD-1': on('three-tier', move('cache', 'public-tier')),
  'PD-2': on('three-tier', set('db', { publiclyAccessible: true })),
  'PD-4': on('three-tier', set('data-tier', { internetRoute: true })),
  'PD-5': on('three-tier', join('users', 'requests', 'db')),
  'PD-6': on('three-tier', move('cache', 'app-tier')),
  'PD-7': example(0),
  'CP-1': on('three-tier', join('web', 'reads-writes', 'db')),
  'CP-2': example(0, 'SV-4'),
  'CP-3': on('three-tier', join('api', 'reads-writes', 'db')),
  'CP-4': on('three-tier', ONE_ZONE, 'ML-1', 'ML-7', 'NW-4'),

  // Encryption
  'EN-1': on('three-tier', set('db', { encrypted: false })),
  'EN-2': on('three-tier', set('cache', { inTransit: 'preferred' })),
  'EN-3': on('three-tier', set('db', { forceTls: false })),
  'EN-4': on('three-tier', set('alb', { protocol: 'HTTP' })),
  'EN-5': on('three-tier', set('alb', { sslPolicy: 'ELBSecurityPolicy-2016-08' })),
  'EN-6': on('three-tier', set('proxy', { requireTls: false })),
  'EN-7': on('three-tier', set('api', { volumeEncrypted: false })),
  'EN-8': on('multi-region', set('files', { tlsOnly: false })),
  'EN-9': on('serverless', set('orders', { customerKey: false })),
  'EN-10': on('serverless', set('orders', { tlsOnly: false })),
  'EN-11': on('three-tier', set('region', { keyRotation: false })),
  'EN-12': on('three-tier', set('db', { logRetentionDays: 90 })),
  'EN-13': example(0),
  'EN-14': on('network', set('search', { nodeToNode: false })),
  'EN-15': example(1),

  // Backup
  'BK-1': on('three-tier', set('cache', { snapshotDays: 0 })),
  'BK-2': on('multi-region', set('backup', { restoreTesting: false })),
  'BK-3': on('multi-region', move('files', 'region-dr'), 'BK-2'),
  'BK-4': on('multi-region', set('backup', { copy: false })),
  'BK-5': on('three-tier', set('db', { deletionProtection: false })),
  'BK-6': on('multi-region', set('backup', { lock: 'off' })),
  'BK-7': on('multi-region', set('backup', { historyDays: 90 })),
  'BK-8': on('three-tier', set('db', { maintenanceWindow: 'Mon:04:15-Mon:05:15' })),
  'BK-9': on('serverless', set('records', { pointInTimeRecovery: false })),
  'BK-10': on('multi-region', set('backup', { hourUtc: 5 })),
  'BK-11': example(0),
  'BK-12': on('multi-region', set('backup', { lastRestoreTest: '2020-01-01' })),

  // Monitoring
  'MO-1': on('multi-region', move('alarms', 'region-dr')),
  'MO-2': on('multi-region', set('alarms', { emails: [] })),
  'MO-3': on('three-tier', set('vpc', { flowLogs: 'off' })),
  'MO-4': on('three-tier', set('db', { exportLogs: false })),
  'MO-5': on('serverless', set('intake', { tracing: false })),
  'MO-6': on('multi-region', set('alarms', { encryption: 'aws' })),
  'MO-7': example(0),
  'MO-8': on('multi-region', set('alarms', { dashboard: false })),
  'MO-9': on('three-tier', set('alb', { wafLogging: false })),
  'MO-10': on('three-tier', set('api', { detailedMonitoring: false })),

  // Disaster recovery
  'DR-1': on('multi-region', set('dr-plan', { owner: '' })),
  'DR-2': on('multi-region', set('dr-plan', { edgeRto: 0 })),
  'DR-3': on('multi-region', set('dr-plan', { confirmedOn: '2020-01-01' })),
  'DR-4': on('multi-region', remove('cache-dr'), 'DR-2'),
  'DR-5': on('multi-region', set('dns', { failoverMode: 'automatic' })),
  'DR-6': on('multi-region', set('dr-plan', { tests: [] })),
  'DR-7': example(0, 'DR-1', 'MO-1', 'MO-2', 'NW-7'),
  'DR-8': on('three-tier', add('vpc', 'region')),
  'DR-9': on('multi-region', set('dns', { healthCheckName: 'other.example.com' })),
  'DR-10': example(0, 'DR-1', 'MO-1', 'MO-2'),
  'DR-11': on('multi-region', set('files', { existing: true })),
  'DR-12': on('multi-region', set('dr-plan', { lastTest: '2020-01-01' })),
  'DR-13': on('multi-region', set('dr-plan', { strategy: 'active-active' })),

  // Security, versions, cost
  'SE-1': on('three-tier', set('api', { imdsv2: false })),
  'SE-2': on('network', set('bastion', { access: 'ssh', sshRanges: ['203.0.113.0/24'] })),
  'SE-3': on('three-tier', set('db', { username: 'admin' })),
  'SE-4': on('three-tier', set('db', { password: 'managed' })),
  'SE-5': on('three-tier', set('db', { password: 'state' }), 'EN-15'),
  'SE-7': on('three-tier', set('vpc', { closedDefaultGroup: false })),
  'SE-8': on('microservices', move('service-a', 'public-tier')),
  'SE-9': on('microservices', set('service-a', { readonlyRoot: false })),
  'SE-10': on('serverless', set('api', { authorization: 'NONE' })),
  'SE-11': example(0),
  'VE-1': on('three-tier', set('db', { engineVersion: '16.1' })),
  'VE-2': on('three-tier', set('web', { instanceType: 't2.small' })),
  'VE-3': on('three-tier', set('db', { autoMinorUpgrade: false })),
  'VE-4': on('circuit-breaker', tune('shop', 'calls-service', 'payments', { mesh: 'app-mesh' })),
  'VE-5': example(0),
  'CO-1': example(0),
  'CO-2': on('three-tier', set('db-replica', { instanceClass: 'db.r6i.xlarge' })),
  'CO-3': on('multi-region', set('dr-plan', { strategy: 'pilot-light' })),

  // Serverless
  'SV-1': on('serverless', set('orders', { deadLetters: false })),
  'SV-2': on('serverless', tune('orders', 'triggers', 'worker', { partialBatches: false })),
  'SV-3': on('serverless', set('events', { deadLetters: false })),
  'SV-4': example(0),
  'SV-5': on('serverless', set('intake', { timeoutSeconds: 90 })),
  'SV-6': on('serverless', join('events', 'notifies', 'worker')),
  'SV-7': example(0),
  'SV-8': example(0),
  'SV-9': on('serverless', set('worker', { reservedConcurrency: 1 })),
  'SV-10': example(0),
  'SV-11': example(0),
  'SV-12': on('serverless', set('intake', { reservedConcurrency: 1000 })),
  'SV-13': example(0),
  'SV-14': on('serverless', part('orders', 'triggers', 'worker'), 'IS-1'),

  // Network and structure
  'NW-1': on('three-tier', set('data-tier', { prefix: 16 })),
  'NW-2': example(0, 'ML-2'),
  'NW-3': example(0),
  'NW-4': on('three-tier', ONE_ZONE, 'ML-1', 'ML-7', 'CP-4'),
  'NW-5': on('three-tier', set('vpc', { dnsSupport: false })),
  'NW-6': on('three-tier', move('api', 'public-tier')),
  'NW-7': on('three-tier', set('vpc', { zones: ['a', 'b', 'c', 'd', 'e', 'f'] })),
  'NW-8': example(0),
  'NW-9': example(1),
  'NW-10': on('network', set('vpc', { interfaceEndpoints: [] })),
  'NW-11': example(0, 'ML-2', 'ML-8'),
  'NW-12': on('microservices', set('vpc', { nat: 'none' })),
  'NW-13': example(0, 'NW-12'),
  'IS-1': on('three-tier', part('users', 'requests', 'dns')),
  'IS-2': on('three-tier', join('api', 'calls', 'alb')),
  'IS-3': on('three-tier', set('api', { multiAz: false }), 'ML-3'),
  'IS-4': on('three-tier', part('db', 'replicates-to', 'db-replica')),
  'IS-5': on('three-tier', move('db-replica', 'vpc')),
  'IS-6': on('three-tier', add('tier', 'vpc')),
  'IS-7': on('three-tier', move('db-replica', 'app-tier')),
  'IS-8': on('three-tier', part('api', 'reads-writes', 'proxy')),
  'IS-9': on('three-tier', set('cache', { existing: true })),
  'IS-10': example(0),

  // Parameters and names
  'CF-2': on('blue-green', tune('alb', 'routes-to', 'green', { greenWeight: 101 })),
  'CF-3': example(0),
  'CF-4': on('microservices', set('service-a', { cpu: '2048' })),
  'CF-5': on('serverless', set('orders', { visibilitySeconds: 1 })),
  'CF-6': on('three-tier', set('db', { iops: 7 })),
  'CF-7': pair(1, 0),
  'CF-8': example(0, 'IS-8'),
  'CF-9': on('microservices', set('service-a', { exec: true })),
  'CF-10': example(0, 'AS-4', 'AS-8', 'CF-18', 'EN-13'),
  'CF-11': example(0),
  'CF-12': on('three-tier', set('db-replica', { zone: 'f' })),
  'CF-13': example(1),
  'CF-14': example(1),
  'CF-15': example(0),
  'CF-16': example(0, 'LB-20', 'LB-16', 'EN-13'),
  'CF-17': example(0, 'IS-1'),
  'CF-18': pair(1, 0, 'IS-1'),
  'PA-1': on('three-tier', tune('api', 'reads-writes', 'proxy', { poolSize: 1001 })),
  'NM-1': on('three-tier', setting('environment', 'production')),
  'NM-2': example(0),
  'NM-3': example(0),
  'NM-4': example(1),
};

const findingsOf = (design: Design): readonly Finding[] =>
  inspect(resolve(design, catalog), rules, checklist, EXAMPLE_CONTEXT).findings;

/** A note that becomes a warning says something new. */
const told = ({ severity, id }: Finding): string => `${severity} ${id}`;

/** Each green design is looked at once, whichever rule it is changed for. */
const studied = new Map<string, { design: Design; findings: readonly Finding[] }>();
function study(key: string, build: (() => Design) | undefined) {
  const known = studied.get(key);
  if (known) return known;
  if (!build) throw new Error(`There is no ${key}.`);
  const design = build();
  const one = { design, findings: findingsOf(design) };
  studied.set(key, one);
  return one;
}

const green = ({ id, examples }: Rule, row: Row) =>
  'template' in row
    ? study(row.template, templates.find((one) => one.id === row.template)?.build)
    : study(`${id} ${row.good}`, examples.good[row.good]);

function changed(rule: Rule, row: Row, design: Design): Design {
  if (!('template' in row)) return rule.examples.bad[row.bad]!();
  const tx = beginTransaction(design);
  row.change(tx);
  return tx.design;
}

const breakable = rules.filter(({ id }) => !UNBREAKABLE.includes(id));

test('each rule that a design can break has a row, and each row a rule', () => {
  expect(Object.keys(TABLE).toSorted()).toEqual(breakable.map(({ id }) => id).toSorted());
});

test.each(
  breakable.flatMap((rule) => (TABLE[rule.id] ? [[rule.id, rule, TABLE[rule.id]!] as const] : [])),
)('V5 %s: the smallest change brings its finding and no other', (id, rule, row) => {
  const before = green(rule, row);
  const open = before.findings.filter(({ severity }) => severity !== 'info');
  // An example may lack what has nothing to do with its rule.
  if ('template' in row) expect(open.map((one) => one.id)).toEqual([]);
  const design = changed(rule, row, before.design);
  expect(checkStructure(design)).toEqual([]);
  const known = new Set(before.findings.map(told));
  const added = findingsOf(design).filter((one) => !known.has(told(one)));
  expect([...new Set(added.map((one) => one.rule.id))].toSorted()).toEqual(
    [id, ...row.also].toSorted(),
  );
  const severities = added.flatMap((one) => (one.rule.id === id ? [one.severity] : []));
  expect(severities).toContain(rule.severity);
});
