import { MAX_COORDINATE } from '../../design/structure';
import type { JsonObject } from '../../kit/json';
import type { KindSpec } from '../kind-spec';
import type { ModelNode } from '../model';

/** All numbers are canvas pixels. The example has to be readable at once on a screen of 1440 × 900: text is 12 px and more. */
export const GRID = 8;
export const LEAF = { width: 208, height: 56 };
/** From one leaf to the next when nodes are placed by themselves: an edge's label fits between two rows. */
export const STEP = { x: 280, y: 104 };
/** Insets and headers add up to whole squares of the grid: a leaf snaps to the same lines in every container. */
export const INSET = 12;
const REGION_HEADER = 32;
export const NETWORK_HEADER = 32;
export const ZONE_HEADER = 24;
export const TIER_HEADER = 24;
/** The corridor in which edges turn and carry their labels. */
export const TIER_GAP = 24;
/** Half of a corridor between two containers. */
export const CORRIDOR = 12;
/** Between containers that stand beside each other. */
export const GAP = 32;
export const COLUMN = { min: 280, empty: 216, inset: 8 };
/** The foot of a subnet's cell: its address range and a chip for each occupant. */
export const RAIL = { padding: 12, caption: 20, chip: 24, bottom: 8 };
const TIER_CONTENT_TOP = TIER_HEADER + 8;

export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Rect extends Point, Size {}

export const right = (rect: Rect): number => rect.x + rect.width;
export const bottom = (rect: Rect): number => rect.y + rect.height;
/** Never the negative zero that rounding may give: JSON has none. */
export const snap = (value: number): number => Math.round(value / GRID) * GRID || 0;

/** A place that may be stored: on the grid, on the canvas, and in a container not left of or above its content. */
export function storedPlace({ x, y }: Point, isInContainer: boolean): Point {
  const least = isInContainer ? 0 : -MAX_COORDINATE;
  const within = (value: number) => Math.min(Math.max(snap(value), least), MAX_COORDINATE) || 0;
  return { x: within(x), y: within(y) };
}
export const holds = (rect: Rect, point: Point): boolean =>
  point.x >= rect.x && point.x < right(rect) && point.y >= rect.y && point.y < bottom(rect);
/** Whether two rectangles come closer to each other than `gap`. */
export const meets = (a: Rect, b: Rect, gap = 0): boolean =>
  a.x < right(b) + gap && b.x < right(a) + gap && a.y < bottom(b) + gap && b.y < bottom(a) + gap;

/** The top left corner of a container's content, relative to the container: what stored places are measured from. */
export function contentOrigin(node: ModelNode | null): Point {
  switch (node?.spec.container) {
    case 'tier':
      return { x: 16, y: TIER_CONTENT_TOP };
    case 'network':
      return { x: INSET, y: NETWORK_HEADER + ZONE_HEADER };
    case 'region':
      return { x: INSET, y: REGION_HEADER };
    default:
      return { x: 0, y: 0 };
  }
}

/** A text on the canvas is as high as what it says. */
export const isText = ({ can }: KindSpec): boolean => can.includes('remark');

const TEXT = { perLine: 26, line: 18, padding: 36, highest: 320 };

/** Size of a node that is no container. */
export function leafSize(spec: KindSpec, params: JsonObject): Size {
  if (!isText(spec)) return LEAF;
  const text = String(Object.values(params)[0] ?? '');
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / TEXT.perLine)), 0);
  const height = snap(lines * TEXT.line + TEXT.padding);
  return { width: LEAF.width, height: Math.min(Math.max(height, LEAF.height), TEXT.highest) };
}

/** About as wide as a chip with this text will be; the fonts of different systems differ. */
export const chipWidth = (label: string): number => 34 + label.length * 6.4;
