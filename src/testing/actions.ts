/** Everything that a person can do to a design, at random: for the laws that hold for every command. */
import * as fc from 'fast-check';
import { addDays } from '../kit/add-days';
import type { JsonValue } from '../kit/json';
import type { Editor } from '../editor';
import { putInPlace } from '../spec/arranging';
import * as commands from '../spec/commands';
import { comment, editComment, removeComment } from '../spec/commands/comment';
import type { Field, Fields } from '../spec/fields';
import { isText, storedPlace, type Point } from '../spec/geometry';
import { PROFILES } from '../spec/profile';
import { subjectsOf } from '../spec/remarks';
import { SETTINGS } from '../spec/settings';
import { texts } from './design-arbitraries';

/** Does one thing; a refusal is as good as a success. */
export type Action = (editor: Editor) => void;

/** Picks by a number that may be anything, so that an action suits every design; undefined when there is nothing. */
const pick = <T>(items: readonly T[], at: number): T | undefined =>
  items.length === 0 ? undefined : items[at % items.length];

const indexes = fc.nat({ max: 999 });
const places = fc.record({
  x: fc.oneof(
    fc.integer({ min: -2000, max: 4000 }),
    fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
  ),
  y: fc.oneof(
    fc.integer({ min: -2000, max: 4000 }),
    fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
  ),
});
const values = fc.record({
  text: texts,
  number: fc.oneof(
    fc.integer({ min: -5, max: 70_000 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  ),
  flag: fc.boolean(),
  at: indexes,
  list: fc.array(texts, { maxLength: 3 }),
});
type Values = typeof values extends fc.Arbitrary<infer V> ? V : never;

/** A value of the field's shape, mostly one that the form would offer. */
function valueFor(field: Field, { text, number, flag, at, list }: Values): JsonValue {
  switch (field.type) {
    case 'number':
      return flag ? field.min : number + 0;
    case 'toggle':
      return flag;
    case 'choice':
      return flag ? text : (pick(field.options, at)?.value ?? text);
    case 'choices':
      return flag ? list : field.options.slice(at % 3).map((option) => option.value);
    case 'texts':
      return list;
    case 'text':
      return text;
  }
}

const fieldOf = (fields: Fields, at: number): [string, Field] | undefined =>
  pick(Object.entries(fields), at);

const containersOf = (editor: Editor): readonly (string | null)[] => [
  null,
  ...editor.store.getState().model.nodes.flatMap((node) => (node.spec.container ? [node.id] : [])),
];
const nodeIds = (editor: Editor): readonly string[] =>
  editor.store.getState().model.nodes.map((node) => node.id);
const edgeIds = (editor: Editor): readonly string[] =>
  editor.store.getState().model.edges.map((edge) => edge.id);
const someOf = (ids: readonly string[], picks: readonly number[]): readonly string[] => [
  ...new Set(picks.flatMap((at) => pick(ids, at) ?? [])),
];

const placeNodes = fc
  .tuple(indexes, indexes, indexes, fc.option(places))
  .map(([kindAt, presetAt, overAt, at]): Action => (editor) => {
    const spec = pick([...editor.catalog.kinds.values()], kindAt)!.spec;
    const preset = pick(spec.presets ?? [], presetAt)?.id;
    editor.run(commands.placeNode, {
      kind: spec.id,
      preset,
      over: pick(containersOf(editor), overAt)!,
      at,
    });
  });

const joinedPlaces = fc
  .tuple(indexes, indexes, indexes, fc.option(places))
  .map(([withAt, kindAt, overAt, at]): Action => (editor) => {
    const standing = pick(nodeIds(editor), withAt);
    if (standing === undefined) return;
    const joinable = commands.joinableTo(editor.store.getState().model, standing);
    const chosen = pick(joinable, kindAt);
    if (!chosen) return;
    editor.run(commands.placeJoined, {
      kind: chosen.spec.id,
      over: pick(containersOf(editor), overAt)!,
      at,
      with: standing,
      as: chosen.as,
    });
  });

const placePatterns = fc
  .tuple(indexes, indexes, fc.option(places))
  .map(([patternAt, overAt, at]): Action => (editor) => {
    const pattern = pick(editor.catalog.patterns, patternAt)!.id;
    editor.run(commands.placePattern, { pattern, over: pick(containersOf(editor), overAt)!, at });
  });

const moves = fc
  .tuple(
    fc.array(fc.tuple(indexes, places), { minLength: 1, maxLength: 3 }),
    indexes,
    fc.boolean(),
    fc.boolean(),
  )
  .map(([taken, overAt, isKept, isCopy]): Action => (editor) => {
    const ids = nodeIds(editor);
    const byNode = new Map(
      taken.flatMap(([index, at]) => {
        const node = pick(ids, index);
        return node === undefined ? [] : [[node, { node, at }] as const];
      }),
    );
    const over = isKept ? 'keep' : pick(containersOf(editor), overAt)!;
    const wanted = [...byNode.values()];
    if (isCopy) editor.run(commands.copyTo, { moves: wanted, over });
    else editor.run(commands.move, { moves: wanted, over });
  });

const selections = fc.array(indexes, { minLength: 1, maxLength: 3 });

const nudges = fc
  .tuple(selections, fc.integer({ min: -64, max: 64 }), fc.integer({ min: -64, max: 64 }))
  .map(([picks, x, y]): Action => (editor) => {
    editor.run(commands.nudge, { nodes: someOf(nodeIds(editor), picks), x, y });
  });

const connections = fc.tuple(indexes, indexes).map(([fromAt, toAt]): Action => (editor) => {
  const [from, to] = [pick(nodeIds(editor), fromAt), pick(nodeIds(editor), toAt)];
  if (from !== undefined && to !== undefined) editor.run(commands.connect, { from, to });
});

const reconnections = fc
  .tuple(indexes, indexes, fc.constantFrom('from', 'to', 'round', 'verb'))
  .map(([edgeAt, at, what]): Action => (editor) => {
    const { model } = editor.store.getState();
    const edge = pick(model.edges, edgeAt);
    if (!edge) return;
    const { id, from, to } = edge;
    const { verbs } = commands.reconnectionsOf(model, edge);
    const change =
      what === 'round'
        ? { from: to, to: from }
        : what === 'verb'
          ? { from, to, verb: pick(verbs, at)?.id ?? edge.verb }
          : commands.withEnd(edge, what, pick(nodeIds(editor), at)!);
    editor.run(commands.reconnect, { edge: id, ...change });
  });

const removals = fc.tuple(selections, fc.boolean()).map(([picks, isEdges]): Action => (editor) => {
  const nodes = isEdges ? [] : someOf(nodeIds(editor), picks.slice(0, 1));
  const edges = isEdges ? someOf(edgeIds(editor), picks) : [];
  editor.run(commands.remove, { nodes, edges });
});

const copies = fc
  .tuple(
    selections,
    indexes,
    fc.integer({ min: -64, max: 1_000_000 }),
    fc.boolean(),
    fc.option(places),
  )
  .map(([picks, overAt, shift, isDuplicate, at]): Action => (editor) => {
    const nodes = someOf(nodeIds(editor), picks);
    if (isDuplicate) {
      editor.run(commands.duplicate, { nodes });
      return;
    }
    const text = commands.formatFragment(
      commands.copyFragment(editor.store.getState().model, nodes),
    );
    const fragment = commands.parseFragment(editor.catalog, text);
    if (!fragment?.ok) throw new Error('What was copied cannot be read.');
    const over = pick(containersOf(editor), overAt)!;
    if (at) {
      editor.run(commands.pasteAt, { fragment: fragment.value, at, over });
      return;
    }
    editor.run(commands.paste, {
      fragment: fragment.value,
      shift: shift % 2 === 0 ? 'beside' : { x: shift, y: -shift },
      over,
    });
  });

const edits = fc
  .tuple(
    fc.constantFrom('label', 'slug', 'param', 'edge', 'setting', 'profile'),
    indexes,
    indexes,
    values,
  )
  .map(([what, subjectAt, fieldAt, value]): Action => (editor) => {
    const { model } = editor.store.getState();
    const node = pick(model.nodes, subjectAt);
    const edge = pick(model.edges, subjectAt);
    if (what === 'profile') {
      editor.run(commands.setProfile, { profile: pick(PROFILES, fieldAt)! });
    } else if (what === 'setting') {
      const [name, field] = fieldOf(SETTINGS, fieldAt)!;
      editor.run(commands.setSetting, { name, value: valueFor(field, value) });
    } else if (what === 'edge') {
      const found = edge && fieldOf(edge.spec.fields, fieldAt);
      if (edge && found) {
        editor.run(commands.setEdgeParam, {
          edge: edge.id,
          name: found[0],
          value: valueFor(found[1], value),
        });
      }
    } else if (node && what === 'param') {
      const found = fieldOf(node.spec.fields, fieldAt);
      if (found) {
        editor.run(commands.setParam, {
          node: node.id,
          name: found[0],
          value: valueFor(found[1], value),
        });
      }
    } else if (node && what === 'label') {
      editor.run(commands.setLabel, { node: node.id, label: value.text });
    } else if (node) {
      editor.run(commands.setSlug, {
        node: node.id,
        slug: value.flag ? value.text : `s${value.at}`,
      });
    }
  });

// Rarely and small: designs that double at every step would end at the limit.
const insertions = fc.tuple(places, fc.boolean()).map(([at, isAimed]): Action => (editor) => {
  const { model } = editor.store.getState();
  const [first] = model.nodes;
  if (!first || model.nodes.length > 60) return;
  const { design } = model;
  editor.run(commands.insert, { design, title: 'A copy', at: isAimed ? at : null });
});

/** Of the day on which rules' examples are looked at. */
const TODAY = '2026-06-01';
const waivers = fc
  .tuple(indexes, indexes, indexes, fc.boolean(), texts)
  .map(([subjectAt, ruleAt, dayAt, isWithdrawn, text]): Action => (editor) => {
    const { design } = editor.store.getState();
    const waiver = pick(Object.keys(design.waivers), subjectAt);
    if (isWithdrawn && waiver !== undefined) {
      editor.run(commands.withdraw, { waiver });
      return;
    }
    const all = [...nodeIds(editor), ...edgeIds(editor)];
    editor.run(commands.accept, {
      rule: pick(['ML-4', 'ML-8', 'LB-12', 'EN-1', 'NW-4'], ruleAt)!,
      subject: pick([null, ...all], subjectAt)!,
      severity: 'warning',
      subjects: all.slice(0, dayAt % 4),
      field: null,
      reason: `Agreed for now: ${text}`,
      owner: `Platform ${text}`,
      until: addDays(TODAY, dayAt % 300),
      today: TODAY,
    });
  });

const framings = fc
  .tuple(selections, places, places, fc.boolean())
  .map(([picks, at, size, isResized]): Action => (editor) => {
    const nodes = someOf(nodeIds(editor), picks);
    const [node] = nodes;
    if (!isResized) editor.run(commands.frameNodes, { nodes });
    else if (node !== undefined) {
      const rect = { ...at, width: size.x, height: size.y };
      editor.run(commands.resizeFrame, { node, rect });
    }
  });

const texting = fc
  .tuple(fc.constantFrom('comment', 'edit', 'remove'), indexes, indexes, texts)
  .map(([what, textAt, aboutAt, text]): Action => (editor) => {
    const { model } = editor.store.getState();
    const about = pick([null, ...nodeIds(editor)], aboutAt)!;
    const written = pick(
      model.nodes.filter(({ spec }) => isText(spec)),
      textAt,
    );
    if (what === 'comment' || !written) editor.run(comment, { about, text: `Why ${text}?` });
    else if (what === 'edit') editor.run(editComment, { comment: written.id, text });
    else {
      // Mostly where it is read.
      const subjects = subjectsOf(model, written);
      const from = textAt % 4 === 0 ? about : pick(subjects, aboutAt)!;
      editor.run(removeComment, { comment: written.id, about: from });
    }
  });

const arrangements = fc
  .array(fc.tuple(indexes, places), { minLength: 1, maxLength: 5 })
  .map((wanted): Action => (editor) => {
    const { model } = editor.store.getState();
    const all = model.nodes.filter(({ spec }) => !spec.isFrame);
    const moved = wanted.flatMap(([at, place]): [string, Point][] => {
      const node = pick(all, at);
      return node ? [[node.id, storedPlace(place, node.parent !== null)]] : [];
    });
    editor.run(putInPlace, { places: new Map(moved) });
  });

const tidying = fc.constant<Action>((editor) => {
  editor.run(commands.tidy, {});
});
const travels = fc.constantFrom<Action>(
  (editor) => editor.undo(),
  (editor) => editor.redo(),
);

export const actions: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: placeNodes },
  { weight: 2, arbitrary: joinedPlaces },
  { weight: 2, arbitrary: placePatterns },
  { weight: 3, arbitrary: moves },
  { weight: 1, arbitrary: nudges },
  { weight: 3, arbitrary: connections },
  { weight: 2, arbitrary: reconnections },
  { weight: 1, arbitrary: removals },
  { weight: 2, arbitrary: copies },
  { weight: 1, arbitrary: insertions },
  { weight: 3, arbitrary: edits },
  { weight: 1, arbitrary: tidying },
  { weight: 1, arbitrary: arrangements },
  { weight: 2, arbitrary: texting },
  { weight: 1, arbitrary: framings },
  { weight: 1, arbitrary: waivers },
  { weight: 2, arbitrary: travels },
);
