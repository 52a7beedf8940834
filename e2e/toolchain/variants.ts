import { apply, beginTransaction, idsAfter, type Design } from '../../src/design';
import type { JsonValue } from '../../src/kit/json';
import { catalog } from '../../src/catalog';
import { resolve } from '../../src/resolve';
import { rules } from '../../src/rules';
import { fieldProblem, type Field, type Fields } from '../../src/spec/fields';
import { threeTier } from '../../src/templates/three-tier';
import { inspect, type Finding } from '../../src/validation';

/** A value of a field of a kind or verb: what the variants must cover, each at least once. */
export interface Point {
  readonly of: string;
  readonly field: string;
  readonly value: JsonValue;
}

export interface Variant {
  readonly name: string;
  readonly design: Design;
  readonly covers: readonly Point[];
}

/** Free texts have no list of allowed values; these stand for their classes. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  'vpc.cidr': ['10.0.0.0/16', '10.0.0.0/19', '172.16.0.0/17', '192.168.0.0/18'],
  'rds-instance.engineVersion': ['14', '15', '16', '17', '18', '8.4', '10.11', '11.4', '11.8'],
  'elasticache.engineVersion': ['7.1', '7.0', '6.2', '7.2', '8.0', '8.1', '8.2'],
  'routes-to.matcher': ['200', '200,204', '200-299'],
  'routes-to.healthPath': ['/health', '/'],
};
const LISTS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'vpc.zones': [['a', 'b', 'c'], ['a'], ['a', 'b'], ['a', 'b', 'c', 'd', 'e', 'f'], ['c', 'e']],
  'routes-to.paths': [[], ['/api/*'], ['/a', '/b/*', '/c?', '/d.html', '/e/*/f']],
  'routes-to.hosts': [[], ['app.example.com'], ['a.example.com', '*.b.example.com']],
};

const isSketch = (name: string): boolean => catalog.kinds.get(name)?.spec.exported === false;

/** The values of a field that AWS allows on their own; a range is covered by its ends and its default. */
export function allowedValues(owner: string, name: string, field: Field): readonly JsonValue[] {
  const key = `${owner}.${name}`;
  switch (field.type) {
    case 'toggle':
      return [field.default, !field.default];
    case 'choice':
      return field.options.map((option) => option.value);
    case 'choices':
      return LISTS[key] ?? [field.default, [], field.options.map((option) => option.value)];
    case 'texts':
      return LISTS[key] ?? [field.default];
    case 'text':
      return TEXTS[key] ?? [field.default];
    case 'number':
      return [...new Set([field.default, field.min, field.max])].filter(
        (value) => fieldProblem({ ...field, when: () => true }, value, { params: {} }) === null,
      );
  }
}

const owners = (): readonly [string, Fields][] => [
  ...[...catalog.kinds.values()].map(({ spec }): [string, Fields] => [spec.id, spec.fields]),
  ...[...catalog.verbs.values()].map(({ spec }): [string, Fields] => [spec.id, spec.fields]),
];

/** Everything that must be covered. */
export const allPoints = (): readonly Point[] =>
  owners()
    .filter(([owner]) => !isSketch(owner))
    .flatMap(([of, fields]) =>
      Object.entries(fields).flatMap(([field, spec]) =>
        allowedValues(of, field, spec).map((value) => ({ of, field, value })),
      ),
    );

const keyOf = ({ of, field, value }: Point): string => `${of}.${field}=${JSON.stringify(value)}`;

/** The points that a design's own records show, as they stand after any repair. */
function pointsOf(design: Design): ReadonlySet<string> {
  const model = resolve(design, catalog);
  const found = new Set<string>();
  const add = (of: string, params: Readonly<Record<string, JsonValue>>) => {
    for (const [field, value] of Object.entries(params)) found.add(keyOf({ of, field, value }));
  };
  for (const node of model.nodes) add(node.kind, node.params);
  for (const edge of model.edges) add(edge.verb, edge.params);
  return found;
}

