import { autoScalingGroup } from '../catalog/auto-scaling-group/spec';
import { ecsService } from '../catalog/ecs-service/spec';
import { elasticache } from '../catalog/elasticache/spec';
import { lambdaFunction } from '../catalog/lambda-function/spec';
import { recoveryKinds } from '../catalog/recovery';
import { s3Bucket } from '../catalog/s3-bucket/spec';
import { snsTopic } from '../catalog/sns-topic/spec';
import { sqsQueue } from '../catalog/sqs-queue/spec';
import { administers } from '../catalog/verbs/administers';
import { pools } from '../catalog/verbs/pools';
import { replicatesCacheTo } from '../catalog/verbs/replicates-cache-to';
import { replicatesObjectsTo } from '../catalog/verbs/replicates-objects-to';
import { replicatesTo } from '../catalog/verbs/replicates-to';
import { isConditional, routesTo } from '../catalog/verbs/routes-to';
import type { NodeId } from '../design';
import type { JsonObject } from '../kit/json';
import { counterpartsOf } from '../recovery';
import { verbBetween } from '../spec/commands';
import { addNode } from '../spec/commands/places';
import { tightestName } from '../spec/derived-names';
import type { Model, ModelEdge, ModelNode } from '../spec/model';
import type { VerbSpec } from '../spec/verb-spec';
import type { Fix } from '../validation';
import { mayRest } from './failovers';
import { ensureTier, fixWith, GONE, join, land, type Edit } from './fixes';
import { holderOf, replicateElsewhere } from './standby-fixes';
import { nameOf, namesOf } from './subjects';

/** What a second region lacks of what stands in the first, and how it is drawn there. */

/** Both ends of a name that fails over. */
export interface Ends {
  readonly primary: NodeId;
  readonly secondary: NodeId;
}

type Counterparts = ReturnType<typeof counterpartsOf>;

/** What no request takes: it stays as it is when what stands in takes over. */
const ASIDE: ReadonlySet<string> = new Set([
  administers.id,
  replicatesTo.id,
  replicatesObjectsTo.id,
  replicatesCacheTo.id,
]);

/** What it leads to, and the database behind that where it is a proxy. */
const reachedBy = (model: Model, id: NodeId): readonly NodeId[] =>
  model
    .edgesFrom(id)
    .flatMap(({ to }) => [to, ...model.edgesFrom(to, pools).map((pooled) => pooled.to)]);

interface Lacking {
  /** The connection of the first region. */
  readonly edge: ModelEdge;
  /** Where in the second region it would lead to. */
  readonly target: ModelNode;
}

/** The connections of a node that what stands in for it lacks, where their other end has a counterpart as well. */
export function lackingOf(
  model: Model,
  id: NodeId,
  standby: ModelNode,
  counterparts: Counterparts,
): readonly Lacking[] {
  const reached = new Set(reachedBy(model, standby.id));
  return model.edgesFrom(id).flatMap((edge): readonly Lacking[] => {
    if (!edge.spec.exported || ASIDE.has(edge.verb)) return [];
    const behind = model.edgesFrom(edge.to, pools).map(({ to }) => to);
    const targets = [edge.to, ...behind].flatMap((to) => {
      const target = counterparts.get(to) ?? 'none';
      return typeof target === 'string' ? [] : [target];
    });
    const [target] = targets;
    return target && !targets.some((one) => reached.has(one.id)) ? [{ edge, target }] : [];
  });
}

/** As what, if at all, a connection of the first region can be drawn in the second. */
function verbLike(model: Model, standby: NodeId, { edge, target }: Lacking): VerbSpec | null {
  const between = verbBetween(model, standby, target.id);
  if (!between.ok) return null;
  return target.kind === model.get(edge.to).kind ? edge.spec : between.value;
}

