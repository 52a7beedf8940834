import { framesOf, type Rect } from '../spec/geometry';
import type { Drawing } from './draw';
import { fitted, widthOf } from './text';

/** What the title of a frame takes above it. */
export const FRAME_TITLE = 26;

const LINE = 1.5;
const PILL = 20;

/** The frames as the canvas shows them at its full size: over the tints of containers, and behind all lines and cards. */
export const framesIn = (drawing: Drawing): readonly string[] =>
  framesOf(drawing.model, drawing.geometry).flatMap(({ node, rect }, index) => [
    drawing.box(
      {
        x: rect.x + LINE / 2,
        y: rect.y + LINE / 2,
        width: rect.width - LINE,
        height: rect.height - LINE,
      },
      null,
      'text-faint',
      { 'stroke-width': LINE, rx: 6 },
    ),
    ...titleOf(drawing, rect, String(index + 1), node.label || node.spec.title),
  ]);

function titleOf(
  drawing: Drawing,
  { x, y, width }: Rect,
  number: string,
  label: string,
): readonly string[] {
  const [bold, small] = [
    { size: 13, bold: true },
    { size: 12, bold: true },
  ];
  const top = y - 24;
  const pill = Math.max(PILL, widthOf(number, small) + 10);
  const title = fitted(label, width - pill - 12, bold);
  const ground = { x: x + pill + 2, y: top, width: widthOf(title, bold) + 10, height: PILL };
  const middle = { x: x + pill / 2, y: top + 14.5 };
  return [
    drawing.box({ x, y: top, width: pill, height: PILL }, 'text-faint', null, { rx: PILL / 2 }),
    drawing.text(middle, number, small, 'bg-panel', { 'text-anchor': 'middle' }),
    drawing.box(ground, 'bg-canvas', null, { rx: 4, 'fill-opacity': 0.88 }),
    drawing.text({ x: ground.x + 5, y: top + 14.5 }, title, bold, 'text'),
  ];
}
