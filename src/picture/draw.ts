import type { NodeId } from '../design';
import {
  isText,
  labelRect,
  edgeLabelWidth,
  GLYPH,
  headAt,
  LEAF,
  glyphRoom,
  LOOKS,
  pathThrough,
  planRoutes,
  TIER_HEADER,
  type Geometry,
  type Point,
  type Rect,
  type Route,
  type View,
} from '../spec/geometry';
import { wayAround } from '../spec/geometry/around';
import { flowOf, type Flow } from '../spec/flow';
import { isTier } from '../spec/kind-spec';
import type { Model, ModelEdge, ModelNode } from '../spec/model';
import { paintOf, type Colour, type Colours } from './colours';
import { framesIn } from './frames';
import { element, escaped } from './markup';
import { railOf } from './rail';
import { fitted, widthOf, wrapped, type Font } from './text';

export const SANS =
  "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif";
const MONO = "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace";

/** As the icons of chips are. */
const ROUND = element(
  'clipPath',
  { id: 'round', clipPathUnits: 'objectBoundingBox' },
  element('circle', { cx: 0.5, cy: 0.5, r: 0.5 }),
);

/** Text of the SVG that stands for a kind; undefined where there is none. */
export type IconOf = (kind: string) => string | undefined;

/** Draws the parts of a design as the canvas shows them: sizes and places are those of its style sheets. */
export class Drawing {
  readonly #icons = new Map<string, string>();
  readonly geometry: Geometry;

  constructor(
    readonly model: Model,
    view: View,
    readonly colours: Colours,
    readonly iconOf: IconOf,
  ) {
    this.geometry = view.arrange(model);
  }

