/** The smallest drawings in which a kind, or a verb, is of use: made by the commands that the interface runs. */
import { catalog } from '../../src/catalog';
import { terraformKinds } from '../../src/catalog/terraform';
import {
  apply,
  beginTransaction,
  EMPTY_DESIGN,
  idsAfter,
  type Design,
  type NodeId,
} from '../../src/design';
import { resolve } from '../../src/resolve';
import { specOf } from '../../src/spec/catalog';
import { isTier, type KindSpec } from '../../src/spec/kind-spec';
import type { End, VerbSpec } from '../../src/spec/verb-spec';
import type { BoundCommand } from '../../src/spec/command';
import { bind } from '../../src/spec/command';
import { connect, insert, placeNode, remove, setParam } from '../../src/spec/commands';
import { exportOf } from './exported';
import { refusedInDesign, repair } from './refusals';

export interface Piece {
  readonly name: string;
  readonly design: Design;
}

const run = (design: Design, command: BoundCommand): Design | null => {
  const plan = command(resolve(design, catalog), idsAfter(design));
  return plan.ok ? apply(design, plan.value.patch) : null;
};

const place = (design: Design, kind: string): Design | null =>
  run(design, bind(placeNode, { kind, over: null, at: null }));

/** Whether the code leaves nothing of it out: "# Not exported: the proxy pools connections to no database." */
const isWhole = (design: Design): boolean =>
  refusedInDesign(design).length === 0 &&
  !exportOf(design).some(
    ({ path, text }) => path.endsWith('.tf') && text.includes('# Not exported:'),
  );

const placeable = [...catalog.kinds.values()].map(({ spec }) => spec);

type Wanted = (design: Design) => boolean;

/** The design, or the first that one more node, joined to one that is there, makes whole; null when none does. */
function completed(design: Design, isWanted: Wanted, depth: number): Design | null {
  if (isWhole(design)) return design;
  // Some fixes take away what cannot be.
  const repaired = repair(design);
  if (repaired && isWanted(repaired) && isWhole(repaired)) return repaired;
  if (depth === 0) return null;
  for (const next of grown(design)) {
    const found = completed(next, isWanted, depth - 1);
    if (found) return found;
  }
  return null;
}

function* grown(design: Design): Iterable<Design> {
  const before = new Set(Object.keys(design.nodes));
  for (const spec of placeable) {
    const more = spec.container ? null : place(design, spec.id);
    if (!more) continue;
    const fresh = Object.values(more.nodes).find(
      ({ id, kind }) => !before.has(id) && kind === spec.id,
    );
    for (const old of before) {
      for (const [from, to] of [
        [old, fresh!.id],
        [fresh!.id, old],
      ] as const) {
        const joined = run(more, bind(connect, { from, to }));
        if (joined) yield joined;
      }
    }
  }
}

/** Without what it can do without, or a connection would seem to mean less than it does. */
function pruned(design: Design, isWanted: Wanted): Design {
  let now = design;
  for (const [nodes, edges] of [
    ...Object.keys(design.edges).map((id) => [[], [id]] as const),
    ...Object.keys(design.nodes).map((id) => [[id], []] as const),
  ]) {
    const isThere = [...nodes.map((id) => now.nodes[id]), ...edges.map((id) => now.edges[id])];
    const less = isThere.every(Boolean) && run(now, bind(remove, { nodes, edges }));
    if (less && isWanted(less) && isWhole(less)) now = less;
  }
  return now;
}

/** Every kind that the code knows, alone or with what it cannot be without. */
export const kindPieces = (): readonly Piece[] =>
  [...terraformKinds.keys()].map((kind) => {
    const alone = place(EMPTY_DESIGN, kind);
    const isWanted: Wanted = ({ nodes }) => Object.values(nodes).some((one) => one.kind === kind);
    for (const depth of [0, 1, 2]) {
      const found = alone && completed(alone, isWanted, depth);
      if (found) return { name: kind, design: pruned(found, isWanted) };
    }
    throw new Error(`No small design holds a "${kind}" that is exported.`);
  });

export interface VerbPiece extends Piece {
  readonly verb: string;
}

/**
 * Every verb that the code knows, between the first two kinds that it joins, and once more for each capability that it names and
 * that they do not have.
 */
export const verbPieces = (): readonly VerbPiece[] =>
  [...catalog.verbs.values()]
    .filter(({ spec }) => spec.exported)
    .flatMap(({ spec: verb }) => {
      const first = verbPiece(verb, verb.id, () => true);
      const [edge] = edgesOf(first.design, verb.id);
      const endOf = (id = ''): KindSpec => specOf(catalog, first.design.nodes[id]!.kind);
      const [from, to] = [endOf(edge?.from), endOf(edge?.to)];
      const others = [
        ...verb.from
          .filter((one) => isMissing(one, from))
          .map((one) => verbPiece(verb, `${verb.id}-${one}`, (start) => offers(start, one))),
        ...verb.to
          .filter((one) => isMissing(one, to))
          .map((one) => verbPiece(verb, `${verb.id}-${one}`, (_, end) => offers(end, one))),
      ];
      return [first, ...others.filter(changesCode)];
    });