/** Its place among the rules of a listener is the same, or the next that is free; and the listener is the one that is there. */
function paramsLike(model: Model, edge: ModelEdge, from: NodeId): JsonObject {
  if (edge.verb !== routesTo.id) return edge.params;
  const rules = model.edgesFrom(from, routesTo).filter(isConditional);
  const taken = new Set(rules.map(({ params }) => params.priority));
  let priority = Number(edge.params.priority);
  while (taken.has(priority)) priority += 1;
  return { ...edge.params, priority, ownListener: false };
}

function drawLike(edit: Edit, verb: VerbSpec, standby: NodeId, { edge, target }: Lacking): void {
  const before = edit.model.with(edit.tx.design);
  const id = join(edit, verb, standby, target.id);
  if (verb.id !== edge.verb) return;
  edit.tx.changeEdge(id, {
    params: paramsLike(before, edge, standby),
  });
}

/** Draws all of them, each as it is drawn in the first region; none where one of them cannot be drawn. */
export function connectAll(
  model: Model,
  standby: ModelNode,
  all: readonly Lacking[],
): readonly Fix[] {
  const drawn = all.flatMap((lacking) => {
    const verb = verbLike(model, standby.id, lacking);
    return verb ? [{ verb, lacking }] : [];
  });
  if (drawn.length < all.length) return [];
  const names = namesOf(
    model,
    all.map(({ target }) => target.id),
  );
  return [
    fixWith(`Connect ${nameOf(standby)} to ${names}`, true, (edit) => {
      const ends = [standby.id, ...all.map(({ target }) => target.id)];
      if (ends.some((id) => !edit.model.find(id))) return GONE;
      for (const { verb, lacking } of drawn) drawLike(edit, verb, standby.id, lacking);
    }),
  ];
}

/** What can be drawn a second time: it holds nothing, or what it holds is copied there or made anew. */
const COPIED: ReadonlySet<string> = new Set([
  autoScalingGroup.id,
  ecsService.id,
  lambdaFunction.id,
  elasticache.id,
  s3Bucket.id,
  snsTopic.id,
  sqsQueue.id,
]);

const isCopied = ({ kind, isExisting }: ModelNode): boolean => !isExisting && COPIED.has(kind);

/**
 * What gives the second region what it lacks. All that can be copied comes at once: what calls each other would be connected to
 * nothing alone. A database that is followed there takes another password, which is for a person to decide.
 */
export function standInFor(
  model: Model,
  ends: Ends,
  id: NodeId,
  missing: readonly NodeId[],
): readonly Fix[] {
  const code = model.regionName(ends.secondary);
  const node = model.get(id);
  if (code === null || !isCopied(node)) {
    return node.isExisting ? [] : replicateElsewhere(model, id, {}, 0);
  }
  const copied = missing.filter((one) => isCopied(model.get(one)));
  const unversioned = copied.filter((one) => isUnversioned(model.get(one)));
  const also =
    unversioned.length === 0 ? '' : `, and keep versions of ${namesOf(model, unversioned)}`;
  const title = `Draw ${namesOf(model, copied)} in ${code} as well${also}`;
  return [fixWith(title, true, (edit) => copyAll(edit, ends, code, copied))];
}

/** A bucket that keeps no versions can replicate nothing. */
const isUnversioned = ({ kind, params }: ModelNode): boolean =>
  kind === s3Bucket.id && params.versioning !== true;

/** ECR holds images by region, and repositories replicate under their own name (ECR guide, "Private image replication"). */
const REGISTRY = /^(\d{12}\.dkr\.ecr\.)[a-z0-9-]+(?=\.amazonaws\.com)/;

function paramsThere(edit: Edit, source: NodeId, code: string): JsonObject {
  const params = edit.tx.design.nodes[source]?.params ?? {};
  const { image } = params;
  return {
    ...params,
    ...(isUnversioned(edit.model.get(source)) ? { versioning: true } : {}),
    ...(typeof image === 'string' ? { image: image.replace(REGISTRY, `$1${code}`) } : {}),
  };
}

