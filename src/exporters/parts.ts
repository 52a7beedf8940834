import { isSameList } from '../kit/memo';
import type { NodeId } from '../design/records';
import type { Model, ModelNode } from '../spec/model';
import { bySubject } from './accepted';
import type { Faults } from './emission';
import type { ExportAcceptance, ExportFinding, LeftOut } from './exporter';
import { LastResult } from '../spec/fact';
import { rememberGroups } from './groups';
import {
  inOrder,
  toPlan,
  watchersOf,
  type Entry,
  type ExportKind,
  type Names,
  type PartBase,
  type Plan,
} from './plan';

interface Known<T> {
  readonly first: NodeId | undefined;
  readonly parts: readonly unknown[];
  readonly part: T;
}

interface Language<K extends ExportKind, N extends Names, T extends PartBase> {
  readonly kinds: ReadonlyMap<string, K>;
  readonly toNames: (model: Model, nodes: readonly ModelNode[]) => N;
  /** Emits the nodes of a group; `before` is what it made of them the last time. */
  readonly toPart: (
    plan: Plan<K, N>,
    nodes: readonly ModelNode[],
    faults: Faults,
    before: T | undefined,
  ) => T;
}

/** Makes the parts of an export, a group of nodes each. A part whose nodes have not changed since the last time is kept. */
export function rememberParts<K extends ExportKind, N extends Names, T extends PartBase>({
  kinds,
  toNames,
  toPart,
}: Language<K, N, T>) {
  let known: readonly Known<T>[] = [];
  const named = new LastResult<N>();
  const toGroups = rememberGroups();
  return (
    model: Model,
    nodes: readonly ModelNode[],
    primaryRegion: string,
    acceptances: readonly ExportAcceptance[],
  ): readonly T[] => {
    const accepted = bySubject(acceptances);
    const names = named.of(
      model,
      () => toNames(model, nodes),
      (now) => now,
    );
    const watchers = watchersOf(model, kinds, nodes);
    const groups = toGroups({ model, kinds, nodes, names, primaryRegion, watchers, accepted });
    const byFirst = new Map(known.map((each) => [each.first, each]));
    const plan = toPlan<K, N>(model, { kinds, names, primaryRegion, watchers, accepted });
    const faults: Faults = new Map();
    const emit = (isAgain: boolean): readonly Known<T>[] =>
      groups.map(({ nodes: members, parts }) => {
        const first = members[0]?.id;
        const before = byFirst.get(first);
        return before && isSameList(before.parts, parts) && !isAgain
          ? before
          : { first, parts, part: toPart(plan, members, faults, before?.part) };
      });

    let made = emit(false);
    // A bug in one emitter leaves out its node, and the others go on as if it were not drawn (law V4): else they would name
    // what the code does not hold, in its own group or, where it watches, in all.
    for (let count = 0; faults.size > count; made = emit(true)) count = faults.size;
    known = faults.size === 0 ? made : [];
    return made.map(({ part }) => part);
  };
}

/** The nodes that have no code, in order. */
export const leftEntries = (parts: readonly PartBase[]): readonly Entry[] =>
  parts.flatMap((part) => part.entries.filter(({ missing }) => missing !== null)).toSorted(inOrder);

const nameIn = ({ label, title }: Entry): string =>
  label === title ? label : `${label} (${title})`;

export const leftOut = (entry: Entry): LeftOut => ({
  node: entry.node,
  name: nameIn(entry),
  why: entry.missing ?? '',
});

/** No rule can know of it, and the code must not be applied without it. `target` stands for the rule. */
export const faultFinding = (target: string, entry: Entry): ExportFinding => ({
  severity: 'error',
  rule: target,
  title: 'Left out of the code',
  evidence: `${nameIn(entry)}: ${entry.missing ?? ''}`,
  nodes: [entry.node],
});