  /** Containers, then connections, then what stands in front of them. */
  parts(): readonly string[] {
    const { model, geometry } = this;
    const routes = planRoutes(model, geometry, edgeLabelWidth, wayAround);
    const drawn = model.edges.flatMap((edge) => {
      const route = routes.get(edge.id);
      return route ? [{ edge, route }] : [];
    });
    return [
      ...this.#containers(null),
      ...framesIn(this),
      ...drawn.map(({ edge, route }) => this.#line(edge, route)),
      ...model.nodes.flatMap((node) => railOf(this, node)),
      ...model.nodes.flatMap((node) => (node.spec.container ? [] : this.#leaf(node))),
      ...drawn.flatMap(({ edge, route }) => this.#edgeLabel(edge, route)),
    ];
  }

  /** Of every icon that was used, once. */
  definitions(): readonly string[] {
    return [ROUND, ...this.#icons.values()];
  }

  text(at: Point, content: string, font: Font, colour: Colour, more: object = {}): string {
    return element(
      'text',
      {
        x: at.x,
        y: at.y,
        'font-size': font.size,
        'font-weight': font.bold ? 600 : undefined,
        'font-family': font.mono ? MONO : undefined,
        fill: this.colours[colour],
        ...more,
      },
      escaped(content),
    );
  }

  box(rect: Rect, fill: Colour | null, stroke: Colour | null, more: object = {}): string {
    const paint = fill === null ? null : paintOf(this.colours[fill]);
    return element('rect', {
      x: rect.x,
      y: rect.y,
      width: rect.width,
      height: rect.height,
      fill: paint?.colour ?? 'none',
      'fill-opacity': paint && paint.opacity < 1 ? paint.opacity : undefined,
      stroke: stroke === null ? undefined : this.colours[stroke],
      ...more,
    });
  }

  /** A line of a pixel lies within its box, as borders do. */
  bordered(
    rect: Rect,
    fill: Colour | null,
    stroke: Colour,
    width: number,
    more: object = {},
  ): string {
    const half = width / 2;
    const inner = {
      x: rect.x + half,
      y: rect.y + half,
      width: rect.width - width,
      height: rect.height - width,
    };
    return this.box(inner, fill, stroke, { 'stroke-width': width, ...more });
  }

  icon(kind: string, at: Point, size: number, more: object = {}): string {
    const svg = this.iconOf(kind);
    if (svg === undefined) return '';
    const id = `icon-${kind.replaceAll(/[^\w-]/g, '-')}`;
    if (!this.#icons.has(id)) {
      const [, attributes = '', content = ''] = /<svg([^>]*)>([\s\S]*)<\/svg>/.exec(svg) ?? [];
      const [, viewBox = '0 0 48 48'] = /viewBox="([^"]+)"/.exec(attributes) ?? [];
      const fill = /\bfill="none"/.test(attributes) ? 'none' : undefined;
      this.#icons.set(id, element('symbol', { id, viewBox, fill }, content));
    }
    const { x, y } = at;
    const place = { x, y, width: size, height: size };
    return element('use', { href: `#${id}`, ...place, color: this.colours.text, ...more });
  }

  #absolute(id: NodeId): Rect | undefined {
    return this.geometry.absolute.get(id);
  }

  #containers(parent: NodeId | null): readonly string[] {
    return this.model
      .children(parent)
      .filter((node) => node.spec.container)
      .flatMap((node) => [...this.#frame(node), ...this.#containers(node.id)]);
  }

  #frame(node: ModelNode): readonly string[] {
    const rect = this.#absolute(node.id);
    if (!rect) return [];
    const { line, tint } = this.#coloursOf(node);
    const within = (inner: Rect): Rect => ({ ...inner, x: rect.x + inner.x, y: rect.y + inner.y });
    const { bands } = this.geometry;
    const columns = bands ? [] : (this.geometry.columns.get(node.id) ?? []);
    const cells = bands ? [] : (this.geometry.cells.get(node.id) ?? []);
    const band = { ...rect, y: rect.y + TIER_HEADER, height: rect.height - TIER_HEADER };
    const outline =
      node.spec.container === 'tier'
        ? []
        : [
            this.bordered(rect, null, line, 1.5, {
              'stroke-dasharray': node.spec.container === 'region' ? '4.5 3' : undefined,
            }),
          ];
    return [
      ...outline,
      ...columns.flatMap((column) => {
        const at = within(column.rect);
        return [
          this.bordered(at, null, 'aws-zone', 1, {
            'stroke-dasharray': '3 3',
            'stroke-opacity': 0.7,
          }),
          this.text({ x: at.x + 9, y: at.y + 16 }, column.zone.name, { size: 12 }, 'aws-zone'),
        ];
      }),
      ...cells.map((cell) => this.box(within(cell.rect), tint, null)),
      bands && isTier(node.spec) ? this.box(band, tint, null) : '',
      this.#header(node, rect, line),
    ];
  }

  #coloursOf(node: ModelNode): { readonly line: Colour; readonly tint: Colour } {
    if (node.spec.container === 'region') return { line: 'aws-region', tint: 'aws-private-tint' };
    if (node.spec.container === 'network') return { line: 'aws-vpc', tint: 'aws-private-tint' };
    const tier = this.model.tierOf(node.id);
    if (tier === 'public') return { line: 'aws-public', tint: 'aws-public-tint' };
    if (tier === 'data') return { line: 'aws-data', tint: 'aws-data-tint' };
    return { line: 'aws-private', tint: 'aws-private-tint' };
  }

  #header(node: ModelNode, { x, y }: Rect, line: Colour): string {
    const title = node.label || node.spec.title;
    if (isTier(node.spec)) {
      const isOpen = this.model.tierOf(node.id) === 'public';
      const font = { size: 12, bold: true };
      return [
        this.box({ x: x + 8, y: y + 4, width: 16, height: 16 }, line, null),
        this.#lock({ x: x + 8, y: y + 4 }, isOpen),
        this.text({ x: x + 30, y: y + 16 }, fitted(title, 280, font), font, line),
      ].join('');
    }
    const font = { size: 13, bold: true };
    const caption = element(
      'tspan',
      { dx: 8, 'font-size': 12, 'font-weight': 400, fill: this.colours['text-muted'] },
      escaped(node.spec.caption(node.params)),
    );
    return [
      this.icon(node.kind, { x: x + 1.5, y: y + 1.5 }, 24),
      element(
        'text',
        { x: x + 33.5, y: y + 18, 'font-size': 13, 'font-weight': 600, fill: this.colours[line] },
        escaped(fitted(title, 280, font)),
        caption,
      ),
    ].join('');
  }

