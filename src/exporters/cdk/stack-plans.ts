import { isSameList, isSameTree } from '../../kit/memo';
import type { Outline, Part, Unit } from './part';
import { stackId, STACKS, type StackRef } from './stack-names';

/** A stack beside its statements: all that its head, its deployment and the README say of it. */
export interface StackOutline {
  readonly stack: StackRef;
  /** Constants that other stacks use, and their types. */
  readonly exposed: readonly (readonly [name: string, type: string])[];
  /** Stacks that are handed to it. */
  readonly uses: readonly StackRef[];
  /** Stacks of other regions that have to be deployed before it. */
  readonly after: readonly StackRef[];
  /** Stacks of other regions that would have to be deployed before it, and wait for it themselves. */
  readonly mutual: readonly StackRef[];
  /** Paths of the settings that hold names of zones: `config.vpcZones`. */
  readonly zones: readonly string[];
}

export interface StackPlan {
  /** The same object as long as it says the same. */
  readonly outline: StackOutline;
  readonly units: readonly Unit[];
}

/** Plans the stacks of an app, in the order in which they are deployed, region by region. */
export function rememberStackPlans(): (parts: readonly Part[]) => readonly StackPlan[] {
  let from: readonly Outline[] = [];
  let outlines: readonly StackOutline[] = [];
  return (parts) => {
    const now = parts.map(({ outline }) => outline);
    if (!isSameList(now, from)) {
      const before = new Map(outlines.map((one) => [stackId(one.stack), one]));
      outlines = outlinesOf(now).map((one) => {
        const known = before.get(stackId(one.stack));
        return known && isSameTree(known, one) ? known : one;
      });
      from = now;
    }
    const units = byStack(parts.map(({ unitsOf }) => unitsOf));
    return outlines.map((outline) => ({
      outline,
      units: units.get(stackId(outline.stack)) ?? [],
    }));
  };
}

/** What all parts have for each stack, in their order. */
export function byStack<T>(
  all: readonly ReadonlyMap<string, readonly T[]>[],
): ReadonlyMap<string, readonly T[]> {
  const lists = new Map<string, T[]>();
  // Loops, because there are hundreds of parts and this runs on every edit.
  for (const one of all) {
    for (const [stack, own] of one) {
      const list = lists.get(stack);
      if (!list) lists.set(stack, [...own]);
      else for (const item of own) list.push(item);
    }
  }
  return lists;
}

function outlinesOf(parts: readonly Outline[]): readonly StackOutline[] {
  const stacks = new Map<string, StackRef>();
  for (const part of parts) {
    for (const stack of part.stacks) stacks.set(stackId(stack), stack);
    for (const { stack } of part.exposed) stacks.set(stackId(stack), stack);
  }
  const types = new Map(parts.flatMap((part) => part.types));
  const uses = usedBy(parts.flatMap(({ joins }) => joins));
  const waits = usedBy(parts.flatMap(({ waits: all }) => all));
  const ranked = [...stacks.values()].toSorted(
    (a, b) => rankOf(a) - rankOf(b) || (a.region < b.region ? -1 : 1),
  );
  return inDeploymentOrder(ranked, uses, waits).map((stack, at, all): StackOutline => {
    const id = stackId(stack);
    const earlier = new Set(all.slice(0, at).map(stackId));
    const awaited = (waits.get(id) ?? []).toSorted((a, b) => (stackId(a) < stackId(b) ? -1 : 1));
    const isOf = (one: { readonly stack: StackRef }) => stackId(one.stack) === id;
    const exposed = unique(
      parts.flatMap((part) => part.exposed.filter(isOf).map(({ name }) => name)),
    );
    return {
      stack,
      exposed: exposed.map((name) => [name, types.get(`${id} ${name}`) ?? 'unknown']),
      uses: (uses.get(id) ?? []).toSorted((a, b) => rankOf(a) - rankOf(b)),
      after: awaited.filter((used) => earlier.has(stackId(used))),
      mutual: awaited.filter((used) => !earlier.has(stackId(used))),
      zones: unique(parts.flatMap((part) => part.zones.filter(isOf).map(({ setting }) => setting))),
    };
  });
}

type Links = ReadonlyMap<string, readonly StackRef[]>;

/** By the id of the user, each of its stacks once. */
function usedBy(links: Outline['joins']): Links {
  const used = new Map<string, Map<string, StackRef>>();
  for (const link of links) {
    const own = used.get(stackId(link.user)) ?? new Map<string, StackRef>();
    used.set(stackId(link.user), own.set(stackId(link.used), link.used));
  }
  return new Map([...used].map(([id, stacks]) => [id, [...stacks.values()]]));
}

/** Each after those that it uses and waits for, otherwise as they are ranked. In a circle the first by rank waits for nobody. */
function inDeploymentOrder(
  ranked: readonly StackRef[],
  uses: Links,
  waits: Links,
): readonly StackRef[] {
  const left = new Map(ranked.map((stack) => [stackId(stack), stack]));
  const isFree = (links: Links) => (stack: StackRef) =>
    (links.get(stackId(stack)) ?? []).every((used) => !left.has(stackId(used)));
  const ordered: StackRef[] = [];
  while (left.size > 0) {
    const usable = [...left.values()].filter(isFree(uses));
    const next = usable.find(isFree(waits)) ?? usable[0] ?? [...left.values()][0];
    if (!next) break;
    left.delete(stackId(next));
    ordered.push(next);
  }
  return ordered;
}

/** The DNS stack first, and then one region after the other, the first region before the rest. */
const rankOf = ({ name, isPrimary }: StackRef): number =>
  STACKS.indexOf(name) + (isPrimary || name === 'dns' ? 0 : STACKS.length);

const unique = (texts: readonly string[]): readonly string[] =>
  [...new Set(texts)].toSorted((a, b) => (a < b ? -1 : 1));
