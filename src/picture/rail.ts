import type { NodeId } from '../design';
import { plural } from '../kit/words';
import { partLabel, right, type Band, type Cell, type Point, type Rect } from '../spec/geometry';
import type { ModelNode } from '../spec/model';
import type { Drawing } from './draw';
import { widthOf } from './text';

/** The foot of a tier's subnets, or at its head what they come to where the zones are folded. */
export function railOf(drawing: Drawing, tier: ModelNode): readonly string[] {
  const { model, geometry } = drawing;
  const rect = geometry.absolute.get(tier.id);
  const cells = geometry.cells.get(tier.id);
  const band = geometry.bands?.get(tier.id);
  if (!rect || !cells) return [];
  if (band) return bandOf(drawing, rect, band);
  const isExisting = model.networkOf(tier.id)?.isExisting;
  return cells.flatMap((cell) => [
    drawing.text(
      { x: rect.x + cell.rail.x + 8, y: rect.y + cell.rail.y + 13 },
      cell.cidr ?? (isExisting ? 'as it is' : 'does not fit into the VPC'),
      { size: 12, mono: true },
      'text-muted',
    ),
    ...chipsOf(drawing, cell, { x: rect.x + cell.rail.x + 6, y: rect.y + cell.rail.y + 20 }),
  ]);
}

/** Pixels, as the text is drawn here. */
const chipWidth = (label: string): number => 30 + widthOf(label, { size: 12 });

/** They flow like words. */
function chipsOf(drawing: Drawing, { uses, rail }: Cell, from: Point): readonly string[] {
  const room = rail.width - 12;
  let [x, y] = [0, 0];
  return uses.flatMap(({ node, use }) => {
    const width = chipWidth(use.label);
    if (x > 0 && x + width > room) [x, y] = [0, y + 24];
    const at = { x: from.x + x, y: from.y + y };
    x += width + 4;
    return chipAt(drawing, node, use.label, at);
  });
}

/** From right to left, so that no line that comes to the middle of a card runs there. */
function bandOf(drawing: Drawing, rect: Rect, { zones, parts }: Band): readonly string[] {
  let x = right(rect) - 8;
  const chips = parts.toReversed().flatMap(({ node, label, count }) => {
    const text = partLabel(label, count);
    x -= chipWidth(text);
    const chip = chipAt(drawing, node, text, { x, y: rect.y + 2 });
    x -= 8;
    return chip;
  });
  const font = { size: 12 };
  const end = { 'text-anchor': 'end' };
  return [
    drawing.text({ x, y: rect.y + 16 }, plural(zones, 'zone'), font, 'text-muted', end),
    ...chips,
  ];
}

function chipAt(drawing: Drawing, node: NodeId, label: string, at: Point): readonly string[] {
  const rect = { ...at, width: chipWidth(label), height: 20 };
  return [
    drawing.bordered(rect, 'bg-panel', 'border-strong', 1, { rx: 9.5 }),
    drawing.icon(drawing.model.get(node).kind, { x: at.x + 4, y: at.y + 3 }, 14, {
      'clip-path': 'url(#round)',
    }),
    drawing.text({ x: at.x + 23, y: at.y + 14 }, label, { size: 12 }, 'text'),
  ];
}
