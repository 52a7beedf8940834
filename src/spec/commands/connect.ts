import {
  beginTransaction,
  type EdgeId,
  type IdSource,
  type NodeId,
  type Transaction,
} from '../../design';
import { err, ok, type Result } from '../../kit/result';
import { listWords } from '../../kit/words';
import type { Command, Refusal } from '../command';
import { defaultsOf } from '../fields';
import type { Capability, KindSpec } from '../kind-spec';
import type { Model, ModelNode } from '../model';
import type { VerbSpec } from '../verb-spec';
import { refuseTooMany } from './places';

const offers = (spec: KindSpec, wanted: readonly (Capability | 'any')[]): boolean =>
  !spec.container &&
  wanted.some((one) => (one === 'any' ? spec.can.length > 0 : spec.can.includes(one)));

const joins = (verb: VerbSpec, from: KindSpec, to: KindSpec): boolean =>
  offers(from, verb.from) && offers(to, verb.to);

function verbFor(model: Model, from: KindSpec, to: KindSpec): VerbSpec | undefined {
  for (const { spec } of model.catalog.verbs.values()) if (joins(spec, from, to)) return spec;
  return undefined;
}

/** Why these two cannot be joined, with what would work instead. */
function noVerb(model: Model, source: ModelNode, target: ModelNode): string {
  const [from, to] = [source.spec, target.spec];
  if (from.container || to.container)
    return 'Containers hold things; connections join what they hold.';
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

/** The verb that joins two nodes, or why none does. The same answer enables a handle and colours the line. */
export function verbBetween(model: Model, from: NodeId, to: NodeId): Result<VerbSpec, Refusal> {
  const [source, target] = [model.get(from), model.get(to)];
  const refuse = (reason: string) => err({ reason });
  if (from === to) return refuse('A node does not connect to itself.');
  const verb = verbFor(model, source.spec, target.spec);
  if (!verb) return refuse(noVerb(model, source, target));
  if (model.edgesFrom(from, verb).some((edge) => edge.to === to)) {
    return refuse(`${source.label} ${verb.title} ${target.label} already.`);
  }
  const taken = (end: 'from' | 'to'): boolean => verb.single === end || verb.single === 'both';
  if (taken('from') && model.edgesFrom(from, verb).length > 0) {
    const other = model.get(model.edgesFrom(from, verb)[0]!.to);
    return refuse(`${source.label} ${verb.title} ${other.label}; it takes one only.`);
  }
  if (taken('to') && model.edgesTo(to, verb).length > 0) {
    const other = model.get(model.edgesTo(to, verb)[0]!.from);
    return refuse(`${other.label} ${verb.title} ${target.label}; it takes one only.`);
  }
  if (verb.sameNetwork && model.networkOf(from)?.vpc !== model.networkOf(to)?.vpc) {
    if (!model.networkOf(from) && model.networkOf(to)) {
      return refuse(
        `${target.label} is reached from inside its VPC only. Move ${source.label} into a tier of it.`,
      );
    }
    return refuse(
      `${source.label} and ${target.label} are in different VPCs, with no path between them.`,
    );
  }
  const refusal = verb.refuse?.(model, source, target);
  return refusal ? refuse(refusal) : ok(verb);
}

export function addEdge(
  tx: Transaction,
  ids: IdSource,
  model: Model,
  verb: VerbSpec,
  from: NodeId,
  to: NodeId,
): EdgeId {
  const id = ids.edge();
  const initial = verb.initial?.(model, model.get(from), model.get(to));
  tx.putEdge({ id, verb: verb.id, from, to, params: { ...defaultsOf(verb.fields), ...initial } });
  return id;
}

export const connect: Command<{ readonly from: NodeId; readonly to: NodeId }> = (
  model,
  { from, to },
  ids,
) => {
  const verb = verbBetween(model, from, to);
  if (!verb.ok) return verb;
  const tx = beginTransaction(model.design);
  const id = addEdge(tx, ids, model, verb.value, from, to);
  const full = refuseTooMany(tx.design);
  if (full) return full;
  return ok({
    label: `Connect ${model.get(from).label} to ${model.get(to).label}`,
    patch: tx.patch(),
    select: { nodes: [], edges: [id] },
  });
};

/** How early a verb names what a target offers: a verb names what it is for first, and mistakes last. */
const rankOf = ({ to }: VerbSpec, { can }: KindSpec): number => {
  const ranks = can.map((one) => to.indexOf(one)).filter((rank) => rank >= 0);
  return Math.min(...ranks, to.length);
};

/** The nodes that a connection from here may go to, with the verb of each; what is meant first. */
export function targetsOf(
  model: Model,
  from: NodeId,
): readonly { readonly to: NodeId; readonly verb: VerbSpec }[] {
  return model.nodes
    .flatMap((node) => {
      const verb = node.id === from ? null : verbBetween(model, from, node.id);
      return verb?.ok ? [{ to: node.id, verb: verb.value }] : [];
    })
    .toSorted(
      (a, b) => rankOf(a.verb, model.get(a.to).spec) - rankOf(b.verb, model.get(b.to).spec),
    );
}
