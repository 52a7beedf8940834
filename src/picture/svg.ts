import type { NodeId } from '../design';
import { flowOf, type Flow } from '../spec/flow';
import { FLOW_WORDS, FLOWS } from '../spec/flow-words';
import { bottom, GLYPH, meets, right, type Point, type Rect, type View } from '../spec/geometry';
import type { Model } from '../spec/model';
import { COLOURS, type Colour, type PictureTheme } from './colours';
import { FRAME_TITLE } from './frames';
import { Drawing, SANS, type IconOf } from './draw';
import { element, escaped } from './markup';
import { fitted, widthOf } from './text';

export interface PictureOptions {
  readonly theme: PictureTheme;
  /** Without a background. */
  readonly isTransparent: boolean;
  readonly withTitle: boolean;
  readonly withLegend: boolean;
  /** The frame that alone is to be seen; everything without it. */
  readonly only?: NodeId | undefined;
  readonly view: View;
}

export interface Picture {
  readonly svg: string;
  /** Pixels at a scale of 1. */
  readonly width: number;
  readonly height: number;
  /** Where the canvas' own coordinates begin in it. */
  readonly origin: Point;
}

const MARGIN = 24;
const TITLE_HEIGHT = 40;
const LEGEND_ROW = 28;
const TITLE_FONT = { size: 18, bold: true };

/**
 * A design as an SVG, from its model: as large as what is drawn, with real text, and the same on every machine but for the fonts.
 * `link` is kept in it, so that the picture opens again. Null of a design in which nothing is drawn.
 */
export function toPicture(
  model: Model,
  iconOf: IconOf,
  options: PictureOptions,
  link: string | null,
): Picture | null {
  const drawing = new Drawing(model, options.view, COLOURS[options.theme], iconOf);
  const { absolute, frames } = drawing.geometry;
  const only = options.only === undefined ? undefined : frames.get(options.only);
  const rects = only ? [only] : [...absolute.values(), ...[...frames.values()].map(withTitle)];
  if (rects.length === 0) return null;
  const drawn = only ? [cutOut(only, drawing.parts())] : drawing.parts();
  const left = Math.min(...rects.map(({ x }) => x)) - MARGIN;
  const width = Math.max(...rects.map(right)) + MARGIN - left;
  const titleHeight = options.withTitle ? TITLE_HEIGHT : 0;
  const top = Math.min(...rects.map(({ y }) => y)) - MARGIN - titleHeight;
  const under = Math.max(...rects.map(bottom)) + MARGIN;
  const legend = options.withLegend
    ? legendOf(drawing, { x: left + MARGIN, y: under, width }, only)
    : null;
  const height = under + (legend?.height ?? 0) - top;

  const title = (only && model.get(options.only!).label.trim()) || model.settings.title;
  const room = width - 2 * MARGIN;
  const at = { x: left + MARGIN, y: top + MARGIN + 16 };
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `${left} ${top} ${width} ${height}`,
      'font-family': SANS,
    },
    element('title', {}, escaped(title)),
    link === null ? '' : element('metadata', {}, `${MARK}${escaped(link)}`),
    element('defs', {}, ...drawing.definitions()),
    options.isTransparent ? '' : drawing.box({ x: left, y: top, width, height }, 'bg-canvas', null),
    options.withTitle ? drawing.text(at, fitted(title, room, TITLE_FONT), TITLE_FONT, 'text') : '',
    ...drawn,
    ...(legend?.parts ?? []),
  );
  return { svg: `${svg}\n`, width, height, origin: { x: -left, y: -top } };
}

const withTitle = ({ y, height, ...rect }: Rect): Rect => ({
  ...rect,
  y: y - FRAME_TITLE,
  height: height + FRAME_TITLE,
});

/** What is drawn outside is not to be seen. */
const cutOut = ({ x, y, width, height }: Rect, parts: readonly string[]): string =>
  element('svg', { x, y, width, height, viewBox: `${x} ${y} ${width} ${height}` }, ...parts);

