import type { Design, NodeId } from '../design';
import { arrange, type Geometry, type Point, type RoutedModel } from '../spec/geometry';
import type { Model, ModelNode } from '../spec/model';
import { flawsOf, weigh } from './flaws';
import type { LayOut } from './graph';
import { proposeInNetwork } from './network';
import { proposeInOpen } from './open';
import type { Movable, Places } from './places';

/** A move has to pay for itself: whoever knows a drawing looks for things where they were. */
const PER_MOVE = 0.4;
const LEAST_GAIN = 1;
/** Each round is better than the one before, so that this only ends what takes too long. */
const MOST_ROUNDS = 8;

interface Level {
  readonly part: RoutedModel;
  readonly propose: (geometry: Geometry, model: Model) => Promise<readonly Places[]>;
}

/**
 * Better places for what is asked for: `only` these nodes and what they hold, or everything. First in the VPCs, then around them in
 * the regions, then on the canvas, because a container is as large as what it holds. What is well as it is stays, so that what
 * was arranged is arranged.
 */
export async function arrangeDesign(
  model: Model,
  only: ReadonlySet<NodeId> | null,
  layOut: LayOut,
): Promise<Places> {
  const isMovable = movableIn(model, only);
  const isIn = (role: string) => (node: ModelNode) => node.spec.container === role;
  const stages: readonly (readonly Level[])[] = [
    model.networks.map((network) => ({
      part: partOf(model, network.vpc),
      propose: (geometry, now) => proposeInNetwork(now, geometry, network, isMovable, layOut),
    })),
    [...model.nodes.filter(isIn('region')).map(({ id }) => id), null].map((holder) => ({
      part: partOf(model, holder),
      propose: (geometry, now) => proposeInOpen(now, geometry, holder, isMovable, layOut),
    })),
  ];
  const [networks = [], open = []] = stages;
  const regions = open.slice(0, -1);
  const canvas = open.slice(-1);
  let now = model;
  for (const stage of [networks, regions, canvas]) now = await better(now, stage);
  return changed(model.design, now.design);
}

function movableIn(model: Model, only: ReadonlySet<NodeId> | null): Movable {
  if (only === null) return () => true;
  return (node) => {
    for (let up: ModelNode | undefined = node; up; up = up.parent === null ? undefined : model.get(up.parent)) {
      if (only.has(up.id)) return true;
    }
    return false;
  };
}

/** What lies in a container, and the connections within. */
function partOf(model: Model, holder: NodeId | null): RoutedModel {
  const nodes: ModelNode[] = holder === null ? [] : [model.get(holder)];
  const visit = (parent: NodeId | null) => {
    for (const child of model.children(parent)) {
      nodes.push(child);
      visit(child.id);
    }
  };
  visit(holder);
  const inside = new Set(nodes.map(({ id }) => id));
  return {
    nodes,
    edges: model.edges.filter(({ from, to }) => inside.has(from) && inside.has(to)),
    edge: (id) => model.edge(id),
    get: (id) => model.get(id),
  };
}

/** Takes for each level the best that is proposed, until nothing better is. Levels of a stage know nothing of each other. */
async function better(model: Model, levels: readonly Level[]): Promise<Model> {
  let now = model;
  let open = levels;
  for (let round = 0; round < MOST_ROUNDS && open.length > 0; round += 1) {
    const geometry = arrange(now);
    const proposals = await Promise.all(open.map(({ propose }) => propose(geometry, now)));
    const best = open.map(({ part }) => ({ cost: weigh(flawsOf(part, geometry)) - LEAST_GAIN, places: null as Places | null }));
    const most = Math.max(0, ...proposals.map(({ length }) => length));
    for (let number = 0; number < most; number += 1) {
      const trial = withPlaces(now, proposals.map((list) => list[number] ?? null));
      const drawn = arrange(trial);
      open.forEach(({ part }, index) => {
        const places = proposals[index]![number];
        if (!places) return;
        const moves = changed(now.design, trial.design, places).size;
        const cost = weigh(flawsOf(part, drawn)) + moves * PER_MOVE;
        if (moves > 0 && cost < best[index]!.cost) best[index] = { cost, places };
      });
    }
    now = withPlaces(now, best.map(({ places }) => places));
    open = open.filter((_, index) => best[index]!.places !== null);
  }
  return now;
}

function withPlaces(model: Model, lists: readonly (Places | null)[]): Model {
  const moved = lists.flatMap((places) => (places ? [...places] : []));
  if (moved.length === 0) return model;
  return model.with({ ...model.design, layout: { ...model.design.layout, ...Object.fromEntries(moved) } });
}

/** The places that are others than before. */
function changed(before: Design, after: Design, among?: Places): Map<NodeId, Point> {
  const ids = among ? [...among.keys()] : Object.keys(after.layout);
  return new Map(
    ids.flatMap((id): [NodeId, Point][] => {
      const [old, place] = [before.layout[id], after.layout[id]!];
      return old?.x === place.x && old.y === place.y ? [] : [[id, place]];
    }),
  );
}
