import type { NodeId } from '../../design';
import { bottom, LEAF, right, type Geometry, type Rect, type RoutedModel } from '../geometry';
import type { Model, ModelNode } from '../model';

/** From a container to where a connection that leaves it is thought to end. */
const AWAY = 160;

export type Side = 'above' | 'below' | 'left' | 'right';

/** Something outside of a container that is joined to what lies in it. */
export interface Outer {
  readonly id: NodeId;
  readonly side: Side;
  readonly inner: readonly NodeId[];
}

/** What lies in a container (null: in the whole), the connections within, and those that leave it. */
export interface Part {
  readonly model: RoutedModel;
  readonly outer: readonly Outer[];
  readonly holder: NodeId | null;
}

export function partOf(model: Model, geometry: Geometry, holder: NodeId | null): Part {
  const nodes: ModelNode[] = holder === null ? [] : [model.get(holder)];
  const visit = (parent: NodeId | null) => {
    for (const child of model.children(parent)) {
      nodes.push(child);
      visit(child.id);
    }
  };
  visit(holder);
  const inside = new Set(nodes.map(({ id }) => id));
  const outer = holder === null ? [] : outerOf(model, geometry, holder, inside);
  const parent = holder === null ? null : model.get(holder).parent;
  // As neighbours of the container, whatever they lie in themselves.
  const known = new Map(outer.map(({ id }) => [id, { ...model.get(id), parent }]));
  const isHere = (id: NodeId) => inside.has(id) || known.has(id);
  return {
    holder,
    outer,
    model: {
      nodes,
      edges: model.edges.filter(
        ({ from, to }) => isHere(from) && isHere(to) && (inside.has(from) || inside.has(to)),
      ),
      edge: (id) => model.edge(id),
      get: (id) => known.get(id) ?? model.get(id),
    },
  };
}

/** The drawing of the part alone: what is outside stands straight before what it is joined to. */
export function drawingOf({ holder, model, outer }: Part, geometry: Geometry): Geometry {
  if (holder === null || outer.length === 0) return geometry;
  const frame = geometry.absolute.get(holder)!;
  const absolute = new Map(model.nodes.map(({ id }) => [id, geometry.absolute.get(id)!]));
  for (const { id, side, inner } of outer) {
    const rects = inner.map((one) => geometry.absolute.get(one)!);
    absolute.set(
      id,
      beyond(frame, side, mean(rects.map(({ x }) => x)), mean(rects.map(({ y }) => y))),
    );
  }
  return { ...geometry, absolute };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function beyond(frame: Rect, side: Side, x: number, y: number): Rect {
  switch (side) {
    case 'above':
      return { ...LEAF, x, y: frame.y - AWAY };
    case 'below':
      return { ...LEAF, x, y: bottom(frame) + AWAY - LEAF.height };
    case 'left':
      return { ...LEAF, x: frame.x - AWAY - LEAF.width, y };
    case 'right':
      return { ...LEAF, x: right(frame) + AWAY, y };
  }
}

function outerOf(
  model: Model,
  geometry: Geometry,
  holder: NodeId,
  inside: ReadonlySet<NodeId>,
): readonly Outer[] {
  const joined = new Map<NodeId, { inner: NodeId[]; feeds: boolean; isFed: boolean }>();
  const around = new Set<NodeId>();
  for (let up = model.get(holder).parent; up !== null; up = model.get(up).parent) around.add(up);
  for (const { from, to } of model.edges) {
    if (inside.has(from) === inside.has(to)) continue;
    const [outer, inner] = inside.has(from) ? [to, from] : [from, to];
    // What holds the container stands on no side of it, and as a neighbour it would hold itself.
    if (around.has(outer)) continue;
    const known = joined.get(outer) ?? { inner: [], feeds: false, isFed: false };
    known.inner.push(inner);
    if (outer === from) known.feeds = true;
    else known.isFed = true;
    joined.set(outer, known);
  }
  return [...joined].map(([id, { inner, feeds, isFed }]) => {
    const beside = sideOfContainer(model, geometry, holder, id);
    return { id, inner, side: beside ?? (feeds && isFed ? 'right' : feeds ? 'above' : 'below') };
  });
}

/** Where the container of something outside stands; null where it lies in none of its own. */
function sideOfContainer(
  model: Model,
  { absolute }: Geometry,
  holder: NodeId,
  outer: NodeId,
): Side | null {
  const around = new Set<NodeId | null>([null]);
  for (let up: NodeId | null = holder; up !== null; up = model.get(up).parent) around.add(up);
  let child = outer;
  for (let up = model.get(outer).parent; !around.has(up); up = model.get(up!).parent) child = up!;
  if (child === outer) return null;
  const common = model.get(child).parent;
  let own = holder;
  while (model.get(own).parent !== common) own = model.get(own).parent!;
  const [there, here] = [absolute.get(child)!, absolute.get(own)!];
  if (there.x >= right(here)) return 'right';
  if (right(there) <= here.x) return 'left';
  return there.y < here.y ? 'above' : 'below';
}

/** All that decides what is proposed for a part: what was well once is well as long as this is the same. */
export function signatureOf({ holder, model, outer }: Part, { rects }: Geometry): string {
  const places = model.nodes.map(({ id }) => {
    const { x, y, width, height } = rects.get(id)!;
    // Where the container itself stands is another's to say.
    return id === holder ? `${id} ${width} ${height}` : `${id} ${x} ${y} ${width} ${height}`;
  });
  return [holder, ...places, ...outer.map(({ id, side }) => `${id} ${side}`)].join();
}
