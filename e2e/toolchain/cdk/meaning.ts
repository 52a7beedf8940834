/** How the templates of two apps differ. */
import { isSameJson, type JsonObject } from '../../../src/kit/json';
import type { Stack } from './synth';

const byText = (a: string, b: string): number => (a < b ? -1 : 1);

/** By stack and logical id. */
const placesIn = (stacks: readonly Stack[]): ReadonlyMap<string, JsonObject> =>
  new Map(
    stacks.flatMap(({ id, resources }) =>
      Object.entries(resources).map(
        ([name, { Type, Properties }]) => [`${Type} ${id}/${name}`, Properties ?? {}] as const,
      ),
    ),
  );

/** `+` for what is new, `-` for what is gone, `~` for a property that has changed. */
export function difference(before: readonly Stack[], after: readonly Stack[]): readonly string[] {
  const [were, are] = [placesIn(before), placesIn(after)];
  return [...new Set([...were.keys(), ...are.keys()])].toSorted(byText).flatMap((place) => {
    const [old, now] = [were.get(place), are.get(place)];
    if (!old) return [`+ ${place}`];
    if (!now) return [`- ${place}`];
    return [...new Set([...Object.keys(old), ...Object.keys(now)])]
      .filter((name) => !isSameJson(old[name] ?? null, now[name] ?? null))
      .map((name) => `~ ${place} ${name}`);
  });
}
