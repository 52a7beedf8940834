import { groupBy } from '../../kit/group-by';
import type { Unit } from './part';

/**
 * The order in which statements can run: a constant is declared before it is used. Those of a node stay together, in the order of
 * the register, where that is possible. Units that share a key are brought once. A circle keeps its order: the compiler names it.
 */
export function runOrder(units: readonly Unit[]): readonly Unit[] {
  const once = new Map<string, Unit>();
  for (const [index, unit] of units.entries()) {
    const id = unit.key === '' ? `#${index}` : unit.key;
    if (!once.has(id)) once.set(id, unit);
  }
  const all = [...once.values()];
  const givers = new Map<string, Unit>();
  for (const unit of all) for (const name of unit.gives) givers.set(name, unit);
  const byNode = groupBy(all, (unit) => unit.node ?? `shared ${unit.key}`);
  const groups = [...byNode.values()].toSorted(
    ([a], [b]) => (a?.order ?? 0) - (b?.order ?? 0) || ((a?.key ?? '') < (b?.key ?? '') ? -1 : 1),
  );
  return settle(byDependence(groups, givers), givers);
}

/** Whole nodes, each after those that it uses. */
function byDependence(
  groups: readonly (readonly Unit[])[],
  givers: ReadonlyMap<string, Unit>,
): readonly Unit[] {
  const groupOf = new Map(groups.flatMap((group) => group.map((unit) => [unit, group] as const)));
  const seen = new Set<readonly Unit[]>();
  const ordered: Unit[] = [];
  // A stack of its own: designs are deeper than the call stack may be.
  for (const root of groups) {
    const open: { group: readonly Unit[]; needed: (readonly Unit[])[] }[] = [];
    const visit = (group: readonly Unit[]) => {
      if (seen.has(group)) return;
      seen.add(group);
      open.push({ group, needed: neededBy(group, groupOf, givers) });
    };
    visit(root);
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const next = top.needed.shift();
      if (next) visit(next);
      else ordered.push(...(open.pop()?.group ?? []));
    }
  }
  return ordered;
}

const neededBy = (
  group: readonly Unit[],
  groupOf: ReadonlyMap<Unit, readonly Unit[]>,
  givers: ReadonlyMap<string, Unit>,
): (readonly Unit[])[] => [
  ...new Set(
    group.flatMap((unit) =>
      [...unit.uses].flatMap((name) => {
        const giver = givers.get(name);
        const other = giver && groupOf.get(giver);
        return other === undefined || other === group ? [] : [other];
      }),
    ),
  ),
];

/** Where two nodes need each other, what cannot run yet waits. */
function settle(units: readonly Unit[], givers: ReadonlyMap<string, Unit>): readonly Unit[] {
  const done = new Set<Unit>();
  const isReady = (unit: Unit) =>
    [...unit.uses].every((name) => {
      const giver = givers.get(name);
      return giver === undefined || giver === unit || done.has(giver);
    });
  const ordered: Unit[] = [];
  let waiting: Unit[] = [];
  const run = (unit: Unit) => {
    ordered.push(unit);
    done.add(unit);
  };
  for (const unit of units) {
    if (!isReady(unit)) {
      waiting.push(unit);
      continue;
    }
    run(unit);
    for (let freed = waiting.find(isReady); freed; freed = waiting.find(isReady)) {
      const one = freed;
      waiting = waiting.filter((other) => other !== one);
      run(one);
    }
  }
  return [...ordered, ...waiting];
}
