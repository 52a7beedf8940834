import type { NodeId } from '../../design/records';
import type { Model, ModelNode } from '../model';
import { arrange, toAbsolute, type Band, type Cell, type Column, type Geometry } from './arrange';
import { keptAround, shownIn } from './framed';
import { FRAME_SIDE } from './frames';
import {
  bottom,
  contentOrigin,
  GAP,
  GRID,
  LEAF,
  NETWORK_HEADER,
  right,
  storedPlace,
  TIER_HEADER,
  type Rect,
} from './measures';
import { begunAt, growing, largest, limited, linesAt, shiftOf, type Shift } from './shift';
import type { FrameLanding, Landing, View } from './views';

/** Below the lowest card of a band: whole squares of the grid are taken away, so that all else stays on it. */
const FOOT = 16;
/** From the head of a VPC to its first band: no zone has a name there. */
const HEAD = 8;
/** Between two that stand one above the other, unless they stand closer anyway: an edge and its label fit. */
const BETWEEN = 48;

/** How much lower a container is, and where: of what lies above a line in it, in its own pixels zone by zone. */
interface Fold {
  readonly total: number;
  readonly above: Shift;
}

interface Shelf {
  readonly id: NodeId;
  /** Zone by zone. */
  readonly rect: Rect;
  readonly fold: Fold | null;
  /** Folded. */
  y: number;
}

const within = (value: number, least: number, most: number): number =>
  Math.min(Math.max(value, least), most);
const squares = (pixels: number): number => Math.floor(pixels / GRID) * GRID;

const isOverlapping = (a: Rect, b: Rect, gap: number): boolean =>
  a.x < right(b) + gap && b.x < right(a) + gap;

function distance(a: Rect, b: Rect): number {
  const x = Math.max(0, a.x - right(b), b.x - right(a));
  const y = Math.max(0, a.y - bottom(b), b.y - bottom(a));
  return Math.hypot(x, y);
}

const shelfHeight = ({ rect, fold }: Shelf): number => rect.height - (fold?.total ?? 0);
/** How far what stands below has come up. */
const shiftBelow = (shelf: Shelf): number => shelf.rect.y - shelf.y + (shelf.fold?.total ?? 0);
/** The foot of a folded container. */
const shelfBottom = (shelf: Shelf): number => shelf.y + shelfHeight(shelf);

/** The lowest container that stands above another, and so carries it along. */
const carrierOf = (rect: Rect, shelves: readonly Shelf[], bottomOf: (shelf: Shelf) => number) =>
  shelves
    .filter((one) => one.fold && bottomOf(one) <= rect.y && isOverlapping(one.rect, rect, GAP))
    .toSorted((a, b) => bottomOf(b) - bottomOf(a))[0];

const nearest = (rect: Rect, shelves: readonly Shelf[], placeOf: (shelf: Shelf) => Rect) =>
  shelves
    .filter(({ fold }) => fold)
    .map((shelf) => ({ shelf, way: distance(rect, placeOf(shelf)) }))
    .toSorted((a, b) => a.way - b.way)[0]?.shelf;

const shiftAt = ({ rect, y, fold }: Shelf, at: number): number =>
  rect.y - y + (fold ? shiftOf(fold.above, at - rect.y) : 0);

/** What is folded away above the first band. */
const leadOf = (node: ModelNode | null): number =>
  node?.spec.container === 'network' ? contentOrigin(node).y - NETWORK_HEADER - HEAD : 0;

class Folding {
  readonly rects: Map<NodeId, Rect>;
  readonly folds = new Map<NodeId, Fold>();
  readonly shelves = new Map<NodeId | null, readonly Shelf[]>();

  constructor(
    readonly model: Model,
    readonly byZone: Geometry,
  ) {
    this.rects = new Map(byZone.rects);
    this.#foldHolder(null);
  }

