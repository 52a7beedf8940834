import { copyJson } from '../kit/json';
import { isIsoDay } from '../kit/days';
import { truncate } from '../kit/words';
import { compareIds, type Design, type DesignNode, type Table, type Waiver } from './records';
import { SLUG_PATTERN } from './slug';

export const MAX_NODES = 5_000;
export const MAX_EDGES = 20_000;
const MAX_SETTINGS = 1_000;
export const MAX_WAIVERS = 5_000;
const MAX_ID_NUMBER = 9_999_999;
/** In UTF-16 units, as a string's length is. */
export const MAX_LABEL_LENGTH = 5_000;
/** Of a kind's, a verb's, a setting's, a rule's and a field's name. */
const MAX_NAME_LENGTH = 200;
export const MAX_REASON_LENGTH = 1_000;
export const MAX_OWNER_LENGTH = 200;
export const MAX_COORDINATE = 1_000_000;
/** How deep params and a setting may nest. */
export const MAX_JSON_DEPTH = 16;
/** How many values one record's params, or one setting, may hold. */
const MAX_JSON_VALUES = 100_000;

/** One way in which a design is not a design. `id` is null when the whole table is meant. */
export interface StructureProblem {
  readonly table: Table;
  readonly id: string | null;
  /** A sentence. */
  readonly message: string;
}

/**
 * What every design must satisfy whatever the kinds are: commands keep it and parsing demands it.
 * Whether a kind may lie in another, or a verb join two of them, is for the spec to say.
 */
export function checkStructure(design: Design): readonly StructureProblem[] {
  const oversized = [...checkSizes(design)];
  if (oversized.length > 0) return oversized;
  return [
    ...checkSettings(design),
    ...checkNodes(design),
    ...checkSlugs(design),
    ...checkCycles(design),
    ...checkEdges(design),
    ...checkLayout(design),
    ...checkWaivers(design),
  ];
}

type Problems = Iterable<StructureProblem>;

function* checkSizes(design: Design): Problems {
  const sizes = {
    settings: MAX_SETTINGS,
    nodes: MAX_NODES,
    edges: MAX_EDGES,
    layout: MAX_NODES,
    waivers: MAX_WAIVERS,
  };
  for (const [table, max] of Object.entries(sizes) as [Table, number][]) {
    const count = Object.keys(design[table]).length;
    const message = `The design holds ${count} ${table}; at most ${max} are supported.`;
    if (count > max) yield { table, id: null, message };
  }
}

function* checkSettings(design: Design): Problems {
  for (const [id, value] of Object.entries(design.settings)) {
    const name = `Setting ${quote(id)}`;
    const problem = (message: string) => ({ table: 'settings', id, message }) as const;
    if (!isName(id)) yield problem(`${name} has an unusable name.`);
    if (value === null) yield problem(`${name} has no value.`);
    const fault = jsonFault(value);
    if (fault) yield problem(`${name} is not usable: ${fault}.`);
  }
}

function* checkNodes({ nodes }: Design): Problems {
  for (const [id, node] of Object.entries(nodes)) {
    const name = `Node ${quote(id)}`;
    const problem = (message: string) => ({ table: 'nodes', id, message }) as const;
    if (!isId('n', id)) yield problem(`${name} has an unusable id.`);
    if (node.id !== id) yield problem(`${name} is filed under another id than its own.`);
    if (!isName(node.kind)) yield problem(`${name} has no usable kind.`);
    if (!SLUG_PATTERN.test(node.slug)) yield problem(`${name} has an unusable slug.`);
    if (node.label.length > MAX_LABEL_LENGTH) {
      yield problem(
        `The label of node ${quote(id)} is longer than ${MAX_LABEL_LENGTH} characters.`,
      );
    }
    if (node.parent !== null && !Object.hasOwn(nodes, node.parent)) {
      yield problem(`${name} lies in ${quote(node.parent)}, which does not exist.`);
    }
    const fault = jsonFault(node.params);
    if (fault) yield problem(`The params of node ${quote(id)} are not usable: ${fault}.`);
  }
}

function* checkSlugs({ nodes }: Design): Problems {
  const owners = new Map<string, string>();
  for (const id of Object.keys(nodes).toSorted(compareIds)) {
    const { slug } = nodes[id] as DesignNode;
    const owner = owners.get(slug);
    if (owner === undefined) owners.set(slug, id);
    else {
      const message = `Node ${quote(id)} has the slug ${quote(slug)}, which is ${quote(owner)}'s.`;
      yield { table: 'nodes', id, message };
    }
  }
}

