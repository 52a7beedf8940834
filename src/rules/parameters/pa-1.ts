import { dailyWindowProblem } from '../../catalog/checks';
import { isOfOldFamily } from '../../catalog/instance-families';
import { isOldRuntime } from '../../catalog/lambda-function/runtimes';
import { elasticache } from '../../catalog/elasticache/spec';
import { isSameJson, type JsonObject, type JsonValue } from '../../kit/json';
import { plural, truncate } from '../../kit/words';
import { fieldProblem } from '../../spec/field-problem';
import { fieldsInUse, type Field, type Fields } from '../../spec/fields';
import type { Model } from '../../spec/model';
import { SETTINGS } from '../../spec/settings';
import { defineRule, fail, pass, type FieldRef, type Fix, type Verdict } from '../../validation';
import { clustered, example } from '../example-designs';
import { setEdgeParams, setParams, setSetting } from '../fixes';
import { nameOf, perRecord } from '../subjects';
import { factOfEach } from '../../spec/fact';

type Owned = (value: JsonValue) => boolean;
const always: Owned = () => true;
const isOld: Owned = (value) => isOfOldFamily(String(value));
/** A window in the right form is checked against the other window by BK-8. */
const isDailyWindow: Owned = (value) => dailyWindowProblem(30)(String(value)) === null;

const AUTHS = elasticache.fields.auth.options.map(({ value }) => value);

/** Fields whose problems another rule reports, by kind, verb or "settings": none is told twice. */
const OWNED: Readonly<Record<string, Readonly<Record<string, Owned>>>> = {
  'rds-instance': {
    username: always, // SE-3
    engineVersion: always, // VE-1
    instanceClass: isOld, // VE-2
    backupWindow: isDailyWindow, // BK-8
  },
  'aurora-cluster': {
    username: always, // SE-3
    engineVersion: always, // VE-1
    backupWindow: isDailyWindow, // BK-8
  },
  elasticache: {
    engineVersion: always, // VE-1
    nodeType: isOld, // VE-2
    automaticFailover: always, // ML-5
    multiAz: always, // ML-5
    auth: (value) => AUTHS.includes(String(value)), // EN-2
    snapshotWindow: (value) => dailyWindowProblem(60)(String(value)) === null, // BK-8
  },
  'ecs-service': { memoryMib: always, instanceType: isOld }, // CF-4, VE-2
  'auto-scaling-group': { instanceType: isOld }, // VE-2
  'bastion-host': { instanceType: isOld }, // VE-2
  'rds-replica': { instanceClass: isOld }, // VE-2
  'lambda-function': { runtime: (value) => isOldRuntime(String(value)) }, // VE-2
  vpc: {
    dnsHostnames: always, // NW-5
    zones: (value) => Array.isArray(value) && value.length === 0, // ML-1
  },
  'routes-to': {
    healthPath: (value) => value === '', // LB-2
    greenWeight: always, // CF-2
  },
  settings: { project: always, environment: always }, // NM-1
};

/** Aurora guide, "Supported DB instance classes": no general purpose class and no micro. */
const NOT_AURORA = { 'aurora-cluster': /^db\.(?:m\d|t\d\w*\.micro$)/ };

/** Choices of which AWS has more than Lintel lists: another value of this form may be fine, and is only a warning. */
const OPEN: readonly {
  readonly name: string;
  readonly form: RegExp;
  readonly not?: Readonly<Record<string, RegExp>>;
}[] = [
  { name: 'instanceType', form: /^[a-z][a-z0-9-]*\d[a-z0-9-]*\.[a-z0-9-]+$/ },
  { name: 'instanceClass', form: /^db\.[a-z][a-z0-9]*\.[a-z0-9]+$/, not: NOT_AURORA },
  { name: 'nodeType', form: /^cache\.[a-z][a-z0-9]*\.[a-z0-9]+$/ },
  { name: 'region', form: /^[a-z]{2}(?:-[a-z]+)+-\d$/ },
  { name: 'sslPolicy', form: /^ELBSecurityPolicy-[A-Za-z0-9-]+$/ },
];

interface Problem {
  readonly name: string;
  readonly field: Field;
  readonly value: JsonValue;
  readonly text: string;
  readonly isOpen: boolean;
}

function problemsIn(owner: string, fields: Fields, params: JsonObject): readonly Problem[] {
  return fieldsInUse(fields, params).flatMap(([name, field]): Problem[] => {
    const value = params[name] ?? field.default;
    const text = fieldProblem(field, value, { params });
    if (text === null || OWNED[owner]?.[name]?.(value)) return [];
    const isOpen =
      field.type === 'choice' &&
      OPEN.some(
        (one) =>
          one.name === name &&
          one.form.test(String(value)) &&
          !one.not?.[owner]?.test(String(value)),
      );
    return [{ name, field, value, text, isOpen }];
  });
}

/** Values near the wrong one, nearest first. */
function candidates(field: Field, value: JsonValue): readonly JsonValue[] {
  switch (field.type) {
    case 'number': {
      const step = field.step ?? 1;
      const number = Math.min(Math.max(Number(value), field.min), field.max);
      return [Math.round(number / step) * step, field.default];
    }
    case 'toggle':
      return [value !== true];
    case 'choice':
      return [field.default, ...field.options.map((option) => option.value)];
    case 'choices': {
      const values = value as readonly string[];
      return [
        field.options.map((option) => option.value).filter((one) => values.includes(one)),
        field.default,
      ];
    }
    case 'texts': {
      const values = (value as readonly string[]).slice(0, field.maxItems);
      const good = values.filter((one) => fieldProblem(field, [one], { params: {} }) === null);
      // Without any condition left a rule would take every request.
      return good.length > 0 ? [good] : [];
    }
    case 'text':
      return [field.default];
  }
}