  #fold(node: ModelNode): Fold {
    const fold = node.spec.container === 'tier' ? this.#foldTier(node) : this.#foldHolder(node);
    this.folds.set(node.id, fold);
    return fold;
  }

  /** The rail goes; the cards stay where they are. */
  #foldTier(tier: ModelNode): Fold {
    const { height } = this.byZone.rects.get(tier.id)!;
    const lowest = this.model
      .children(tier.id)
      .flatMap((child) => this.byZone.rects.get(child.id) ?? [])
      .map(bottom)
      .reduce((a, b) => Math.max(a, b), contentOrigin(tier).y + LEAF.height);
    const total = squares(Math.max(0, height - lowest - FOOT));
    return { total, above: growing(height - total, total) };
  }

  /** Containers come up by what is folded above them, and cards by what is folded beside them; nothing comes to lie on another. */
  #foldHolder(holder: ModelNode | null): Fold {
    const lead = leadOf(holder);
    const shelves = this.model
      .children(holder?.id ?? null)
      .flatMap((child): Shelf[] => {
        const rect = this.byZone.rects.get(child.id);
        const fold = child.spec.container ? this.#fold(child) : null;
        return rect ? [{ id: child.id, rect, fold, y: rect.y - lead }] : [];
      })
      .toSorted((a, b) => a.rect.y - b.rect.y);
    this.shelves.set(holder?.id ?? null, shelves);
    this.#carry(shelves, lead);
    for (const { id, rect, y, fold } of shelves) {
      this.rects.set(id, { ...rect, y, height: rect.height - (fold?.total ?? 0) });
    }
    const [was, is] = [
      lowestOf(shelves, (one) => bottom(one.rect)),
      lowestOf(shelves, shelfBottom),
    ];
    const total = squares(Math.max(0, was - is));
    const begun = shelves.flatMap(({ rect, y, fold }) =>
      fold ? [begunAt(fold.above, rect.y, rect.y - y)] : [],
    );
    const most = limited(largest([growing(NETWORK_HEADER + HEAD, lead), ...begun]), total);
    const height = holder && this.byZone.rects.get(holder.id)?.height;
    const above = height ? largest([most, growing(height - total, total)]) : most;
    return { total, above };
  }

  #carry(shelves: readonly Shelf[], lead: number): void {
    for (const shelf of shelves) {
      if (!shelf.fold) continue;
      const carrier = carrierOf(shelf.rect, shelves, (one) => bottom(one.rect));
      shelf.y = shelf.rect.y - (carrier ? shiftBelow(carrier) : lead);
    }
    // Cards of one row stay in one row.
    const rows = new Map<number, Shelf[]>();
    for (const shelf of shelves) {
      if (shelf.fold) continue;
      const beside = nearest(shelf.rect, shelves, ({ rect }) => rect);
      shelf.y = shelf.rect.y - (beside ? shiftAt(beside, shelf.rect.y) : lead);
      rows.set(shelf.rect.y, [...(rows.get(shelf.rect.y) ?? []), shelf]);
    }
    const done = new Set<Shelf>();
    for (const shelf of shelves) {
      if (done.has(shelf)) continue;
      const row = shelf.fold ? [shelf] : rows.get(shelf.rect.y)!;
      const y = Math.max(...row.map((one) => leastPlace(one, shelves)));
      for (const one of row) {
        one.y = y;
        done.add(one);
      }
    }
  }
}

/** Not higher than what stands above it allows, which has its place already. */
function leastPlace(shelf: Shelf, shelves: readonly Shelf[]): number {
  const { rect, fold } = shelf;
  const carrier = fold && carrierOf(rect, shelves, (one) => bottom(one.rect));
  let y = carrier ? rect.y - shiftBelow(carrier) : shelf.y;
  for (const one of shelves) {
    // They come from the top.
    if (one.rect.y >= rect.y) break;
    const gap = rect.y - bottom(one.rect);
    if (gap < 0 || !isOverlapping(one.rect, rect, 0)) continue;
    const kept = gap > BETWEEN ? gap - squares(gap - BETWEEN) : gap;
    y = Math.max(y, shelfBottom(one) + kept);
  }
  return y;
}

const lowestOf = (shelves: readonly Shelf[], bottomOf: (shelf: Shelf) => number): number =>
  shelves.reduce((most, shelf) => Math.max(most, bottomOf(shelf)), 0);

/** What of a tier's cells has no card in it: it would be seen nowhere else. */
function bandOf(model: Model, tier: NodeId, cells: readonly Cell[]): Band {
  const parts = new Map<string, { node: NodeId; label: string; count: number }>();
  for (const { node, use } of cells.flatMap(({ uses }) => uses)) {
    if (model.get(node).parent === tier) continue;
    const key = `${node} ${use.label}`;
    const known = parts.get(key);
    if (known) known.count += 1;
    else parts.set(key, { node, label: use.label, count: 1 });
  }
  return { zones: cells.length, parts: [...parts.values()] };
}

/** A frame follows what it shows; one that shows nothing stays beside what it lies beside, as a card does. */
function foldFrame(
  { model, byZone, shelves }: Folding,
  absolute: ReadonlyMap<NodeId, Rect>,
  rect: Rect,
): Rect {
  const shown = shownIn(model, byZone, rect).filter((id) => absolute.has(id));
  if (shown.length > 0) return keptAround(rect, shown, byZone, { absolute });
  const beside = nearest(rect, shelves.get(null)!, (one) => one.rect);
  return beside ? { ...rect, y: rect.y - shiftAt(beside, rect.y) } : rect;
}

/**
 * The drawing tier by tier, of the one zone by zone: each tier is as high as its cards need, what stands below comes up, and
 * nothing moves sideways. Places in a tier are the same in both.
 */
