/** Edits of a connection that is there: other ends, the other way round, another verb. */
import { beginTransaction, type EdgeId, type NodeId } from '../../design';
import { isSameJson, type JsonObject, type JsonValue } from '../../kit/json';
import { err, ok, type Result } from '../../kit/result';
import type { Command, Refusal } from '../command';
import type { Model, ModelEdge } from '../model';
import type { VerbSpec } from '../verb-spec';
import { startOf, verbsBetween } from './connect';
import { shortNodeName } from '../node-name';

/** It does not stand in its own way: an end that takes one connection has room for it. */
function without(model: Model, edge: EdgeId): Model {
  const tx = beginTransaction(model.design);
  tx.removeEdge(edge);
  return model.with(tx.design);
}

interface Ends {
  readonly from: NodeId;
  readonly to: NodeId;
}

/**
 * What differs from what a new connection between the old ends would start with, somebody has set: it stays, where the verb knows
 * it and no other connection of the new start has it for itself. The rest is as between the new ends.
 */
function paramsAt(free: Model, edge: ModelEdge, verb: VerbSpec, ends: Ends): JsonObject {
  const start = startOf(free, verb, ends.from, ends.to);
  const before = startOf(free, edge.spec, edge.from, edge.to);
  const isKnown = (name: string) =>
    verb === edge.spec ||
    (Object.hasOwn(verb.fields, name) && verb.fields[name] === edge.spec.fields[name]);
  const isTaken = (name: string, value: JsonValue) =>
    verb.distinct?.includes(name) === true &&
    free.edgesFrom(ends.from, verb).some(({ params }) => isSameJson(params[name], value));
  const isKept = ([name, value]: [string, JsonValue]) =>
    isKnown(name) && !isSameJson(value, before[name]) && !isTaken(name, value);
  return { ...start, ...Object.fromEntries(Object.entries(edge.params).filter(isKept)) };
}

/** What can join the ends, what the connection is first where it still can be that. */
function verbsAt(
  free: Model,
  { verb }: ModelEdge,
  { from, to }: Ends,
): Result<readonly [VerbSpec, ...VerbSpec[]], Refusal> {
  const verbs = verbsBetween(free, from, to);
  const same = verbs.ok && verbs.value.find(({ id }) => id === verb);
  return same ? ok([same, ...verbs.value.filter((one) => one !== same)]) : verbs;
}

interface Reconnecting extends Ends {
  readonly edge: EdgeId;
  /** The id of one that a person has chosen; otherwise it stays the verb that it is, where that joins the ends. */
  readonly verb?: string;
}

export const reconnect: Command<Reconnecting> = (model, { edge: id, from, to, verb: chosen }) => {
  const edge = model.edge(id);
  const free = without(model, id);
  const verbs = verbsAt(free, edge, { from, to });
  if (!verbs.ok) return verbs;
  const verb = verbs.value.find((one) => chosen === undefined || one.id === chosen);
  if (!verb) return err({ reason: 'The two cannot be joined like that.' });
  const [isFrom, isTo] = [edge.from === from, edge.to === to];
  if (isFrom && isTo && edge.verb === verb.id)
    return err({ reason: 'The connection is like this already.', isDone: true });
  const tx = beginTransaction(model.design);
  tx.changeEdge(id, { verb: verb.id, from, to, params: paramsAt(free, edge, verb, { from, to }) });
  const name = (node: NodeId) => shortNodeName(model.get(node));
  const isOther = chosen === undefined && edge.verb !== verb.id;
  const label =
    isFrom && isTo
      ? `Change a connection to “${verb.title}”`
      : isFrom
        ? `Move the end of a connection to ${name(to)}`
        : isTo
          ? `Move the start of a connection to ${name(from)}`
          : `Turn a connection round: ${name(from)} ${verb.title} ${name(to)}`;
  return ok({
    label,
    patch: tx.patch(),
    select: { nodes: [], edges: [id] },
    ...(isOther ? { notice: `${name(from)} now ${verb.title} ${name(to)}.` } : {}),
  });
};

export type EdgeEnd = 'from' | 'to';

/** The ends of a connection once one of them is at another node. */
export const withEnd = ({ from, to }: Ends, end: EdgeEnd, node: NodeId): Ends =>
  end === 'from' ? { from: node, to } : { from, to: node };

/** What a connection could be instead: each is what {@link reconnect} would do. */
export interface Reconnections {
  /** What it would be with an end at another node, or why it cannot be there. */
  readonly at: (end: EdgeEnd, node: NodeId) => Result<VerbSpec, Refusal>;
  /** The other nodes where an end can be. */
  readonly nodesFor: (
    end: EdgeEnd,
  ) => readonly { readonly node: NodeId; readonly verb: VerbSpec }[];
  /** What it would be the other way round; null where nothing joins the two so. */
  readonly reverse: VerbSpec | null;
  /** What else joins the same two. */
  readonly verbs: readonly VerbSpec[];
}

export function reconnectionsOf(model: Model, edge: ModelEdge): Reconnections {
  const free = without(model, edge.id);
  const at: Reconnections['at'] = (end, node) => {
    const verbs = verbsAt(free, edge, withEnd(edge, end, node));
    return verbs.ok ? ok(verbs.value[0]) : verbs;
  };
  const here = verbsAt(free, edge, edge);
  const round = verbsAt(free, edge, { from: edge.to, to: edge.from });
  return {
    at,
    nodesFor: (end) =>
      model.nodes.flatMap(({ id: node }) => {
        const verb = node === edge.from || node === edge.to ? null : at(end, node);
        return verb?.ok ? [{ node, verb: verb.value }] : [];
      }),
    reverse: round.ok ? round.value[0] : null,
    verbs: here.ok ? here.value.filter(({ id }) => id !== edge.verb) : [],
  };
}
