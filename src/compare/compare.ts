import {
  beginTransaction,
  diff,
  EMPTY_DESIGN,
  idsAfter,
  uniqueSlug,
  type Design,
  type DesignNode,
  type Patch,
  type Waiver,
} from '../design';
import { isSameJson } from '../kit/json';
import { matchRecords } from './match';

/** `moved`: into another container, or to another place on the canvas, and nothing else. */
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];
/** In the order in which they are told. */
export const DIFFERENCE_KINDS = ['added', 'removed', 'changed', 'moved'] as const;

/** What became of one thing. */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly of: 'node' | 'edge' | 'setting' | 'waiver';
  /** Of a setting its name. */
  readonly id: string;
  /** The part of the edit from the earlier design to the later that is about it. */
  readonly patch: Patch;
}

export interface Comparison {
  /** The earlier design, under the ids that its records have in the later one. */
  readonly before: Design;
  readonly after: Design;
  /** The later design, and of the earlier what is no longer there. */
  readonly union: Design;
  readonly differences: readonly Difference[];
}

/** What makes the later design of the earlier one. Both may come from anywhere: their ids need not agree. */
export function compare(earlier: Design, after: Design): Comparison {
  const before = rebased(earlier, after);
  return { before, after, union: unite(before, after), differences: differencesOf(before, after) };
}

/** The earlier design, with the ids of the later one where the records are the same, and ids of their own where they are gone. */
function rebased(earlier: Design, later: Design): Design {
  const matches = matchRecords(earlier, later);
  const ids = idsAfter(later);
  const places = new Map([...matches.nodes, ...matches.edges]);
  for (const id of Object.keys(earlier.nodes)) if (!places.has(id)) places.set(id, ids.node());
  for (const id of Object.keys(earlier.edges)) if (!places.has(id)) places.set(id, ids.edge());
  const at = (id: string): string => places.get(id) ?? id;

  const tx = beginTransaction({ ...EMPTY_DESIGN, settings: earlier.settings });
  for (const node of Object.values(earlier.nodes))
    tx.putNode({ ...node, id: at(node.id), parent: node.parent === null ? null : at(node.parent) });
  for (const edge of Object.values(earlier.edges))
    tx.putEdge({ ...edge, id: at(edge.id), from: at(edge.from), to: at(edge.to) });
  for (const [id, box] of Object.entries(earlier.layout)) tx.putBox(at(id), box);
  for (const waiver of rebasedWaivers(earlier, later, at, () => ids.waiver())) tx.putWaiver(waiver);
  return tx.design;
}

/** An acceptance is known by what it accepts. */
function rebasedWaivers(
  earlier: Design,
  later: Design,
  at: (id: string) => string,
  freshId: () => string,
): readonly Waiver[] {
  const keyOf = ({ rule, subject, field }: Waiver) => JSON.stringify([rule, subject, field]);
  const known = new Map(Object.values(later.waivers).map((waiver) => [keyOf(waiver), waiver.id]));
  return Object.values(earlier.waivers).map((waiver) => {
    const { subject, subjects } = waiver;
    const moved = {
      ...waiver,
      subject: subject === null ? null : at(subject),
      ...(subjects ? { subjects: subjects.map(at) } : {}),
    };
    return { ...moved, id: known.get(keyOf(moved)) ?? freshId() };
  });
}

function unite(before: Design, after: Design): Design {
  const tx = beginTransaction(after);
  const slugs = new Set(Object.values(after.nodes).map(({ slug }) => slug));
  for (const node of Object.values(before.nodes)) {
    if (Object.hasOwn(after.nodes, node.id)) continue;
    const slug = slugs.has(node.slug) ? uniqueSlug(node.slug, slugs) : node.slug;
    slugs.add(slug);
    tx.putNode({ ...node, slug });
    const box = before.layout[node.id];
    if (box) tx.putBox(node.id, box);
  }
  for (const edge of Object.values(before.edges))
    if (!Object.hasOwn(after.edges, edge.id)) tx.putEdge(edge);
  return tx.design;
}

function differencesOf(before: Design, after: Design): readonly Difference[] {
  const { nodes = {}, layout = {}, edges = {}, settings = {}, waivers = {} } = diff(before, after);
  const kindOf = (change: { readonly before: unknown; readonly after: unknown }): DifferenceKind =>
    change.before === null ? 'added' : change.after === null ? 'removed' : 'changed';
  const ids = new Set([...Object.keys(nodes), ...Object.keys(layout)]);
  const differences = [
    ...[...ids].map((id): Difference => {
      const node = nodes[id];
      const place = layout[id];
      const patch: Patch = {
        ...(node ? { nodes: { [id]: node } } : {}),
        ...(place ? { layout: { [id]: place } } : {}),
      };
      const isMoved = !node || (node.before && node.after && isSameBut(node.before, node.after));
      return { of: 'node', id, patch, kind: isMoved ? 'moved' : kindOf(node) };
    }),
    ...Object.entries(edges).map(([id, change]): Difference => {
      return { of: 'edge', id, kind: kindOf(change), patch: { edges: { [id]: change } } };
    }),
    ...Object.entries(settings).map(([id, change]): Difference => {
      return { of: 'setting', id, kind: kindOf(change), patch: { settings: { [id]: change } } };
    }),
    ...Object.entries(waivers).map(([id, change]): Difference => {
      return { of: 'waiver', id, kind: kindOf(change), patch: { waivers: { [id]: change } } };
    }),
  ];
  return DIFFERENCE_KINDS.flatMap((kind) => differences.filter((each) => each.kind === kind));
}

/** Whether it stands elsewhere, be that all of it or beside other changes. */
export const hasOtherPlace = ({ kind, patch }: Pick<Difference, 'kind' | 'patch'>): boolean =>
  kind === 'moved' || (kind === 'changed' && patch.layout !== undefined);

/** They say the same, and lie in different containers. */
const isSameBut = (a: DesignNode, b: DesignNode): boolean =>
  isSameJson({ ...a, parent: null }, { ...b, parent: null });
