import type { EditorState } from '../../editor';
import { plural } from '../../kit/words';
import type { NodeId } from '../../design';
import {
  isText,
  edgeLabelWidth,
  framesOf,
  partLabel,
  planRoutes,
  type Band,
  type Cell,
  type Geometry,
  type Rect,
} from '../../spec/geometry';
import type { WayAround } from '../../spec/geometry/around';
import { flowOf } from '../../spec/flow';
import { isTier } from '../../spec/kind-spec';
import type { Model, ModelEdge, ModelNode } from '../../spec/model';
import type { Finding } from '../../validation/rule';
import { countWords, type BadgeData } from './Badge';
import {
  LAYER,
  type ChipData,
  type FlowNode,
  type RailData,
  type VerbFlowEdge,
} from './flow-types';

type Drawable = Pick<EditorState, 'model' | 'geometry' | 'shown' | 'selection'>;
type Routable = Omit<Drawable, 'shown'> & { readonly wayAround: WayAround | null };

/** Keeps what was made for an id as long as its signature stays: React Flow renders only what is another object. */
function createMemory<T>() {
  let known = new Map<string, { signature: string; subject: unknown; made: T }>();
  let next: typeof known = new Map();
  return {
    take(id: string, subject: unknown, signature: string, make: () => T): T {
      const old = known.get(id);
      const isSame = old?.subject === subject && old?.signature === signature;
      const entry = isSame && old ? old : { signature, subject, made: make() };
      next.set(id, entry);
      return entry.made;
    },
    /** Forgets what was not taken this time. */
    turn() {
      known = next;
      next = new Map();
    },
  };
}

function badgesOf(findings: readonly Finding[]): ReadonlyMap<NodeId, BadgeData> {
  const badges = new Map<NodeId, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const [node] = finding.nodes;
    if (node === undefined || finding.severity === 'info') continue;
    const list = badges.get(node);
    if (list) list.push(finding);
    else badges.set(node, [finding]);
  }
  return new Map([...badges].map(([id, list]) => [id, { findings: list }]));
}

const signBadge = (badge: BadgeData | undefined): string =>
  badge ? badge.findings.map((one) => `${one.severity}${one.id}${one.evidence}`).join('|') : '';

const signRect = ({ x, y, width, height }: Rect): string => `${x} ${y} ${width} ${height}`;

/** "App database, RDS database, 1 error" */
const nameOf = (node: ModelNode, badge: BadgeData | undefined): string =>
  [
    node.label,
    node.spec.title === node.label ? '' : node.spec.title,
    badge ? countWords(badge) : '',
  ]
    .filter(Boolean)
    .join(', ');

function chipsOf(model: Model, cell: Cell): readonly ChipData[] {
  return cell.uses.map(({ node: id, use }) => {
    const node = model.get(id);
    return {
      node: id,
      kind: node.kind,
      label: use.label,
      tip: `${node.label}: ${use.label} in ${use.zone.name}`,
    };
  });
}

function bandOf(model: Model, band: Band | undefined): RailData['band'] {
  if (!band) return null;
  const chips = band.parts.map(({ node: id, label, count }): ChipData => {
    const { kind, label: name } = model.get(id);
    const tip = `${name}: ${label} in ${plural(count, 'zone')}`;
    return { node: id, kind, label: partLabel(label, count), tip };
  });
  return { zones: plural(band.zones, 'zone'), chips };
}

interface Routed {
  readonly geometry: Geometry;
  readonly edges: readonly ModelEdge[];
  readonly wayAround: WayAround | null;
  readonly routes: ReturnType<typeof planRoutes>;
}

const sameRect = (a: Rect, b: Rect | undefined): boolean =>
  a.x === b?.x && a.y === b.y && a.width === b.width && a.height === b.height;

/** Most edits change a value and move nothing: the routes then stay as they are. */
function routesOf({ model, geometry, wayAround }: Routable, before: Routed | null): Routed {
  if (before?.geometry === geometry && before.wayAround === wayAround) return before;
  const isSame =
    before?.wayAround === wayAround &&
    before.edges.length === model.edges.length &&
    before.geometry.absolute.size === geometry.absolute.size &&
    model.edges.every((edge, index) => edge === before.edges[index]) &&
    [...geometry.absolute].every(([id, rect]) => sameRect(rect, before.geometry.absolute.get(id)));
  const routes = isSame ? before.routes : planRoutes(model, geometry, edgeLabelWidth, wayAround);
  return { geometry, edges: model.edges, wayAround, routes };
}