  #lock({ x, y }: Point, isOpen: boolean): string {
    const colour = this.colours['bg-panel'];
    const shackle = isOpen
      ? `M${x + 5.5} ${y + 7.5}v-1.5a2.5 2.5 0 0 1 4.8 -1`
      : `M${x + 5.5} ${y + 7.5}v-1.5a2.5 2.5 0 0 1 5 0v1.5`;
    return [
      element('rect', { x: x + 4, y: y + 7.5, width: 8, height: 5.5, rx: 1, fill: colour }),
      element('path', { d: shackle, fill: 'none', stroke: colour, 'stroke-width': 1.4 }),
    ].join('');
  }

  #line(edge: ModelEdge, { points, label, foot }: Route): string {
    const leader = { fill: 'none', stroke: this.colours['text-faint'] };
    const width = edge.spec.exported ? 1.5 : 1;
    return [
      foot ? element('path', { d: `M${foot.x} ${foot.y}V${label.y}`, ...leader }) : '',
      this.flowLine(flowOf(edge), points, width),
    ].join('');
  }

  /** A line with its arrow head, in the look of what runs along it. */
  flowLine(flow: Flow, points: readonly Point[], width: number): string {
    const { dash, head, isOpen, reach } = LOOKS[flow];
    const stroke = this.colours[`flow-${flow}`];
    return [
      element('path', {
        d: pathThrough(points, reach),
        fill: 'none',
        stroke,
        'stroke-width': width,
        'stroke-dasharray': dash,
      }),
      element('path', {
        d: head,
        transform: headAt(points),
        fill: isOpen ? 'none' : stroke,
        stroke,
        'stroke-width': isOpen ? 1.5 : 1.25,
        'stroke-linejoin': 'round',
      }),
    ].join('');
  }

  /** The mark of a flow, from its top left corner. */
  glyph(flow: Flow, { x, y }: Point): string {
    const { glyph } = LOOKS[flow];
    if (glyph === undefined) return '';
    return element('path', {
      d: glyph,
      transform: `translate(${x} ${y})`,
      fill: 'none',
      stroke: this.colours[`flow-${flow}`],
      'stroke-width': 1.4,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    });
  }

  #edgeLabel(edge: ModelEdge, { label }: Route): readonly string[] {
    const caption = edge.spec.caption(edge.params);
    const pill = labelRect(label, edgeLabelWidth(edge));
    const font = { size: 12, mono: true };
    const value = caption
      ? element(
          'tspan',
          { dx: 5, 'font-family': MONO, fill: this.colours.text },
          escaped(fitted(caption, 180, font)),
        )
      : '';
    const isSketch = !edge.spec.exported;
    const words =
      widthOf(edge.spec.title, { size: 12 }) +
      (caption ? 5 + widthOf(fitted(caption, 180, font), font) : 0);
    const flow = flowOf(edge);
    const room = glyphRoom(flow);
    const start = label.x - (room + words) / 2;
    return [
      this.bordered(pill, 'bg-panel', isSketch ? 'border-strong' : 'border', 1, {
        rx: 9.5,
        'stroke-dasharray': isSketch ? '3 3' : undefined,
      }),
      this.glyph(flow, { x: start, y: label.y - GLYPH / 2 }),
      element(
        'text',
        {
          x: start + room,
          y: label.y + 4,
          'font-size': 12,
          fill: this.colours['text-muted'],
        },
        escaped(edge.spec.title),
        value,
      ),
    ];
  }

  #leaf(node: ModelNode): readonly string[] {
    const rect = this.#absolute(node.id);
    if (!rect) return [];
    if (isText(node.spec)) return this.#note(node, rect);
    const isSketch = !node.spec.exported && node.spec.category === 'sketch';
    const room = LEAF.width - 49 - 7;
    const [bold, small] = [{ size: 13, bold: true }, { size: 12 }];
    const title = fitted(node.label || node.spec.title, room, bold);
    const caption = fitted(node.spec.caption(node.params) || node.spec.short, room, small);
    const x = rect.x + 49;
    return [
      this.bordered(rect, isSketch ? 'bg-canvas' : 'bg-raised', 'border-strong', 1, {
        rx: 5.5,
        'stroke-dasharray': isSketch ? '3 3' : undefined,
      }),
      this.icon(node.kind, { x: rect.x + 10, y: rect.y + (rect.height - 30) / 2 }, 30),
      this.text({ x, y: rect.y + 23 }, title, bold, 'text'),
      this.text({ x, y: rect.y + 41.5 }, caption, small, 'text-muted'),
    ];
  }

  #note(node: ModelNode, rect: Rect): readonly string[] {
    const text = String(Object.values(node.params)[0] ?? '') || node.label;
    const font = { size: 12 };
    const most = Math.max(1, Math.floor((rect.height - 18) / 18));
    const lines = wrapped(text, rect.width - 22, most, font);
    return [
      this.bordered(rect, 'warning-soft', 'warning', 1, { rx: 2, 'stroke-opacity': 0.4 }),
      ...lines.map((line, index) =>
        this.text({ x: rect.x + 11, y: rect.y + 22 + index * 18 }, line, font, 'text'),
      ),
    ];
  }
}
