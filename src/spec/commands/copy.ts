import {
  beginTransaction,
  MAX_LABEL_LENGTH,
  uniqueSlug,
  type Box,
  type DesignEdge,
  type DesignNode,
  type IdSource,
  type NodeId,
} from '../../design';
import { err, ok, type Result } from '../../kit/result';
import { plural, truncate } from '../../kit/words';
import { specOf } from '../catalog';
import type { Command, Plan, Refusal } from '../command';
import {
  arrange,
  contentOrigin,
  freePlace,
  GRID,
  isFreeAt,
  isText,
  meets,
  right,
  STEP as CELL,
  storedPlace,
  type Point,
} from '../geometry';
import type { Model } from '../model';
import { distinctParams, findPlace, refuseSecond, refuseTooMany } from './places';
import { withContents } from './remove';

/** Nodes with what they hold and the edges among them: what copy puts on the clipboard. */
export interface Fragment {
  readonly nodes: readonly DesignNode[];
  readonly edges: readonly DesignEdge[];
  readonly layout: Readonly<Record<NodeId, Box>>;
}

export function copyFragment(model: Model, ids: readonly NodeId[]): Fragment {
  const all = withContents(model, ids);
  const { design } = model;
  return {
    nodes: model.nodes.flatMap((node) => (all.has(node.id) ? [design.nodes[node.id]!] : [])),
    edges: model.edges.flatMap((edge) =>
      all.has(edge.from) && all.has(edge.to) ? [design.edges[edge.id]!] : [],
    ),
    layout: Object.fromEntries(
      [...all].flatMap((id) => (design.layout[id] ? [[id, design.layout[id]]] : [])),
    ),
  };
}

export interface PasteArgs {
  readonly fragment: Fragment;
  /** From each original's place to its copy's, in canvas pixels; or beside the originals, where they are there. */
  readonly shift: Point | 'beside';
  /** The container that takes what has no container of its own here; null chooses. */
  readonly over: NodeId | null;
}

export const NO_SHIFT: Point = { x: 0, y: 0 };

interface Pasted {
  readonly plan: Plan;
  /** Of each original. */
  readonly copies: ReadonlyMap<NodeId, NodeId>;
}

export const PASTE = 'Paste';

export const paste: Command<PasteArgs> = (model, args, ids) => {
  const pasted = pasteCopies(model, args, ids);
  return pasted.ok ? ok(pasted.value.plan) : pasted;
};

export function pasteCopies(
  model: Model,
  { fragment, shift: asked, over }: PasteArgs,
  ids: IdSource,
  /** What the plan says; copies that are still to be moved may be a second where there can be one only. */
  { verb, isLast }: { readonly verb: string; readonly isLast: boolean } = {
    verb: PASTE,
    isLast: true,
  },
): Result<Pasted, Refusal> {
  if (fragment.nodes.length === 0) return err({ reason: 'There is nothing to paste.' });
  const shift = asked === 'beside' ? shiftFor(model, topsOf(model, fragment)) : asked;
  const tx = beginTransaction(model.design);
  const renamed = new Map<NodeId, NodeId>(fragment.nodes.map((node) => [node.id, ids.node()]));
  const tops: NodeId[] = [];
  const inOrder = sortOutsideIn(fragment.nodes);
  for (const node of inOrder) {
    const id = renamed.get(node.id)!;
    let parent = node.parent === null ? null : (renamed.get(node.parent) ?? null);
    if (node.parent === null || !renamed.has(node.parent)) {
      const now = model.with(tx.design);
      const spec = specOf(model.catalog, node.kind);
      const original = node.parent !== null && model.find(node.parent) ? node.parent : null;
      const place = findPlace(now, spec, over ?? original, over === null && original === null);
      if (!place.ok) return place;
      if (place.value.missing.length > 0) {
        return err({
          reason: `${spec.title} has no place here. Select the container to paste into.`,
        });
      }
      parent = place.value.parent;
      const second = isLast && refuseSecond(now, spec, parent, node.params);
      if (second) return err({ reason: second });
      tops.push(id);
    }
    const slugs = new Set(Object.values(tx.design.nodes).map((one) => one.slug));
    const labels = new Set(Object.values(tx.design.nodes).map((one) => one.label));
    const label = labels.has(node.label) ? copyLabel(node.label, labels) : node.label;
    const kind = specOf(model.catalog, node.kind);
    // What stands in a region is made for it: another would not have its zones.
    const params =
      kind.container === 'region' ? node.params : distinctParams(tx.design, kind, node.params);
    tx.putNode({ ...node, id, parent, label, slug: uniqueSlug(node.slug, slugs), params });
    const box = fragment.layout[node.id];
    const isTop = tops.includes(id);
    const isIn = parent !== null;
    const by = isTop ? shift : NO_SHIFT;
    if (box) tx.putBox(id, storedPlace({ x: box.x + by.x, y: box.y + by.y }, isIn));
    else if (isTop) tx.putBox(id, storedPlace(shift, isIn));
  }
  for (const edge of fragment.edges) {
    const [from, to] = [renamed.get(edge.from), renamed.get(edge.to)];
    if (from && to) tx.putEdge({ ...edge, id: ids.edge(), from, to });
  }
  const [top] = tops;
  const only = fragment.nodes.length === 1 && specOf(model.catalog, fragment.nodes[0]!.kind);
  const isCardAlone = only && !only.container && !only.isFrame;
  if (top !== undefined && isCardAlone && (shift.x !== 0 || shift.y !== 0)) {
    // A copy that covers its original hides what it is a copy of.
    const { parent } = tx.design.nodes[top]!;
    const beside = placeBeside(model, fragment.nodes[0]!, parent);
    tx.putBox(top, beside ?? freePlace(model, parent));
  }
  const full = refuseTooMany(tx.design);
  if (full) return full;
  return ok({
    copies: renamed,
    plan: {
      label: `${verb} ${only ? truncate(fragment.nodes[0]!.label, 40) : plural(fragment.nodes.length, 'node')}`,
      patch: tx.patch(),
      select: { nodes: tops },
    },
  });
}