/** The elements of the drawing, made again only where something about them has changed. */
export function createFlowElements() {
  const nodeMemory = createMemory<FlowNode>();
  const edgeMemory = createMemory<VerbFlowEdge>();
  let routed: Routed | null = null;

  function nodes({ model, geometry, shown, selection }: Drawable): FlowNode[] {
    const badges = badgesOf(shown.reported);
    const selected = new Set(selection.nodes);
    const made: FlowNode[] = [];
    const visit = (parent: NodeId | null, depth: number) => {
      // Leaves before containers: who moves by the keyboard meets the entries first.
      const children = model.children(parent);
      for (const isContainer of [false, true]) {
        for (const node of children) {
          const rect = geometry.rects.get(node.id);
          if ((node.spec.container !== undefined) !== isContainer || !rect) continue;
          const badge = badges.get(node.id);
          const base = baseOf(node, rect, selected.has(node.id), nameOf(node, badge));
          const sign = `${signRect(rect)} ${base.selected} ${node.parent} ${depth} ${signBadge(badge)}`;
          if (!isContainer) {
            made.push(nodeMemory.take(node.id, node, sign, () => leafOf(base, node, badge)));
            continue;
          }
          const cells = geometry.cells.get(node.id) ?? [];
          const columns = geometry.columns.get(node.id) ?? [];
          const tier = isTier(node.spec) ? model.tierOf(node.id) : null;
          const signCells = JSON.stringify([columns, cells, tier]);
          made.push(
            nodeMemory.take(node.id, node, `${sign} ${signCells}`, () => ({
              ...base,
              type: 'container',
              zIndex: LAYER.container + depth,
              // The inside of a container lets the pointer through to the canvas; its header takes it.
              style: { pointerEvents: 'none' },
              data: { node, badge: badge ?? null, columns, cells, tier },
            })),
          );
          visit(node.id, depth + 1);
          if (cells.length > 0) made.push(railOf(model, node, rect, cells));
        }
      }
    };
    const railOf = (of: Model, node: ModelNode, rect: Rect, cells: readonly Cell[]): FlowNode => {
      const tier = of.tierOf(node.id);
      const drawn = cells.map((cell) => ({
        zone: cell.zone.letter,
        rail: cell.rail,
        cidr: cell.cidr ?? (of.networkOf(node.id)?.isExisting ? 'as it is' : null),
        chips: chipsOf(of, cell),
      }));
      const band = bandOf(of, geometry.bands?.get(node.id));
      const signature = `${signRect(rect)} ${tier} ${JSON.stringify([drawn, band])}`;
      return nodeMemory.take(`${node.id}-rail`, node.id, signature, () => ({
        id: `${node.id}-rail`,
        type: 'rail',
        parentId: node.id,
        position: { x: 0, y: 0 },
        width: rect.width,
        height: rect.height,
        measured: { width: rect.width, height: rect.height },
        handles: [],
        draggable: false,
        selectable: false,
        focusable: false,
        zIndex: LAYER.rail,
        style: { pointerEvents: 'none' },
        data: { tier, cells: drawn, band },
      }));
    };
    visit(null, 0);
    framesOf(model, geometry).forEach(({ node, rect }, index) => {
      const base = baseOf(
        { ...node, parent: null },
        rect,
        selected.has(node.id),
        nameOf(node, undefined),
      );
      const number = index + 1;
      made.push(
        nodeMemory.take(node.id, node, `${signRect(rect)} ${base.selected} ${number}`, () => ({
          ...base,
          type: 'frame-node',
          zIndex: LAYER.frame,
          style: { pointerEvents: 'none' },
          data: { node, rect, number },
        })),
      );
    });
    nodeMemory.turn();
    return made;
  }

  function edges(drawn: Routable): VerbFlowEdge[] {
    const { model, geometry, selection } = drawn;
    routed = routesOf(drawn, routed);
    const { routes } = routed;
    const selected = new Set(selection.edges);
    const made = model.edges.flatMap((edge): VerbFlowEdge[] => {
      const route = routes.get(edge.id);
      const fromRect = geometry.absolute.get(edge.from);
      const toRect = geometry.absolute.get(edge.to);
      if (!route || !fromRect || !toRect) return [];
      const [from, to] = [model.get(edge.from).label, model.get(edge.to).label];
      const isSelected = selected.has(edge.id);
      const signature = JSON.stringify([route, fromRect, toRect, isSelected, from, to]);
      return [
        edgeMemory.take(edge.id, edge, signature, () => {
          const caption = edge.spec.caption(edge.params);
          const flow = flowOf(edge);
          return {
            id: edge.id,
            type: 'verb',
            source: edge.from,
            target: edge.to,
            selected: isSelected,
            zIndex: LAYER.edge,
            className: `is-${flow} ${edge.spec.exported ? '' : 'is-sketch'}`,
            ariaLabel: [`${from} ${edge.spec.title} ${to}`, caption].filter(Boolean).join(', '),
            domAttributes: { 'aria-describedby': undefined },
            data: { edge, flow, route, fromRect, toRect, caption },
          };
        }),
      ];
    });
    edgeMemory.turn();
    return made;
  }

  return { nodes, edges };
}

function baseOf(node: ModelNode, rect: Rect, selected: boolean, ariaLabel: string) {
  const { width, height } = rect;
  return {
    id: node.id,
    position: { x: rect.x, y: rect.y },
    ...(node.parent === null ? {} : { parentId: node.parent }),
    width,
    height,
    // Sizes are computed, so that React Flow need not wait for the browser to measure.
    measured: { width, height },
    selected,
    ariaLabel,
  };
}

function leafOf(
  base: ReturnType<typeof baseOf>,
  node: ModelNode,
  badge: BadgeData | undefined,
): FlowNode {
  const { width, height } = base;
  const at = { x: width / 2, y: height / 2, width: 1, height: 1 };
  return {
    ...base,
    type: isText(node.spec) ? 'text' : 'leaf',
    zIndex: LAYER.leaf,
    // React Flow draws no edge without handles; where edges really end is the routes' business.
    handles: [
      { type: 'source', position: 'bottom', ...at },
      { type: 'target', position: 'top', ...at },
    ] as NonNullable<FlowNode['handles']>,
    data: { node, badge: badge ?? null },
  };
}