/** "shop-dr", or as much of it as all names that are made of it have room for. */
function slugThere({ settings }: Model, node: ModelNode): string {
  const ending = '-dr';
  const base = `${settings.project}-${settings.environment}`;
  const copy = { ...node, slug: `${node.slug}${ending}` };
  const excess = base.length - (tightestName(copy)?.room ?? Infinity);
  if (excess <= 0) return copy.slug;
  const kept = node.slug.slice(0, -excess).replace(/-$/, '');
  return kept === '' ? node.spec.slug : `${kept}${ending}`;
}

function copyAll(
  edit: Edit,
  ends: Ends,
  code: string,
  missing: readonly NodeId[],
): string | undefined {
  const { model } = edit;
  const isThere = [ends.primary, ends.secondary, ...missing].every((id) => model.find(id));
  const network = isThere ? model.networkOf(ends.secondary) : null;
  if (!network) return GONE;
  const pairs = new Map<NodeId, NodeId>([
    ...[...counterpartsOf(model, recoveryKinds, ends)].flatMap(([id, found]) =>
      typeof found === 'string' ? [] : [[id, found.id] as const],
    ),
    [ends.primary, ends.secondary],
  ]);
  const copies = new Set<NodeId>();
  for (const source of missing) {
    const node = model.get(source);
    const role = model.tierOf(source);
    const parent = role === null ? holderOf(model, code) : ensureTier(edit, network, role);
    const copy = addNode(edit.tx, edit.ids, {
      spec: node.spec,
      parent,
      label: `${nameOf(node)}, standby`,
      slug: slugThere(model, node),
      params: paramsThere(edit, source, code),
    });
    // Of containers only a tier is laid out like its counterpart.
    land(edit, copy, parent, role === null ? null : source);
    pairs.set(source, copy);
    copies.add(copy);
    if (isUnversioned(node)) {
      const { params } = edit.tx.design.nodes[source]!;
      edit.tx.changeNode(source, { params: { ...params, versioning: true } });
    }
    if (node.kind === s3Bucket.id) join(edit, replicatesObjectsTo, source, copy);
  }
  rest(edit, copies);
  connectCopies(edit, pairs, copies);
}

/** With a strategy that has nothing run there before a failover, neither do the copies. */
function rest({ model, tx }: Edit, copies: ReadonlySet<NodeId>): void {
  const now = model.with(tx.design);
  for (const id of copies) {
    const { params } = tx.design.nodes[id] ?? {};
    if (params?.min === undefined || !mayRest(now, now.get(id))) continue;
    tx.changeNode(id, {
      params: {
        ...params,
        min: 0,
        ...(params.desired === undefined ? {} : { desired: 0 }),
        ...(params.schedule === undefined ? {} : { schedule: false }),
      },
    });
  }
}

/** Joins the copies to each other and to what stands there, as their originals are; and to what lies in no region. */
function connectCopies(
  edit: Edit,
  pairs: ReadonlyMap<NodeId, NodeId>,
  copies: ReadonlySet<NodeId>,
): void {
  const now = edit.model.with(edit.tx.design);
  const draw = (there: NodeId, lacking: Lacking) => {
    const verb = verbLike(edit.model.with(edit.tx.design), there, lacking);
    if (verb) drawLike(edit, verb, there, lacking);
  };
  const counterparts = new Map([...pairs].map(([id, there]) => [id, now.get(there)]));
  for (const [id, there] of pairs) {
    for (const lacking of lackingOf(now, id, now.get(there), counterparts)) {
      if (copies.has(there) || copies.has(lacking.target.id)) draw(there, lacking);
    }
    if (!copies.has(there)) continue;
    for (const edge of now.edgesFrom(id)) {
      if (now.regionName(edge.to) === null) draw(there, { edge, target: now.get(edge.to) });
    }
  }
}
