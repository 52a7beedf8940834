import { beginTransaction, type Design, type NodeId } from '../../design';
import { arrange, type Geometry, type Point } from '../geometry';
import type { ContainerRole } from '../kind-spec';
import type { Model, ModelNode } from '../model';
import { flawsOf, judge, weigh } from './flaws';
import { movedApart } from './apart';
import { Effort } from './effort';
import type { LayOut } from './graph';
import { proposeInNetwork } from './network';
import { proposeInOpen } from './open';
import { drawingOf, partOf, signatureOf, type Part } from './part';
import { containerMoves, singleMoves } from './single-moves';
import { distinct, type Movable, type Places } from './places';

export type { Places };

/** A move has to pay for itself, most of all that of a card with which all is well: whoever knows a drawing looks for things where they were. */
const PER_MOVE = { blamed: 2, blameless: 7 };
const LEAST_GAIN = 1;
/** Each round is better than the one before, so that this only ends what takes too long. */
const MOST_ROUNDS = 5;

const MOST_PASSES = 3;

interface Task {
  readonly isMovable: Movable;
  readonly effort: Effort;
  /** Parts for which nothing better was found, by what they look like. */
  readonly settled: Set<string>;
}

interface Level {
  readonly holder: NodeId | null;
  readonly propose: (part: Part, geometry: Geometry, model: Model) => Promise<readonly Places[]>;
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
  mayGoOn: () => Promise<boolean> = async () => true,
): Promise<Places> {
  const whole = drawnOf(model);
  const isMovable = movableIn(whole, only);
  const effort = new Effort(layOut, mayGoOn);
  const holdersOf = (role: ContainerRole) =>
    whole.nodes.flatMap(({ id, spec }) => (spec.container === role ? [id] : []));
  const inOpen = (holder: NodeId | null): Level => ({
    holder,
    propose: (_part, geometry, now) =>
      proposeInOpen(now, geometry, holder, isMovable, effort.layOut),
  });
  const stages: readonly (readonly Level[])[] = [
    holdersOf('network').map((holder) => ({
      holder,
      propose: ({ outer }, geometry, now) =>
        proposeInNetwork(now, geometry, holder, outer, isMovable, effort.layOut),
    })),
    holdersOf('region').map(inOpen),
    [inOpen(null)],
  ];
  const settled = new Set<string>();
  let now = whole;
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const next = await betterWhole(now, stages, { isMovable, effort, settled });
    if (!next) break;
    now = next;
  }
  // A container grows with what is moved in it, and what stands beside it gives way.
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const places = movedApart(now, isMovable);
    if (places.size === 0) break;
    now = withPlaces(now, [places]);
  }
  return changed(whole.design, now.design);
}

/** Without what takes no room: frames, which follow when all else has its place, and what a foreign file has put into a card. */
function drawnOf(model: Model): Model {
  const { rects } = arrange(model);
  if (rects.size === model.nodes.length) return model;
  const tx = beginTransaction(model.design);
  const isHidden = (id: NodeId) => !rects.has(id);
  for (const { id, from, to } of model.edges) if (isHidden(from) || isHidden(to)) tx.removeEdge(id);
  for (const { id } of model.nodes) if (isHidden(id)) tx.removeNode(id);
  return model.with(tx.design);
}

/** Null where nothing makes the whole better; what is better in a VPC may be worse around it. */
async function betterWhole(
  model: Model,
  stages: readonly (readonly Level[])[],
  task: Task,
): Promise<Model | null> {
  const cost = weigh(flawsOf(model, arrange(model)));
  for (let first = 0; first < stages.length; first += 1) {
    let now = model;
    for (const [index, stage] of stages.entries()) {
      if (index < first) continue;
      task.effort.allow(1 / (stages.length - index));
      now = await better(now, stage, task);
    }
    if (now === model) continue;
    if (weigh(flawsOf(now, arrange(now))) <= cost - LEAST_GAIN) return now;
  }
  return null;
}

function movableIn(model: Model, only: ReadonlySet<NodeId> | null): Movable {
  if (only === null) return () => true;
  return (node) => {
    for (
      let up: ModelNode | undefined = node;
      up;
      up = up.parent === null ? undefined : model.get(up.parent)
    ) {
      if (only.has(up.id)) return true;
    }
    return false;
  };
}

/** Takes for each level the best that is proposed, until nothing better is. Levels of a stage know nothing of each other. */
async function better(model: Model, levels: readonly Level[], task: Task): Promise<Model> {
  const { effort } = task;
  let now = model;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const geometry = arrange(now);
    const contests = levels.flatMap(({ holder, propose }) => {
      const part = partOf(now, geometry, holder);
      const signature = signatureOf(part, geometry);
      return task.settled.has(signature) ? [] : [{ part, signature, propose }];
    });
    if (contests.length === 0) return now;
    const best = await Promise.all(
      contests.map(async ({ part, propose, signature }): Promise<Best> => {
        if (!(await effort.isLeft()))
          return { part, signature, blame: new Map(), proposals: [], cost: 0, places: null };
        const { flaws, blame } = judge(part.model, drawingOf(part, geometry));
        const asked = distinct(await propose(part, geometry, now));
        const single = [
          ...containerMoves(now, geometry, part.holder, task.isMovable),
          ...singleMoves(now, geometry, blame, asked, task.isMovable),
        ];
        const cost = weigh(flaws) - LEAST_GAIN;
        return { part, signature, blame, proposals: [...single, ...asked], cost, places: null };
      }),
    );
    const most = Math.max(...best.map(({ proposals }) => proposals.length));
    for (let number = 0; number < most && (await effort.isLeft()); number += 1) {
      const trial = withPlaces(
        now,
        best.map(({ proposals }) => proposals[number] ?? null),
      );
      const drawn = arrange(trial);
      effort.spend(now.nodes.length);
      for (const one of best) {
        const places = one.proposals[number];
        if (!places || !(await effort.isLeft())) continue;
        effort.spend(one.part.model.edges.length);
        contest(one, places, now, trial, drawn);
      }
    }
    for (const { places, signature } of best) if (!places) task.settled.add(signature);
    now = withPlaces(
      now,
      best.map(({ places }) => places),
    );
  }
  return now;
}

interface Best {
  readonly part: Part;
  readonly signature: string;
  readonly blame: ReadonlyMap<NodeId, number>;
  readonly proposals: readonly Places[];
  cost: number;
  places: Places | null;
}

function contest(best: Best, places: Places, now: Model, trial: Model, drawn: Geometry): void {
  const moved = [...changed(now.design, trial.design, places).keys()];
  const paid = moved.reduce(
    (sum, id) => sum + (best.blame.has(id) ? PER_MOVE.blamed : PER_MOVE.blameless),
    0,
  );
  if (moved.length === 0 || paid >= best.cost) return;
  const cost = weigh(flawsOf(best.part.model, drawingOf(best.part, drawn))) + paid;
  if (cost >= best.cost) return;
  best.cost = cost;
  best.places = places;
}

function withPlaces(model: Model, lists: readonly (Places | null)[]): Model {
  const moved = lists.flatMap((places) => (places ? [...places] : []));
  if (moved.length === 0) return model;
  return model.with({
    ...model.design,
    layout: { ...model.design.layout, ...Object.fromEntries(moved) },
  });
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