function foldZones(model: Model, byZone: Geometry): Geometry {
  const folding = new Folding(model, byZone);
  const { rects, folds } = folding;
  const cells = new Map<NodeId, readonly Cell[]>();
  const bands = new Map<NodeId, Band>();
  for (const [tier, all] of byZone.cells) {
    const height = rects.get(tier)!.height - TIER_HEADER;
    cells.set(
      tier,
      all.map((cell) => ({ ...cell, rect: { ...cell.rect, height } })),
    );
    if (all.length > 0) bands.set(tier, bandOf(model, tier, all));
  }
  const columns = new Map<NodeId, readonly Column[]>();
  for (const [vpc, all] of byZone.columns) {
    const { total } = folds.get(vpc)!;
    columns.set(
      vpc,
      all.map(({ zone, rect }) => ({ zone, rect: { ...rect, height: rect.height - total } })),
    );
  }
  const absolute = toAbsolute(model, rects);
  const frames = new Map<NodeId, Rect>();
  for (const [id, rect] of byZone.frames) frames.set(id, foldFrame(folding, absolute, rect));
  return { rects, absolute, cells, columns, bands, frames };
}

/** The line that is drawn at `y` of a folded container; of several, which are folded into one, the nearest to `near` or the last. */
function unfoldedLine({ above }: Fold, y: number, near: number | undefined): number {
  const { first, last } = linesAt(above, y);
  return near === undefined ? last : within(near, first, last);
}

function unfold(folding: Folding, { box, over, isContainer, except, near }: Landing): number {
  const { model, byZone } = folding;
  const topIn = (absolute: ReadonlyMap<NodeId, Rect>) => (over && absolute.get(over)?.y) || 0;
  const leftOf = (over && byZone.absolute.get(over)?.x) || 0;
  const [unfoldedTop, top] = [topIn(byZone.absolute), topIn(toAbsolute(model, folding.rects))];
  const rect = { ...box, x: box.x - leftOf, y: box.y - top };
  const holder = over === null ? null : model.get(over);
  const shelves = (folding.shelves.get(over) ?? []).filter(({ id }) => !except?.has(id));
  if (isContainer) {
    const carrier = carrierOf(rect, shelves, shelfBottom);
    return unfoldedTop + rect.y + (carrier ? shiftBelow(carrier) : leadOf(holder));
  }
  const beside = nearest(rect, shelves, ({ id }) => folding.rects.get(id)!);
  if (!beside?.fold) return unfoldedTop + rect.y + leadOf(holder);
  const start = unfoldedTop + beside.rect.y;
  const close = near === undefined ? undefined : near - start;
  return start + unfoldedLine(beside.fold, rect.y - beside.y, close);
}

/**
 * Of the places that what is drawn has come from, the one that is drawn nearest to where the hand has the frame: what a frame shows
 * decides where it is drawn, and where it is put decides what it shows.
 */
function unfoldFrame(model: Model, { rect, guess, isSized, carried }: FrameLanding): Rect {
  const byZone = arrange(model);
  const was = carried && byZone.frames.get(carried.frame);
  const isCarried = (id: NodeId) => byZone.absolute.has(id) && carried?.all.has(id);
  if (was && shownIn(model, byZone, was).some(isCarried)) return guess;
  const folding = new Folding(model, byZone);
  const absolute = toAbsolute(model, folding.rects);
  const ways = (edge: (rect: Rect) => number): readonly number[] =>
    [...absolute].map(([id, now]) => edge(byZone.absolute.get(id)!) - edge(now));
  const shown = shownIn(model, { ...byZone, absolute }, rect).filter((id) => absolute.has(id));
  const kept = keptAround(rect, shown, { absolute }, byZone);
  const beside = unfold(folding, { box: rect, over: null, isContainer: false }) - rect.y;
  const tops = [kept.y - rect.y, beside, ...ways(({ y }) => y)];
  const lows = [bottom(kept) - bottom(rect), beside, ...ways(bottom)];
  const places = [...new Set(tops)].flatMap((top) =>
    [...new Set(isSized ? lows : [top])].map((low) => ({
      ...rect,
      y: rect.y + top,
      height: rect.height + low - top,
    })),
  );
  let best = { place: guess, off: Infinity };
  for (const { height, ...place } of [guess, ...places]) {
    const stored = {
      ...place,
      ...storedPlace(place, false),
      height: isSized ? height : guess.height,
    };
    if (stored.height < FRAME_SIDE.min) continue;
    const drawn = foldFrame(folding, absolute, stored);
    const off = Math.abs(drawn.y - rect.y) + (isSized ? Math.abs(bottom(drawn) - bottom(rect)) : 0);
    if (off < best.off) best = { place: stored, off };
    // Stored places are on the grid.
    if (off <= GRID / 2) break;
  }
  return best.place;
}

export const BY_TIER: View = {
  arrange: (model) => foldZones(model, arrange(model)),
  unfold: (model, landing) => unfold(new Folding(model, arrange(model)), landing),
  unfoldFrame,
};