/** What AWS would refuse, in contrast to what is merely unwise: an unwise design must plan as well. */
const isRefused = (finding: Finding): boolean =>
  finding.severity === 'error' && finding.rule.refused === true;

const MAX_REPAIRS = 60;

/** Fixes what AWS would refuse until nothing is left; null when that cannot be done. */
export function repair(design: Design): Design | null {
  let now = design;
  for (let round = 0; round < MAX_REPAIRS; round += 1) {
    const model = resolve(now, catalog);
    const refused = inspect(model, rules, []).findings.filter(isRefused);
    if (refused.length === 0) return now;
    const plan = refused
      .flatMap((finding) => finding.fixes ?? [])
      .map((fix) => fix.command(model, idsAfter(now)))
      .find((one) => one.ok);
    if (!plan?.ok) return null;
    now = apply(now, plan.value.patch);
  }
  return null;
}

function setEverywhere(design: Design, points: readonly Point[]): Design {
  const tx = beginTransaction(design);
  for (const { of, field, value } of points) {
    for (const node of Object.values(tx.design.nodes)) {
      if (node.kind === of) tx.changeNode(node.id, { params: { ...node.params, [field]: value } });
    }
    for (const edge of Object.values(tx.design.edges)) {
      if (edge.verb === of) tx.changeEdge(edge.id, { params: { ...edge.params, [field]: value } });
    }
  }
  return tx.design;
}

/**
 * Designs that together show every allowed value: values are set on the example one by one, and a value stays in a variant as
 * long as all of the variant's values survive the repair of what AWS would refuse.
 */
export function coveringVariants(base: Design = withCalls(threeTier.build())): {
  readonly variants: readonly Variant[];
  readonly uncovered: readonly Point[];
} {
  const open = new Map(allPoints().map((point) => [keyOf(point), point]));
  const variants: Variant[] = [];
  const uncovered: Point[] = [];
  const take = (design: Design) => {
    const shown = pointsOf(design);
    const covers = [...open.entries()].filter(([key]) => shown.has(key)).map(([, point]) => point);
    for (const point of covers) open.delete(keyOf(point));
    variants.push({ name: `variant ${variants.length}`, design, covers });
  };
  take(base);
  while (open.size > 0) {
    let design = base;
    const pinned: Point[] = [];
    const taken = new Set<string>();
    for (const point of open.values()) {
      const slot = `${point.of}.${point.field}`;
      if (taken.has(slot)) continue;
      const tried = repair(setEverywhere(design, [point]));
      if (!tried) continue;
      const shown = pointsOf(tried);
      if (![...pinned, point].every((one) => shown.has(keyOf(one)))) continue;
      design = tried;
      pinned.push(point);
      taken.add(slot);
    }
    if (pinned.length === 0) {
      uncovered.push(...open.values());
      break;
    }
    take(design);
  }
  return { variants, uncovered };
}

/** The example has no internal load balancer and no reader of the replica; with them every verb is there. */
function withCalls(design: Design): Design {
  const tx = beginTransaction(design);
  const model = resolve(design, catalog);
  const bySlug = (slug: string) => model.nodes.find((node) => node.slug === slug)!;
  const ids = idsAfter(design);
  const inner = { ...bySlug('alb').params, scheme: 'internal', waf: false };
  const alb = ids.node();
  const app = bySlug('web').parent;
  tx.putNode({ id: alb, kind: bySlug('alb').kind, slug: 'inner', label: 'Inner', parent: app, params: inner });
  tx.putBox(alb, { x: 640, y: 0 });
  const route = model.edgesFrom(bySlug('alb').id).find((edge) => edge.to === bySlug('api').id)!;
  tx.putEdge({ id: ids.edge(), verb: route.verb, from: alb, to: route.to, params: { ...route.params, paths: [] } });
  tx.putEdge({ id: ids.edge(), verb: 'calls', from: bySlug('web').id, to: alb, params: {} });
  tx.putEdge({ id: ids.edge(), verb: 'reads', from: bySlug('api').id, to: bySlug('db-replica').id, params: {} });
  return tx.design;
}
