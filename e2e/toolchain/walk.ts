/** Random walks over the commands that the interface runs, for the soak. */
import { catalog } from '../../src/catalog';
import { apply, checkStructure, idsAfter, type Design } from '../../src/design';
import type { JsonValue } from '../../src/kit/json';
import { resolve } from '../../src/resolve';
import { rules } from '../../src/rules';
import { bind, type BoundCommand } from '../../src/spec/command';
import {
  connect,
  duplicate,
  move,
  placeNode,
  placePattern,
  remove,
  setEdgeParam,
  setLabel,
  setParam,
  setSetting,
  setSlug,
  targetsOf,
  tidy,
} from '../../src/spec/commands';
import { type Field, type Fields } from '../../src/spec/fields';
import type { Model } from '../../src/spec/model';
import { inspect } from '../../src/validation';
import { EVERYTHING, HOSTILE } from './hostile';
import { allPoints } from './points';
import { SHAPES } from './shapes';
import { EXAMPLE_CONTEXT } from '../../src/rules/example-context';

export interface Chance {
  /** At least 0 and less than 1. */
  next(): number;
  pick<T>(items: readonly T[]): T | undefined;
}

/** Mulberry32: the same seed, the same walk. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return { next, pick: (items) => items[Math.floor(next() * items.length)] };
}

/** A plan's time grows with the design; more nodes than these teach nothing new. */
const MOST_NODES = 34;
const MOST_STEPS = 40;
const POINTS = allPoints();
const TEXTS = [...Object.values(HOSTILE), EVERYTHING, 'x', '10.0.0.0/16', '17', 'example.com'];
const SLUGS = [
  'a',
  'web',
  'data',
  'db-logs',
  'alb-https',
  'x'.repeat(40),
  'ec2',
  'count',
  'vpc-primary',
];

/** What a person, a link or a file may hold: a value that is allowed, or one that is only of the right shape. */
function valueFor(chance: Chance, of: string, name: string, field: Field): JsonValue {
  const allowed = POINTS.filter((point) => point.of === of && point.field === name);
  const point = chance.pick(allowed);
  if (point && chance.next() < 0.75) return point.value;
  switch (field.type) {
    case 'toggle':
      return chance.next() < 0.5;
    case 'number': {
      const odd = [0, -1, 0.5, 1e9, field.min - 1, field.max + 1];
      const inside = Math.round(field.min + chance.next() ** 3 * (field.max - field.min));
      return chance.next() < 0.6 ? inside : chance.pick(odd)!;
    }
    case 'choice':
      return chance.next() < 0.8 ? chance.pick(field.options)!.value : chance.pick(TEXTS)!;
    case 'choices':
      return field.options.map(({ value }) => value).filter(() => chance.next() < 0.5);
    case 'texts':
      return Array.from({ length: Math.floor(chance.next() * 6) }, () => chance.pick(TEXTS)!);
    case 'text':
      return chance.pick(TEXTS)!;
  }
}

const anyField = (chance: Chance, fields: Fields): readonly [string, Field] | undefined =>
  chance.pick(Object.entries(fields));

type Move = (model: Model, chance: Chance) => BoundCommand | undefined;

const node = (model: Model, chance: Chance) => chance.pick(model.nodes);
const spot = (chance: Chance) =>
  chance.next() < 0.5
    ? null
    : { x: Math.round(chance.next() * 2000 - 500), y: Math.round(chance.next() * 2000 - 500) };

const place: Move = (model, chance) => {
  const kind = chance.pick([...catalog.kinds.values()])!.spec;
  const over = chance.next() < 0.4 ? null : (node(model, chance)?.id ?? null);
  return bind(placeNode, {
    kind: kind.id,
    preset: chance.pick(kind.presets ?? [])?.id,
    over,
    at: spot(chance),
  });
};
const pattern: Move = (model, chance) =>
  bind(placePattern, {
    pattern: chance.pick(catalog.patterns)!.id,
    over: node(model, chance)?.id ?? null,
    at: spot(chance),
  });
const join: Move = (model, chance) => {
  const from = node(model, chance);
  const to = from && chance.pick(targetsOf(model, from.id));
  return to && bind(connect, { from: from.id, to: to.to });
};
const param: Move = (model, chance) => {
  const of = node(model, chance);
  const one = of && anyField(chance, of.spec.fields);
  return (
    one && bind(setParam, { node: of.id, name: one[0], value: valueFor(chance, of.kind, ...one) })
  );
};
const edgeParam: Move = (model, chance) => {
  const of = chance.pick(model.edges);
  const one = of && anyField(chance, of.spec.fields);
  return (
    one &&
    bind(setEdgeParam, { edge: of.id, name: one[0], value: valueFor(chance, of.verb, ...one) })
  );
};
const setting: Move = (_, chance) =>
  bind(setSetting, {
    name: chance.pick(['project', 'environment', 'title'])!,
    value: chance.pick(['shop', 'a-rather-long-pr', 'dev', 'staging1', ...TEXTS])!,
  });
const label: Move = (model, chance) => {
  const of = node(model, chance);
  return of && bind(setLabel, { node: of.id, label: chance.pick(TEXTS)!.slice(0, 200) });
};
const slug: Move = (model, chance) => {
  const of = node(model, chance);
  return of && bind(setSlug, { node: of.id, slug: chance.pick(SLUGS)! });
};
const shift: Move = (model, chance) => {
  const of = node(model, chance);
  const over = chance.next() < 0.2 ? null : (node(model, chance)?.id ?? null);
  return of && bind(move, { moves: [{ node: of.id, at: spot(chance) ?? { x: 0, y: 0 } }], over });
};
const takeAway: Move = (model, chance) => {
  const edge = chance.next() < 0.5 ? chance.pick(model.edges) : undefined;
  const of = edge ? undefined : chance.pick(model.nodes.filter(({ spec }) => !spec.container));
  return bind(remove, { nodes: of ? [of.id] : [], edges: edge ? [edge.id] : [] });
};
const copy: Move = (model, chance) => {
  const of = chance.pick(
    model.nodes.filter((one) => !one.spec.container || model.nodes.length < 15),
  );
  return of && bind(duplicate, { nodes: [of.id] });
};
const fix: Move = (model, chance) => {
  const { findings } = inspect(model, rules, [], EXAMPLE_CONTEXT);
  return chance.pick(findings.flatMap((finding) => finding.fixes ?? []))?.command;
};

const GROWING: readonly Move[] = [place, place, pattern, copy];
const OTHERS: readonly Move[] = [
  ...Array.from({ length: 9 }, () => param),
  ...Array.from({ length: 4 }, () => edgeParam),
  ...Array.from({ length: 4 }, () => join),
  setting,
  label,
  slug,
  shift,
  shift,
  takeAway,
  fix,
  fix,
  () => bind(tidy, {}),
];

/** A design that a person could have drawn. Throws where a command breaks the structure (law D1). */
export function walk(chance: Chance): Design {
  let design = chance.pick(Object.values(SHAPES))!();
  const steps = 3 + Math.floor(chance.next() * MOST_STEPS);
  for (let step = 0; step < steps; step += 1) {
    const model = resolve(design, catalog);
    const moves = model.nodes.length < MOST_NODES ? [...GROWING, ...OTHERS] : OTHERS;
    const plan = chance.pick(moves)!(model, chance)?.(model, idsAfter(design));
    if (!plan?.ok) continue;
    design = apply(design, plan.value.patch);
    const [problem] = checkStructure(design);
    if (problem) throw new Error(`${plan.value.label}: ${problem.message}`);
  }
  return design;
}
