import { catalog } from '../../src/catalog';
import { apply, idsAfter, type Design } from '../../src/design';
import { resolve } from '../../src/resolve';
import { placeNode } from '../../src/spec/commands';
import { repair } from './refusals';
import { chanceOf, walk } from './walk';

export interface Drawn {
  readonly seed: number;
  readonly design: Design;
}

/** The soak draws many more. */
const WANTED = 12;
const FIRST_SEED = 1;

/** Designs that AWS would take, as random hands draw them; a walk that cannot be repaired is no such design. */
export function drawnDesigns({ isStrict = false } = {}): readonly Drawn[] {
  const drawn: Drawn[] = [];
  for (let seed = FIRST_SEED; drawn.length < WANTED; seed += 1) {
    const design = repair(walk(chanceOf(seed)), { mayRemove: true, isStrict });
    if (design && Object.keys(design.nodes).length > 0) drawn.push({ seed, design });
  }
  return drawn;
}

/** Something that has nothing to do with the rest: a region of its own, and a bucket there. */
export function withStranger(design: Design): Design {
  let now = design;
  for (const kind of ['region', 's3-bucket']) {
    const over = kind === 'region' ? null : (Object.keys(now.nodes).at(-1) ?? null);
    const at = kind === 'region' ? { x: 40_000, y: 0 } : null;
    const plan = placeNode(resolve(now, catalog), { kind, over, at }, idsAfter(now));
    if (!plan.ok) throw new Error(plan.error.reason);
    now = apply(now, plan.value.patch);
  }
  return now;
}