/**
 * A free place right beside a card, or below it, where its container need not become wider; null where there is none, and for what
 * comes from another design.
 */
function placeBeside(model: Model, card: DesignNode, parent: NodeId | null): Point | null {
  const { absolute } = arrange(model);
  const original = model.find(card.id);
  const [rect, holder] = [absolute.get(card.id), parent === null ? null : absolute.get(parent)];
  const isThere = original?.slug === card.slug && original.parent === parent;
  if (!isThere || !rect || holder === undefined || isText(original.spec)) return null;
  const origin = contentOrigin(parent === null ? null : model.get(parent));
  const [left, top] = [(holder?.x ?? 0) + origin.x, (holder?.y ?? 0) + origin.y];
  const at = { x: rect.x - left, y: rect.y - top };
  const beside = [
    { x: at.x + CELL.x, y: at.y },
    { x: at.x - CELL.x, y: at.y },
    { x: at.x, y: at.y + CELL.y },
  ];
  const isPlace = (one: Point): boolean => {
    const { x, y } = storedPlace(one, parent !== null);
    return x === one.x && y === one.y && (!holder || left + x + rect.width <= right(holder));
  };
  return beside.find((one) => isPlace(one) && isFreeAt(model, parent, one)) ?? null;
}

/** Parents before children, whatever the clipboard's order. */
function sortOutsideIn(nodes: readonly DesignNode[]): readonly DesignNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const depth = (node: DesignNode): number => {
    let steps = 0;
    for (let up = node.parent; up !== null && byId.has(up) && steps <= nodes.length; steps += 1) {
      up = byId.get(up)!.parent;
    }
    return steps;
  };
  return nodes.toSorted((a, b) => depth(a) - depth(b));
}

/** Room for the number that tells a copy from its original. */
const LONGEST_STEM = MAX_LABEL_LENGTH - 6;

function copyLabel(label: string, taken: ReadonlySet<string>): string {
  const stem = label.replace(/ \d+$/, '').slice(0, LONGEST_STEM);
  let number = 2;
  while (taken.has(`${stem} ${number}`)) number += 1;
  return `${stem} ${number}`;
}

const STEP = GRID * 4;
/** Copies further away than this from their originals would be looked for. */
const MOST_ROOM = 8;

/** The outermost nodes of a fragment that are in the design as well. */
const topsOf = (model: Model, { nodes }: Fragment): readonly NodeId[] => {
  const ids = new Set(nodes.map(({ id }) => id));
  return nodes.flatMap(({ id, slug, parent }) =>
    model.find(id)?.slug === slug && !(parent !== null && ids.has(parent)) ? [id] : [],
  );
};

/** A shift by which copies of several cards cover nothing; a little to the side where there is none near. */
function shiftFor(model: Model, nodes: readonly NodeId[]): Point {
  const { absolute, frames } = arrange(model);
  const rectOf = (id: NodeId) => absolute.get(id);
  const all = model.nodes.filter(({ spec }) => !spec.container).map(({ id }) => id);
  const cards = nodes.filter((id) => !model.get(id).spec.container);
  if (cards.length < nodes.length) return { x: STEP, y: STEP };
  const isFree = ({ x, y }: Point): boolean =>
    cards.every((id) => {
      // A frame lies over cards on purpose, and on another only by mistake.
      const frame = frames.get(id);
      if (frame) {
        const isSame = (other: Point) => other.x === frame.x + x && other.y === frame.y + y;
        return ![...frames.values()].some(isSame);
      }
      const own = rectOf(id);
      if (!own) return true;
      const moved = { ...own, x: own.x + x, y: own.y + y };
      return all.every((other) => !rectOf(other) || !meets(rectOf(other)!, moved));
    });
  for (let room = 1; room <= MOST_ROOM; room += 1) {
    for (const shift of [
      { x: 0, y: room * CELL.y },
      { x: room * CELL.x, y: 0 },
    ]) {
      if (isFree(shift)) return shift;
    }
  }
  return { x: STEP, y: STEP };
}

export const DUPLICATE = 'Duplicate';

export const duplicate: Command<{ readonly nodes: readonly NodeId[] }> = (
  model,
  { nodes },
  ids,
) => {
  const args = { fragment: copyFragment(model, nodes), shift: 'beside' as const, over: null };
  const copied = pasteCopies(model, args, ids, { verb: DUPLICATE, isLast: true });
  return copied.ok ? ok(copied.value.plan) : copied;
};
