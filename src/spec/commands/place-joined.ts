import { apply, beginTransaction, compose, type IdSource, type NodeId } from '../../design';
import { ok } from '../../kit/result';
import type { Command } from '../command';
import type { KindSpec } from '../kind-spec';
import type { Model } from '../model';
import type { VerbSpec } from '../verb-spec';
import { connect, isForAny, rankOf, verbBetween, verbsFor } from './connect';
import { enter, findPlaceFor, placeNode, type PlaceNodeArgs } from './place-node';

/** Which end of the connection the new node is. */
export type NewEnd = 'from' | 'to';

export interface PlaceJoinedArgs extends PlaceNodeArgs {
  /** The node that stands already. */
  readonly with: NodeId;
  readonly as: NewEnd;
}

const endsOf = (args: PlaceJoinedArgs, made: NodeId) =>
  args.as === 'to' ? { from: args.with, to: made } : { from: made, to: args.with };

/** A new node and its connection, as one step: what a loose end is let go for. */
export const placeJoined: Command<PlaceJoinedArgs> = (model, args, ids) => {
  const placed = placeNode(model, args, ids);
  if (!placed.ok) return placed;
  const { label, patch, select, notice } = placed.value;
  const made = select!.nodes[0]!;
  const after = model.with(apply(model.design, patch));
  const joined = connect(after, endsOf(args, made), ids);
  if (!joined.ok) return joined;
  return ok({
    label,
    patch: compose(patch, joined.value.patch),
    select: { nodes: [made] },
    ...(notice ? { notice } : {}),
  });
};

export interface Joinable {
  readonly spec: KindSpec;
  readonly verb: VerbSpec;
  readonly as: NewEnd;
}

/**
 * The kinds that some verb joins to a node: first those that it goes to, then those that come to it, each in the order in which
 * its verb names what it is for, and last what joins everything.
 */
export function joinableTo(model: Model, id: NodeId): readonly Joinable[] {
  const own = model.get(id).spec;
  const specs = [...model.catalog.kinds.values()].map(({ spec }) => spec);
  const ofEnd = (as: NewEnd): readonly Joinable[] =>
    specs.flatMap((spec) => {
      const [verb] = as === 'to' ? verbsFor(model, own, spec) : verbsFor(model, spec, own);
      return verb ? [{ spec, verb, as }] : [];
    });
  const to = ofEnd('to');
  const there = new Set(to.map(({ spec }) => spec));
  const from = ofEnd('from').filter(({ spec }) => !there.has(spec));
  const isLast = ({ verb }: Joinable) => Number(isForAny(verb));
  const rank = ({ verb, spec }: Joinable) => rankOf(verb, spec);
  return [...to.toSorted((a, b) => rank(a) - rank(b)), ...from].toSorted(
    (a, b) => isLast(a) - isLast(b),
  );
}

/**
 * Which of several new nodes could be joined where they would be. All stand in one trial design: to plan each would take longer
 * than a menu may take to open.
 */
export function whichJoin<A extends PlaceJoinedArgs>(
  model: Model,
  wanted: readonly A[],
  ids: IdSource,
): readonly A[] {
  const tx = beginTransaction(model.design);
  const made = wanted.flatMap((args) => {
    const place = findPlaceFor(model, args);
    return place.ok ? [{ args, id: enter(tx, model, args, place.value, ids).id }] : [];
  });
  const trial = model.with(tx.design);
  return made.flatMap(({ args, id }) => {
    const { from, to } = endsOf(args, id);
    return verbBetween(trial, from, to).ok ? [args] : [];
  });
}