/** Users open the door of a load balancer; that they come to a database is a mistake, of which the code speaks in comments. */
const changesCode = ({ design, verb }: VerbPiece): boolean => {
  const codeOf = (of: Design) =>
    exportOf(of).flatMap(({ path, text }) =>
      path.endsWith('.tf') ? text.split('\n').filter((line) => !/^\s*(?:#|$)/.test(line)) : [],
    );
  return codeOf(design).join() !== codeOf(withoutVerb(design, verb)).join();
};

const offers = (spec: KindSpec, one: End): boolean =>
  one === 'any' || one === 'all' || spec.can.some((each) => each === one);
/** A capability that some kind of the code has, and this one has not. */
const isMissing = (one: End, spec: KindSpec): boolean =>
  !offers(spec, one) && placeable.some((kind) => terraformKinds.has(kind.id) && offers(kind, one));

function verbPiece(
  verb: VerbSpec,
  name: string,
  joins: (from: KindSpec, to: KindSpec) => boolean,
): VerbPiece {
  const { id } = verb;
  const isWanted: Wanted = (design) => {
    const specAt = (node: NodeId) => specOf(catalog, design.nodes[node]!.kind);
    return edgesOf(design, id).some(({ from, to }) => joins(specAt(from), specAt(to)));
  };
  for (const depth of [0, 1, 2]) {
    for (const joined of joinedBy(verb, joins)) {
      const found = completed(joined, isWanted, depth);
      if (found) return { name, verb: id, design: pruned(found, isWanted) };
    }
  }
  throw new Error(`No small design shows what "${name}" means.`);
}

export const edgesOf = ({ edges }: Design, verb: string) =>
  Object.values(edges).filter((edge) => edge.verb === verb);

function* joinedBy(
  { id: verb, ...ends }: VerbSpec,
  joins: (from: KindSpec, to: KindSpec) => boolean,
): Iterable<Design> {
  const canBe = (spec: KindSpec, may: readonly End[]) =>
    !spec.container && may.some((one) => offers(spec, one));
  for (const from of placeable.filter((spec) => canBe(spec, ends.from))) {
    for (const to of placeable.filter((spec) => canBe(spec, ends.to))) {
      if (!joins(from, to)) continue;
      for (const ready of [
        ...bothPlaced(from, to),
        ...besideEachOther(from, to),
        ...inTwoRegions(from, to),
      ]) {
        const start = lastOf(ready, from.id);
        const end = Object.values(ready.nodes).findLast(
          ({ id, kind }) => kind === to.id && id !== start,
        )?.id;
        if (end === undefined) continue;
        for (const each of [ready, ...withOtherChoices(ready, end)]) {
          const joined = run(each, bind(connect, { from: start, to: end, verb }));
          if (joined && edgesOf(joined, verb).length > 0) yield joined;
        }
      }
    }
  }
}

/** Not where a new region lies. */
const AWAY = 'eu-west-1';

function bothPlaced(from: KindSpec, to: KindSpec): readonly Design[] {
  const end = place(EMPTY_DESIGN, to.id);
  const both = end && place(end, from.id);
  return both ? [both] : [];
}

/** In the tier of what it joins, for a kind that may stand outside as well. */
function besideEachOther(from: KindSpec, to: KindSpec): readonly Design[] {
  const end = place(EMPTY_DESIGN, to.id);
  const tier = end && Object.values(end.nodes).find(({ kind }) => isTier(specOf(catalog, kind)));
  const both = tier && run(end, bind(placeNode, { kind: from.id, over: tier.id, at: null }));
  return both ? [both] : [];
}

/** Each in a region of its own, for what joins regions and nothing else. */
function inTwoRegions(from: KindSpec, to: KindSpec): readonly Design[] {
  const end = place(EMPTY_DESIGN, to.id);
  const both = end && place(end, 'region');
  const region = both && lastOf(both, 'region');
  const away = region && run(both, bind(setParam, { node: region, name: 'region', value: AWAY }));
  const start = away && run(away, bind(placeNode, { kind: from.id, over: region, at: null }));
  return start ? [start] : [];
}

/** What takes a connection may have to be chosen first: an internal load balancer. */
function* withOtherChoices(design: Design, id: NodeId): Iterable<Design> {
  const node = design.nodes[id]!;
  const { fields } = specOf(catalog, node.kind);
  for (const [name, field] of Object.entries(fields)) {
    if (field.type !== 'choice') continue;
    for (const { value } of field.options) {
      if (value === node.params[name]) continue;
      const changed = run(design, bind(setParam, { node: id, name, value }));
      if (changed) yield changed;
    }
  }
}

const lastOf = ({ nodes }: Design, kind: string): NodeId =>
  Object.values(nodes).findLast((node) => node.kind === kind)!.id;

/** Begins the slugs of a piece's nodes: short, because AWS counts the letters of names. */
export const wordOf = (name: string): string =>
  name
    .split('-')
    .map((part) => part.slice(0, 3))
    .join('');

/** All pieces in one design, so that one run of terraform takes them all: each keeps its regions, and its slugs their start. */
export function together(pieces: readonly Piece[]): Design {
  if (new Set(pieces.map(({ name }) => wordOf(name))).size < pieces.length) {
    throw new Error('Two pieces would share the start of their names.');
  }
  return pieces.reduce((all, { name, design }) => {
    const mine = beginTransaction(design);
    for (const { id, slug, params } of Object.values(design.nodes)) {
      const domain = typeof params.domain === 'string' ? { domain: `${name}.example.com` } : {};
      mine.changeNode(id, {
        slug: `${wordOf(name)}-${slug}`.slice(0, 40),
        params: { ...params, ...domain },
      });
    }
    const next = run(all, bind(insert, { design: mine.design, title: name, at: null }));
    if (!next) throw new Error(`The piece "${name}" cannot join the others.`);
    return next;
  }, EMPTY_DESIGN);
}

/** The same design without the edges of a verb. */
export const withoutVerb = (design: Design, verb: string): Design =>
  run(design, bind(remove, { nodes: [], edges: edgesOf(design, verb).map(({ id }) => id) })) ??
  design;
