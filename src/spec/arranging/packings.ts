import type { NodeId } from '../../design';
import { GAP, GRID, storedPlace, type Geometry, type Point, type Rect } from '../geometry';
import type { Model } from '../model';
import { drawnAt, type Movable, type Places } from './places';

/** Two stand beside each other on any screen. */
const FEWEST_WRAPPED = 3;
/** How much wider than high a drawing may be. */
const SCREEN = 1.6;

interface Held {
  readonly id: NodeId;
  readonly rect: Rect;
}

/** The containers where they are drawn, closed up in the rows in which they stand, and in rows that fit a screen. */
export function packings(
  model: Model,
  geometry: Geometry,
  holder: NodeId | null,
  isMovable: Movable,
): readonly Places[] {
  const holders = model.children(holder).filter(({ spec }) => spec.container);
  if (holders.length === 0 || !holders.every(isMovable)) return [new Map()];
  const drawn = holders.map(({ id }): Held => ({
    id,
    rect: drawnAt(model, geometry, model.get(id)),
  }));
  const rows = rowsOf(drawn);
  const lists = [rows, ...(holders.length >= FEWEST_WRAPPED ? [wrapped(rows.flat())] : [])];
  const asDrawn = drawn.map(({ id, rect }): [NodeId, Point] => [id, rect]);
  return [asDrawn, ...lists.map(packed)].map(
    (places) => new Map(places.map(([id, at]) => [id, storedPlace(at, holder !== null)])),
  );
}

/** As they stand: what begins above the middle of the first of a row belongs to it. */
function rowsOf(drawn: readonly Held[]): readonly (readonly Held[])[] {
  const rows: Held[][] = [];
  for (const one of drawn.toSorted((a, b) => a.rect.y - b.rect.y)) {
    const first = rows.at(-1)?.[0]?.rect;
    if (first && one.rect.y < first.y + first.height / 2) rows.at(-1)!.push(one);
    else rows.push([one]);
  }
  return rows.map((row) => row.toSorted((a, b) => a.rect.x - b.rect.x));
}

function wrapped(drawn: readonly Held[]): readonly (readonly Held[])[] {
  const area = drawn.reduce((sum, { rect }) => sum + (rect.width + GAP) * (rect.height + GAP), 0);
  const widest = Math.sqrt(area * SCREEN);
  const rows: Held[][] = [[]];
  let width = 0;
  for (const one of drawn) {
    if (width > 0 && width + one.rect.width / 2 > widest) {
      rows.push([]);
      width = 0;
    }
    rows.at(-1)!.push(one);
    width += one.rect.width + GAP;
  }
  return rows;
}

function packed(rows: readonly (readonly Held[])[]): readonly [NodeId, Point][] {
  const rects = rows.flat().map(({ rect }) => rect);
  const left = Math.min(...rects.map(({ x }) => x));
  let y = Math.min(...rects.map((rect) => rect.y));
  return rows.flatMap((row) => {
    let x = left;
    const top = y;
    y = snapUp(y + Math.max(...row.map(({ rect }) => rect.height)) + GAP * 2);
    return row.map(({ id, rect }): [NodeId, Point] => {
      const at = { x, y: top };
      x = snapUp(x + rect.width + GAP);
      return [id, at];
    });
  });
}

const snapUp = (value: number): number => Math.ceil(value / GRID) * GRID;