/** Stands before the link: what a reader of pictures looks for. */
const MARK = 'lintel:';
const IN_SVG = /<metadata>\s*lintel:([^<\s]+)\s*<\/metadata>/;

/** The link that a picture holds; null where it holds none. */
export const linkInSvg = (svg: string): string | null => IN_SVG.exec(svg)?.[1] ?? null;

interface Entry {
  readonly label: string;
  /** Of the mark; as a rule 24 pixels. */
  readonly long?: number;
  readonly mark: (rect: Rect) => string;
}

/** Of a part of the drawing what reaches into it. A line may pass by whose ends are elsewhere: both ends count. */
function seenIn(
  { model, geometry }: Drawing,
  only: Rect | undefined,
): Pick<Model, 'nodes' | 'edges'> {
  if (!only) return model;
  const isSeen = (id: NodeId) => {
    const rect = geometry.absolute.get(id);
    return rect !== undefined && meets(rect, only);
  };
  return {
    nodes: model.nodes.filter(({ id }) => isSeen(id)),
    edges: model.edges.filter(({ from, to }) => isSeen(from) || isSeen(to)),
  };
}

/** What the lines and tints mean, of what is drawn alone. */
function legendOf(
  drawing: Drawing,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
  only: Rect | undefined,
): { readonly parts: readonly string[]; readonly height: number } {
  const { nodes, edges } = seenIn(drawing, only);
  const { model } = drawing;
  const has = (container: string) => nodes.some(({ spec }) => spec.container === container);
  const roles = new Set(
    nodes.map(({ id, spec }) => (spec.container === 'tier' ? model.tierOf(id) : null)),
  );
  const frame = (label: string, stroke: Colour, dash?: string): Entry => ({
    label,
    mark: (rect) =>
      drawing.box(rect, null, stroke, { 'stroke-width': 1.5, 'stroke-dasharray': dash }),
  });
  const tint = (label: string, fill: Colour, stroke: Colour): Entry => ({
    label,
    mark: (rect) => drawing.box(rect, fill, stroke, { 'stroke-opacity': 0.4 }),
  });
  const used = new Set(edges.map((edge) => flowOf(edge)));
  const line = (flow: Flow): Entry => ({
    label: FLOW_WORDS[flow].title,
    long: 60,
    mark: ({ x: from, y: top, width: long, height }) => {
      const at = top + height / 2;
      const points = [
        { x: from + GLYPH + 6, y: at },
        { x: from + long, y: at },
      ];
      return (
        drawing.glyph(flow, { x: from, y: at - GLYPH / 2 }) + drawing.flowLine(flow, points, 1.5)
      );
    },
  });
  const entries: readonly (Entry | false)[] = [
    has('region') && frame('Region', 'aws-region', '4.5 3'),
    has('network') && frame('VPC', 'aws-vpc'),
    has('network') && !drawing.geometry.bands && frame('Availability Zone', 'aws-zone', '3 3'),
    roles.has('public') && tint('Public subnets', 'aws-public-tint', 'aws-public'),
    roles.has('app') && tint('Private subnets', 'aws-private-tint', 'aws-private'),
    roles.has('data') && tint('Isolated subnets', 'aws-data-tint', 'aws-data'),
    ...FLOWS.map((flow) => used.has(flow) && line(flow)),
    edges.some(({ spec }) => !spec.exported) &&
      frame('Drawn, not exported', 'border-strong', '3 3'),
  ];
  const parts: string[] = [];
  let [across, down] = [0, 0];
  for (const entry of entries) {
    if (!entry) continue;
    const long = entry.long ?? 24;
    const needed = long + 8 + widthOf(entry.label, { size: 12 }) + 20;
    if (across > 0 && across + needed > width - 2 * MARGIN) [across, down] = [0, down + LEGEND_ROW];
    parts.push(
      entry.mark({ x: x + across, y: y + down, width: long, height: 14 }),
      drawing.text(
        { x: x + across + long + 8, y: y + down + 11 },
        entry.label,
        { size: 12 },
        'text-muted',
      ),
    );
    across += needed;
  }
  return { parts, height: parts.length === 0 ? 0 : down + LEGEND_ROW + 8 };
}