/** Reports each cycle once, at the node where a walk up the parents closes it. */
function* checkCycles({ nodes }: Design): Problems {
  const walkOf = new Map<string, string>();
  for (const start of Object.keys(nodes)) {
    let id: string | null = start;
    while (id !== null && Object.hasOwn(nodes, id) && !walkOf.has(id)) {
      walkOf.set(id, start);
      id = nodes[id]?.parent ?? null;
    }
    if (id !== null && walkOf.get(id) === start) {
      yield { table: 'nodes', id, message: `Node ${quote(id)} lies inside itself.` };
    }
  }
}

function* checkEdges({ nodes, edges }: Design): Problems {
  for (const [id, edge] of Object.entries(edges)) {
    const name = `Edge ${quote(id)}`;
    const problem = (message: string) => ({ table: 'edges', id, message }) as const;
    if (!isId('e', id)) yield problem(`${name} has an unusable id.`);
    if (edge.id !== id) yield problem(`${name} is filed under another id than its own.`);
    if (!isName(edge.verb)) yield problem(`${name} has no usable verb.`);
    for (const end of [edge.from, edge.to]) {
      if (!Object.hasOwn(nodes, end)) {
        yield problem(`${name} ends at ${quote(end)}, which does not exist.`);
      }
    }
    if (edge.from === edge.to) yield problem(`${name} joins ${quote(edge.from)} to itself.`);
    const fault = jsonFault(edge.params);
    if (fault) yield problem(`The params of edge ${quote(id)} are not usable: ${fault}.`);
  }
}

function* checkLayout({ nodes, layout }: Design): Problems {
  for (const [id, { x, y }] of Object.entries(layout)) {
    const problem = (message: string) => ({ table: 'layout', id, message }) as const;
    if (!Object.hasOwn(nodes, id)) {
      yield problem(`The layout places ${quote(id)}, which does not exist.`);
    }
    if (!isCoordinate(x) || !isCoordinate(y)) {
      yield problem(`The layout places node ${quote(id)} off the canvas.`);
    }
  }
}

function* checkWaivers({ nodes, edges, waivers }: Design): Problems {
  const known = new Set<string>();
  const all = { ...nodes, ...edges };
  for (const id of Object.keys(waivers).toSorted(compareIds)) {
    const waiver = waivers[id] as Waiver;
    const { rule, subject, field, reason, owner, until, subjects = [] } = waiver;
    const key = JSON.stringify([rule, subject, field]);
    const faults: readonly (readonly [isSound: boolean, fault: string])[] = [
      [isId('w', id) && waiver.id === id, 'has an unusable id'],
      [isName(rule), 'names no usable rule'],
      [field === null || isName(field), 'names no usable field'],
      [subject === null || Object.hasOwn(all, subject), 'is about what does not exist'],
      [subjects.every((each) => Object.hasOwn(all, each)), 'names what does not exist'],
      [new Set(subjects).size === subjects.length, 'names something twice'],
      [
        isText(reason, MAX_REASON_LENGTH),
        `needs a reason of at most ${MAX_REASON_LENGTH} characters`,
      ],
      [isText(owner, MAX_OWNER_LENGTH), `needs an owner of at most ${MAX_OWNER_LENGTH} characters`],
      [isIsoDay(until), 'needs a day to look again'],
      [!known.has(key), 'accepts what another one does'],
    ];
    for (const [isSound, fault] of faults) {
      if (!isSound) yield { table: 'waivers', id, message: `Waiver ${quote(id)} ${fault}.` };
    }
    known.add(key);
  }
}

const isId = (letter: 'n' | 'e' | 'w', id: string): boolean =>
  id.startsWith(letter) && /^.[1-9][0-9]{0,6}$/.test(id) && Number(id.slice(1)) <= MAX_ID_NUMBER;

const isName = (name: string): boolean =>
  name !== '' && name !== '__proto__' && name.length <= MAX_NAME_LENGTH;

const isText = (text: string, most: number): boolean => text.trim() !== '' && text.length <= most;

/** NaN fails both comparisons. */
const isCoordinate = (pixels: number): boolean =>
  pixels >= -MAX_COORDINATE && pixels <= MAX_COORDINATE;

function jsonFault(value: unknown): string | null {
  const copy = copyJson(value, { depth: MAX_JSON_DEPTH, values: MAX_JSON_VALUES });
  return copy.ok ? null : copy.error;
}

/** Names come from hostile files too, and end up in a message. */
const quote = (name: string): string => truncate(name, 60) || '""';
