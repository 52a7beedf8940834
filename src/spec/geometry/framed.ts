/** What frames show. Apart from where they are: nobody asks before something moves. */
import type { NodeId } from '../../design/records';
import type { Model } from '../model';
import type { Geometry } from './arrange';
import { rectOf } from './frames';
import { bottom, right, type Rect } from './measures';

const isWithin = (rect: Rect, frame: Rect): boolean =>
  rect.x >= frame.x &&
  rect.y >= frame.y &&
  right(rect) <= right(frame) &&
  bottom(rect) <= bottom(frame);

/** What lies wholly in a frame. */
export const shownIn = (model: Model, geometry: Geometry, frame: Rect): readonly NodeId[] =>
  model.nodes.flatMap(({ id }) => {
    const rect = rectOf(geometry, id);
    return rect && rect !== frame && isWithin(rect, frame) ? [id] : [];
  });

/**
 * What goes along when these move: all that lies wholly in a frame among them and stands on the open canvas. What a container
 * holds stays in it: its place says where it runs, and nobody should change that by moving a frame.
 */
export const carriedBy = (
  model: Model,
  geometry: Geometry,
  ids: readonly NodeId[],
): readonly NodeId[] => {
  const shown = ids.flatMap((id) => {
    const frame = geometry.frames.get(id);
    return frame ? shownIn(model, geometry, frame) : [];
  });
  return [...new Set(shown)].filter((id) => model.get(id).parent === null && !ids.includes(id));
};

/** The smallest rectangle that holds them all. */
export const hullOf = (rects: readonly Rect[]): Rect => {
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  return {
    x,
    y,
    width: Math.max(...rects.map(right)) - x,
    height: Math.max(...rects.map(bottom)) - y,
  };
};

/** All that is drawn; null where nothing is. */
export const drawnHull = ({ absolute, frames }: Geometry): Rect | null => {
  const rects = [...absolute.values(), ...frames.values()];
  return rects.length > 0 ? hullOf(rects) : null;
};

/** A frame as it has to be to show the same, with as much room around it, when that is drawn elsewhere. */
export function keptAround(
  rect: Rect,
  shown: readonly NodeId[],
  was: Pick<Geometry, 'absolute'>,
  is: Pick<Geometry, 'absolute'>,
): Rect {
  const hullIn = ({ absolute }: Pick<Geometry, 'absolute'>): Rect | null => {
    const rects = shown.flatMap((id) => absolute.get(id) ?? []);
    return rects.length > 0 ? hullOf(rects) : null;
  };
  const [old, now] = [hullIn(was), hullIn(is)];
  if (!old || !now) return rect;
  return {
    x: rect.x + now.x - old.x,
    y: rect.y + now.y - old.y,
    width: rect.width + now.width - old.width,
    height: rect.height + now.height - old.height,
  };
}
