import {
  beginTransaction,
  type EdgeId,
  type IdSource,
  type NodeId,
  type Transaction,
} from '../../design';
import type { JsonObject } from '../../kit/json';
import { err, ok, type Result } from '../../kit/result';
import { listWords } from '../../kit/words';
import type { Command, Refusal } from '../command';
import { offers } from '../ends';
import { defaultsOf } from '../fields';
import type { KindSpec } from '../kind-spec';
import type { Model, ModelNode } from '../model';
import type { VerbSpec } from '../verb-spec';
import { refuseTooMany } from './places';

const joins = (verb: VerbSpec, from: KindSpec, to: KindSpec): boolean =>
  offers(from, verb.from) && offers(to, verb.to);

export const isForAny = ({ from, to }: VerbSpec): boolean =>
  [...from, ...to].some((end) => end === 'any' || end === 'all');

/** What joins the two kinds, as the register has it; what joins everything only where nothing else does. */
export function verbsFor(model: Model, from: KindSpec, to: KindSpec): readonly VerbSpec[] {
  const all = [...model.catalog.verbs.values()].flatMap(({ spec }) =>
    joins(spec, from, to) ? [spec] : [],
  );
  const own = all.filter((verb) => !isForAny(verb));
  return own.length > 0 ? own : all.slice(0, 1);
}

const verbFor = (model: Model, from: KindSpec, to: KindSpec): VerbSpec | undefined =>
  verbsFor(model, from, to)[0];

/** Why these two cannot be joined, with what would work instead. */
function noVerb(model: Model, source: ModelNode, target: ModelNode): string {
  const [from, to] = [source.spec, target.spec];
  if (from.container || to.container)
    return 'Containers hold things; connections join what they hold.';
  if (from.isFrame || to.isFrame) return 'A frame has its caption; connections join what it shows.';
  const reverse = verbFor(model, to, from);
  if (reverse) return `Draw it the other way: ${target.label} ${reverse.title} ${source.label}.`;
  const targets = [...model.catalog.kinds.values()]
    .filter(
      ({ spec }) =>
        spec.id !== from.id && !spec.can.includes('external') && verbFor(model, from, spec),
    )
    .map(({ spec }) => spec.short);
  return targets.length > 0
    ? `${source.label} does not connect to ${target.label}. It connects to ${listWords(targets, 'or')}.`
    : `Nothing can be connected from ${source.label}.`;
}

/** Why a verb cannot join two nodes whose kinds it joins; null when it can. */
function refusalOf(
  model: Model,
  verb: VerbSpec,
  source: ModelNode,
  target: ModelNode,
): string | null {
  const [from, to] = [source.id, target.id];
  if (model.edgesFrom(from, verb).some((edge) => edge.to === to)) {
    return `${source.label} ${verb.title} ${target.label} already.`;
  }
  const taken = (end: 'from' | 'to'): boolean => verb.single === end || verb.single === 'both';
  if (taken('from') && model.edgesFrom(from, verb).length > 0) {
    const other = model.get(model.edgesFrom(from, verb)[0]!.to);
    return `${source.label} ${verb.title} ${other.label}; it takes one only.`;
  }
  if (taken('to') && model.edgesTo(to, verb).length > 0) {
    const other = model.get(model.edgesTo(to, verb)[0]!.from);
    return `${other.label} ${verb.title} ${target.label}; it takes one only.`;
  }
  if (verb.sameNetwork && model.networkOf(from)?.vpc !== model.networkOf(to)?.vpc) {
    return !model.networkOf(from) && model.networkOf(to)
      ? `${target.label} is reached from inside its VPC only. Move ${source.label} into a tier of it.`
      : `${source.label} and ${target.label} are in different VPCs, with no path between them.`;
  }
  return verb.refuse?.(model, source, target) ?? null;
}

/** The verbs that can join two nodes now, what is meant first; or why none does. */
export function verbsBetween(
  model: Model,
  from: NodeId,
  to: NodeId,
): Result<readonly [VerbSpec, ...VerbSpec[]], Refusal> {
  const [source, target] = [model.get(from), model.get(to)];
  if (from === to) return err({ reason: 'A node does not connect to itself.' });
  const verbs = verbsFor(model, source.spec, target.spec);
  const isLesser = (verb: VerbSpec) => verb.yields?.(model, source, target) === true;
  const [first, ...more] = verbs
    .filter((verb) => refusalOf(model, verb, source, target) === null)
    .toSorted((a, b) => Number(isLesser(a)) - Number(isLesser(b)));
  if (first) return ok([first, ...more]);
  const [refused] = verbs;
  return err({
    reason: (refused && refusalOf(model, refused, source, target)) ?? noVerb(model, source, target),
  });
}

/** The verb that joins two nodes, or why none does. The same answer enables a handle and colours the line. */
export function verbBetween(model: Model, from: NodeId, to: NodeId): Result<VerbSpec, Refusal> {
  const verbs = verbsBetween(model, from, to);
  return verbs.ok ? ok(verbs.value[0]) : verbs;
}

/** What a new connection of a verb between two nodes starts with. */
export const startOf = (model: Model, verb: VerbSpec, from: NodeId, to: NodeId): JsonObject => ({
  ...defaultsOf(verb.fields),
  ...verb.initial?.(model, model.get(from), model.get(to)),
});

export function addEdge(
  tx: Transaction,
  ids: IdSource,
  model: Model,
  verb: VerbSpec,
  from: NodeId,
  to: NodeId,
): EdgeId {
  const id = ids.edge();
  tx.putEdge({ id, verb: verb.id, from, to, params: startOf(model, verb, from, to) });
  return id;
}

interface Connecting {
  readonly from: NodeId;
  readonly to: NodeId;
  /** The id of one that a person has chosen among several. */
  readonly verb?: string;
}

export const connect: Command<Connecting> = (model, { from, to, verb: chosen }, ids) => {
  const verbs = verbsBetween(model, from, to);
  if (!verbs.ok) return verbs;
  const verb = verbs.value.find((one) => one.id === chosen) ?? verbs.value[0];
  const tx = beginTransaction(model.design);
  const id = addEdge(tx, ids, model, verb, from, to);
  const full = refuseTooMany(tx.design);
  if (full) return full;
  return ok({
    label: `Connect ${model.get(from).label} to ${model.get(to).label}`,
    patch: tx.patch(),
    select: { nodes: [], edges: [id] },
  });
};

/** How early a verb names what a target offers: a verb names what it is for first, and mistakes last. */
export const rankOf = ({ to }: VerbSpec, { can }: KindSpec): number => {
  const ranks = can.map((one) => to.indexOf(one)).filter((rank) => rank >= 0);
  return Math.min(...ranks, to.length);
};

/** The nodes that a connection from here may go to, with each verb that it may be; what is meant first. */
export function targetsOf(
  model: Model,
  from: NodeId,
): readonly { readonly to: NodeId; readonly verb: VerbSpec }[] {
  return model.nodes
    .flatMap((node) => {
      const verbs = node.id === from ? null : verbsBetween(model, from, node.id);
      return verbs?.ok ? verbs.value.map((verb) => ({ to: node.id, verb })) : [];
    })
    .toSorted(
      (a, b) => rankOf(a.verb, model.get(a.to).spec) - rankOf(b.verb, model.get(b.to).spec),
    );
}
