import { backupPlan } from '../catalog/backup-plan/spec';
import { monitoring } from '../catalog/monitoring/spec';
import { resolvesTo } from '../catalog/verbs/resolves-to';
import type { NodeId } from '../design/records';
import { fact, factOfEach } from '../spec/fact';
import type { Model, ModelNode } from '../spec/model';
import { backupPlans, watcherOf } from './operations';
import { CDK_WEIGHTS, STACK_ALONE, type Weight } from './cdk-weights';

/** Route 53 is told of its health checks there and nowhere else. */
const DNS_REGION = 'us-east-1';

interface KindLoad {
  readonly title: string;
  readonly nodes: NodeId[];
  resources: number;
  outputs: number;
}

/** What a stack of the CDK app holds at most. */
export interface StackLoad {
  readonly region: string;
  readonly stack: string;
  readonly kinds: ReadonlyMap<string, KindLoad>;
  readonly resources: number;
  readonly outputs: number;
}

interface Growing extends StackLoad {
  readonly kinds: Map<string, KindLoad>;
  resources: number;
  outputs: number;
}

/** What each node weighs; most edits change no weight. */
const weights = factOfEach(
  ({ nodes }) => nodes,
  (node, model) => {
    const own = CDK_WEIGHTS.get(node.kind)?.(node, model) ?? [];
    return own.length > 0 ? [{ node: node.id, weights: own }] : [];
  },
);

function loadsOf(model: Model): readonly StackLoad[] {
  const loads = new Map<string, Growing>();
  const add = (
    region: string,
    stack: string,
    node: ModelNode,
    { resources = 0, outputs = 0 }: { resources?: number; outputs?: number },
  ): void => {
    if (resources + outputs === 0) return;
    const key = `${region} ${stack}`;
    let load = loads.get(key);
    if (!load) {
      const { resources: own = 0, outputs: told = 0 } = STACK_ALONE[stack] ?? {};
      load = { region, stack, kinds: new Map(), resources: own, outputs: told };
      loads.set(key, load);
    }
    const kind = load.kinds.get(node.kind) ?? {
      title: node.spec.title,
      nodes: [],
      resources: 0,
      outputs: 0,
    };
    load.kinds.set(node.kind, kind);
    if (kind.nodes.at(-1) !== node.id) kind.nodes.push(node.id);
    for (const sum of [load, kind]) {
      sum.resources += resources;
      sum.outputs += outputs;
    }
  };
  const regions = [...new Set(model.nodes.flatMap(({ id }) => model.regionName(id) ?? []))];
  const watched = new Set(regions.filter((region) => watcherOf(model, region) !== null));
  const backedUp = new Set(backupPlans(model).map(({ id }) => model.regionName(id)));
  const byNode = new Map(weights(model).map((one) => [one.node, one.weights]));
  const stackOf = new Map<NodeId, string>();
  for (const node of model.nodes) {
    if (node.isExisting) continue;
    const own = byNode.get(node.id) ?? [];
    if (own[0]) stackOf.set(node.id, own[0].stack);
    for (const weight of own) {
      for (const region of placesOf(node, weight, model, regions)) {
        const isJoined =
          backedUp.has(region) ||
          model.edgesFrom(node.id).length + model.edgesTo(node.id).length > 0;
        // Nothing comes after the application but what watches it.
        const isRead = watched.has(region) || (weight.stack !== 'application' && isJoined);
        add(region, weight.stack, node, {
          resources: weight.resources,
          outputs: (weight.outputs ?? 0) + (isRead ? (weight.read ?? 0) : 0),
        });
        if (watched.has(region)) {
          add(region, 'observability', node, { resources: weight.alarms ?? 0 });
        }
      }
    }
  }
  for (const { from, to } of model.reach) {
    if (from === 'internet' || to === 'internet') continue;
    const region = model.regionName(from);
    const stack = stackOf.get(from);
    // Both ends are opened by who opens the connection.
    if (region !== null && stack !== undefined) {
      add(region, stack, model.get(from), { resources: 2 });
    }
  }
  return [...loads.values()];
}

function placesOf(
  node: ModelNode,
  { stack }: Weight,
  model: Model,
  regions: readonly string[],
): readonly string[] {
  const own = model.regionName(node.id);
  if (stack === 'dns') return [DNS_REGION];
  if (node.kind === monitoring.id && model.ofKind(monitoring).length === 1) return regions;
  // A vault for copies stands in another region.
  if (node.kind === backupPlan.id && stack === 'storage')
    return regions.filter((one) => one !== own);
  if (own !== null) return [own];
  // A name lies beside what it leads to.
  const targets = model.edgesFrom(node.id, resolvesTo);
  return [...new Set(targets.flatMap(({ to }) => model.regionName(to) ?? []))];
}

/** The stacks of the CDK app, with what nodes, connections and alarms bring into each. Nobody's node brings none. */
export const stackLoads = fact(loadsOf);
