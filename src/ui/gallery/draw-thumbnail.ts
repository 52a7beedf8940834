import { arrange, bottom, planRoutes, rectOf, right } from '../../spec/geometry';
import { wayAround } from '../../spec/geometry/around';
import type { Model } from '../../spec/model';

const MARGIN = 24;
/** Labels are not drawn, so that lines need no room for them. */
const noLabel = (): number => 0;

/** What of a design is seen at a glance, and where. Null where nothing is drawn. */
export function drawThumbnail(model: Model) {
  const geometry = arrange(model);
  const placed = model.nodes.flatMap((node) => {
    const rect = rectOf(geometry, node.id);
    return rect ? [{ node, rect }] : [];
  });
  if (placed.length === 0) return null;
  const rects = placed.map(({ rect }) => rect);
  const left = Math.min(...rects.map(({ x }) => x)) - MARGIN;
  const top = Math.min(...rects.map(({ y }) => y)) - MARGIN;
  const width = Math.max(...rects.map(right)) + MARGIN - left;
  const height = Math.max(...rects.map(bottom)) + MARGIN - top;
  return {
    containers: placed.filter(({ node }) => node.spec.container),
    frames: placed.filter(({ node }) => node.spec.isFrame),
    cards: placed.filter(({ node: { spec } }) => !spec.container && !spec.isFrame),
    routes: [...planRoutes(model, geometry, noLabel, wayAround)],
    viewBox: `${left} ${top} ${width} ${height}`,
  };
}