function nearest(problem: Problem, params: JsonObject): JsonValue | undefined {
  const { field, name, value } = problem;
  return candidates(field, value).find(
    (one) =>
      !isSameJson(one, value) &&
      fieldProblem(field, one, { params: { ...params, [name]: one } }) === null,
  );
}

/** "Set Last rehearsal to " would say nothing. */
const settingTitle = ({ label }: Field, value: JsonValue): string =>
  value === '' ? `Clear ${label}` : `Set ${label} to ${spoken(value)}`;

const spoken = (value: JsonValue): string =>
  typeof value === 'boolean'
    ? value
      ? 'on'
      : 'off'
    : truncate(
        Array.isArray(value) ? (value.length === 0 ? 'none' : value.join(', ')) : String(value),
        40,
      );

function verdictOf(
  subject: Pick<Verdict, 'nodes' | 'edges'>,
  owner: string,
  problem: Problem,
  params: JsonObject,
  ref: FieldRef,
  set: (value: JsonValue, title: string, safe: boolean) => Fix,
): Verdict {
  const { field, text, isOpen } = problem;
  const value = nearest(problem, params);
  // A number moves to the end of its range; another text or choice is a decision.
  const isSafe = field.type === 'number' || field.type === 'toggle';
  return fail(
    subject,
    isOpen
      ? `${owner}: ${field.label} "${spoken(problem.value)}" is not in Lintel's list; check that AWS has it.`
      : `${owner}: ${field.label} ${text}`,
    {
      ...(isOpen ? { severity: 'warning' } : {}),
      ...(field.unseen && { unseen: true }),
      field: ref,
      fixes: value === undefined ? [] : [set(value, settingTitle(field, value), isSafe)],
    },
  );
}

function* checkSettings(model: Model): Iterable<Verdict> {
  for (const problem of problemsIn('settings', SETTINGS, model.settings)) {
    const { name } = problem;
    yield verdictOf(
      { nodes: [] },
      'Settings',
      problem,
      model.settings,
      { name },
      (value, title, safe) => setSetting(name, value, title, safe),
    );
  }
}

const judgeNodes = perRecord(
  ({ nodes }) => nodes,
  (node): readonly Verdict[] => {
    const problems = problemsIn(node.kind, node.spec.fields, node.params);
    const subject = { nodes: [node.id] };
    const count = Object.keys(node.spec.fields).length;
    if (problems.length === 0 && count > 0) {
      return [pass(subject, `${nameOf(node)}: ${plural(count, 'value')} as AWS takes them.`)];
    }
    return problems.map((problem) => {
      const { name } = problem;
      return verdictOf(
        subject,
        nameOf(node),
        problem,
        node.params,
        { node: node.id, name },
        (value, title, safe) => setParams(node, { [name]: value }, title, safe),
      );
    });
  },
);

const judgeEdges = factOfEach(
  ({ edges }) => edges,
  (edge, model) =>
    problemsIn(edge.verb, edge.spec.fields, edge.params).map((problem) => {
      const { name } = problem;
      return verdictOf(
        { nodes: [edge.from, edge.to], edges: [edge.id] },
        `${nameOf(model.get(edge.from))} to ${nameOf(model.get(edge.to))}`,
        problem,
        edge.params,
        { edge: edge.id, name },
        (value, title, safe) => setEdgeParams(edge, { [name]: value }, title, safe),
      );
    }),
);

export const pa1 = defineRule('parameters/pa-1', {
  title: 'Every value is within its limits',
  why: 'Ranges, forms and combinations come from the documentation of AWS; a few are narrower, so that tiers and names fit. What is outside of them fails at plan or apply; where only documents hold it, it is not what they need.',
  severity: 'error',
  refused: true,
  unseen: true,
  sameAs: ['EN-5', 'ML-3'],
  maps: { wellArchitected: ['OPS'] },
  check: (model) => [...checkSettings(model), ...judgeNodes(model), ...judgeEdges(model)],
  examples: {
    good: [
      clustered({ instanceClass: 'db.r7g.large', minAcu: 900 }),
      clustered({ minAcu: 0, maxAcu: 256 }),
      example(),
    ],
    bad: [
      clustered({ minAcu: 4, maxAcu: 2 }),
      clustered({ minAcu: 0.3 }),
      clustered({ readers: 16 }),
      clustered({ backupDays: 0 }),
      clustered({ instanceClass: 'db.m7g.large' }),
      clustered({ engine: 'aurora-mysql', engineVersion: '8.0', backtrackHours: 100 }),
      example({ with: { db: { port: 80 } } }),
      example({ with: { db: { allocatedGib: 10, maxAllocatedGib: 15 } } }),
      example({ with: { db: { engine: 'oracle' } } }),
      example({ with: { db: { databaseName: 'user' } } }),
      example({ with: { web: { instanceType: 'm5.large' } } }),
      example({ with: { web: { instanceType: 'big' } } }),
      example({ with: { vpc: { cidr: '8.8.0.0/16' } } }),
      example({ with: { vpc: { zones: ['a', 'a', 'b'] } } }),
      example({ with: { alb: { idleTimeoutSeconds: 0.5 } } }),
      example({ with: { route: { paths: ['/ok/*', 'not a path'] } } }),
      example({ with: { route: { port: 0 } } }),
      example({ with: { dns: { domain: 'shop.elsewhere.dev' } } }),
      example({ settings: { title: 'x'.repeat(5001) } }),
    ],
  },
});
