import * as v from 'valibot';
import { parseDesign, toStored, type NodeId } from '../../design';
import { err, ok, type Result } from '../../kit/result';
import { unknownNames, type Catalog } from '../catalog';
import type { Fragment } from './copy';

const FORMAT = 'lintel-fragment';
/** Of a clipboard's text; the largest design that can be drawn is smaller. */
const MOST_CHARACTERS = 8_000_000;

const wrapperSchema = v.object({
  format: v.literal(FORMAT),
  /** The containers that the outermost nodes were copied from. */
  parents: v.record(v.string(), v.pipe(v.string(), v.regex(/^n[1-9][0-9]{0,6}$/))),
  design: v.unknown(),
});

/** What the clipboard holds: a small design, and where its nodes lay. */
export function formatFragment(fragment: Fragment): string {
  const ids = new Set(fragment.nodes.map((node) => node.id));
  const parents: Record<NodeId, NodeId> = {};
  const nodes = fragment.nodes.map((node) => {
    if (node.parent === null || ids.has(node.parent)) return [node.id, node] as const;
    parents[node.id] = node.parent;
    return [node.id, { ...node, parent: null }] as const;
  });
  const edges = fragment.edges.map((edge) => [edge.id, edge] as const);
  const design = {
    settings: {},
    nodes: Object.fromEntries(nodes),
    edges: Object.fromEntries(edges),
    layout: fragment.layout,
    // What was accepted of a node was not accepted of its copies.
    waivers: {},
  };
  return JSON.stringify({ format: FORMAT, parents, design: toStored(design) });
}

/** Reads a clipboard's text, which may come from anywhere. Null: it is no part of a design at all. Never throws. */
export function parseFragment(catalog: Catalog, text: string): Result<Fragment, string> | null {
  if (text.length > MOST_CHARACTERS || !text.trimStart().startsWith('{')) return null;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const wrapper = v.safeParse(wrapperSchema, json);
  if (!wrapper.success) return null;
  const design = parseDesign(wrapper.output.design);
  if (!design.ok) return err(`The clipboard cannot be pasted. ${design.error}`);
  const unknown = unknownNames(catalog, design.value);
  if (unknown) return err(`The clipboard cannot be pasted. It holds ${unknown}.`);
  const parents = new Map(Object.entries(wrapper.output.parents));
  return ok({
    nodes: Object.values(design.value.nodes).map((node) => ({
      ...node,
      parent: node.parent ?? parents.get(node.id) ?? null,
    })),
    edges: Object.values(design.value.edges),
    layout: design.value.layout,
  });
}
