import type { EdgeId, NodeId } from '../../design/records';
import { bottom, right, type Point, type Rect } from './measures';

export type Side = 'top' | 'bottom' | 'left' | 'right';

/** An edge whose two ends have chosen the sides of their cards. */
export interface Sided {
  readonly id: EdgeId;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly fromRect: Rect;
  readonly toRect: Rect;
  readonly fromSide: Side;
  readonly toSide: Side;
}

const ROW_GAP = 24;

/** Rows before columns: what stands lower is reached from below, and only neighbours of one row are joined sideways. */
export function sidesBetween(from: Rect, to: Rect): readonly [Side, Side] {
  if (to.y >= bottom(from) + ROW_GAP) return ['bottom', 'top'];
  if (from.y >= bottom(to) + ROW_GAP) return ['top', 'bottom'];
  if (to.x >= right(from)) return ['right', 'left'];
  if (from.x >= right(to)) return ['left', 'right'];
  return ['bottom', 'top'];
}

export const isVertical = (side: Side): boolean => side === 'top' || side === 'bottom';
const start = (rect: Rect, side: Side): number => (isVertical(side) ? rect.x : rect.y);
const length = (rect: Rect, side: Side): number => (isVertical(side) ? rect.width : rect.height);
const middle = (rect: Rect, side: Side): number => start(rect, side) + length(rect, side) / 2;

/** The point of a side at a coordinate along it. */
export function pointOn(rect: Rect, side: Side, along: number): Point {
  switch (side) {
    case 'top':
      return { x: along, y: rect.y };
    case 'bottom':
      return { x: along, y: bottom(rect) };
    case 'left':
      return { x: rect.x, y: along };
    case 'right':
      return { x: right(rect), y: along };
  }
}

const MOST_APART = { along: 72, across: 18 };
const CORNER = 24;

/** Where each edge leaves and arrives: edges on one side are spread in the order of their other ends, so that they do not cross. */
export function spreadPorts(
  edges: readonly Sided[],
): ReadonlyMap<EdgeId, { readonly from: number; readonly to: number }> {
  const groups = new Map<string, { edge: Sided; isFrom: boolean }[]>();
  for (const edge of edges) {
    for (const isFrom of [true, false]) {
      const key = groupKey(edge, isFrom);
      const group = groups.get(key);
      if (group) group.push({ edge, isFrom });
      else groups.set(key, [{ edge, isFrom }]);
    }
  }
  const ports = new Map<EdgeId, { from: number; to: number }>();
  for (const edge of edges) ports.set(edge.id, { from: 0, to: 0 });
  for (const group of groups.values()) {
    const ordered = group.toSorted((a, b) => otherEnd(a) - otherEnd(b));
    ordered.forEach(({ edge, isFrom }, index) => {
      const [rect, side] = isFrom ? [edge.fromRect, edge.fromSide] : [edge.toRect, edge.toSide];
      const most = isVertical(side) ? MOST_APART.along : MOST_APART.across;
      const apart = Math.min(most, length(rect, side) / (ordered.length + 1));
      const at = middle(rect, side) + (index - (ordered.length - 1) / 2) * apart;
      ports.get(edge.id)![isFrom ? 'from' : 'to'] = at;
    });
  }
  const isAlone = (edge: Sided, isFrom: boolean): boolean =>
    groups.get(groupKey(edge, isFrom))!.length === 1;
  for (const edge of edges)
    straighten(edge, ports.get(edge.id)!, isAlone(edge, true), isAlone(edge, false));
  return ports;
}

const groupKey = (edge: Sided, isFrom: boolean): string =>
  isFrom ? `${edge.from}/${edge.fromSide}` : `${edge.to}/${edge.toSide}`;

/** Where the other end lies along this side. */
function otherEnd({ edge, isFrom }: { edge: Sided; isFrom: boolean }): number {
  const side = isFrom ? edge.fromSide : edge.toSide;
  return middle(isFrom ? edge.toRect : edge.fromRect, side);
}

/** An end that has its side for itself moves along it to meet the other end in a straight line. */
function straighten(
  edge: Sided,
  port: { from: number; to: number },
  fromAlone: boolean,
  toAlone: boolean,
): void {
  if (isVertical(edge.fromSide) !== isVertical(edge.toSide)) return;
  const inset = isVertical(edge.fromSide) ? CORNER : 12;
  const fits = (rect: Rect, side: Side, at: number): boolean =>
    at >= start(rect, side) + inset && at <= start(rect, side) + length(rect, side) - inset;
  if (toAlone && fits(edge.toRect, edge.toSide, port.from)) port.to = port.from;
  else if (fromAlone && fits(edge.fromRect, edge.fromSide, port.to)) port.from = port.to;
  else if (fromAlone && toAlone) {
    const from = Math.max(start(edge.fromRect, edge.fromSide), start(edge.toRect, edge.toSide));
    const to = Math.min(
      start(edge.fromRect, edge.fromSide) + length(edge.fromRect, edge.fromSide),
      start(edge.toRect, edge.toSide) + length(edge.toRect, edge.toSide),
    );
    if (to - from >= inset) port.from = port.to = (from + to) / 2;
  }
}
