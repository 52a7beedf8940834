import { describe, expect, test } from 'vitest';
import { catalog } from '../../catalog';
import type { Design, History } from '../../design';
import { remove, setLabel } from '../../spec/commands';
import { openingDesign } from '../../templates/opening';
import { createEditor } from '..';
import { formatSteps, parseSteps } from './steps';

const open = (design: Design = openingDesign()) => {
  const editor = createEditor({ id: 'd', catalog, design, now: () => 0 });
  const { model } = editor.store.getState();
  const idOf = (slug: string) => model.nodes.find((node) => node.slug === slug)!.id;
  return { editor, idOf, now: () => editor.store.getState().design };
};
const soundly = () => true;

function worked() {
  const { editor, idOf, now } = open();
  const designs = [now()];
  editor.run(remove, { nodes: [idOf('cache')], edges: [] });
  designs.push(now());
  editor.run(setLabel, { node: idOf('web'), label: 'Pages' });
  designs.push(now());
  editor.run(setLabel, { node: idOf('api'), label: 'Calls' });
  editor.undo();
  return { designs, history: editor.store.getState().history };
}

describe('steps of a page that was loaded anew', () => {
  test('are taken back and taken again as before', () => {
    const { designs, history } = worked();
    const { editor, now, idOf } = open(designs[2]);
    editor.remember(parseSteps('d', formatSteps('d', history))!, soundly);
    editor.redo();
    expect(now().nodes[idOf('api')]?.label).toBe('Calls');
    editor.undo();
    editor.undo();
    expect(now()).toEqual(designs[1]);
    editor.undo();
    expect(now()).toEqual(designs[0]);
    expect(editor.store.getState().selection.nodes).toEqual([]);
    editor.redo();
    editor.redo();
    expect(now()).toEqual(designs[2]);
  });

  test('are older than what was done meanwhile, which they leave alone', () => {
    const { designs, history } = worked();
    const { editor, now, idOf } = open(designs[2]);
    editor.run(setLabel, { node: idOf('db'), label: 'Orders' });
    editor.remember(parseSteps('d', formatSteps('d', history))!, soundly);
    expect(editor.store.getState().history.future).toEqual([]);
    editor.undo();
    editor.undo();
    editor.undo();
    expect(now()).toEqual(designs[0]);
  });

  test('leave alone what has changed elsewhere since, and say so', () => {
    const { designs, history } = worked();
    const { editor, now, idOf } = open(designs[1]);
    editor.remember(parseSteps('d', formatSteps('d', history))!, soundly);
    editor.undo();
    expect(now().nodes[idOf('web')]?.label).toBe(designs[1]!.nodes[idOf('web')]?.label);
    expect(editor.store.getState().notice?.text).toContain('no longer as you left it');
  });

  test('do not lead into a design that was left before', () => {
    const { editor, idOf } = open();
    editor.run(setLabel, { node: idOf('web'), label: 'Pages' });
    editor.open('e', openingDesign(), 'Open another', '');
    editor.run(setLabel, { node: idOf('web'), label: 'Shop' });
    const { history } = editor.store.getState();
    expect(history.past).toHaveLength(3);
    const steps = parseSteps('e', formatSteps('e', history))!;
    expect(steps.past.map(({ label }) => label)).toEqual([history.past[2]!.label]);
    expect(parseSteps('d', formatSteps('e', history))).toBeNull();
  });

  test('that lead to no sound design are refused, and nothing changes', () => {
    const { designs, history } = worked();
    const { editor, now } = open(designs[2]);
    editor.remember(parseSteps('d', formatSteps('d', history))!, () => false);
    editor.undo();
    expect(now()).toEqual(designs[2]);
    expect(editor.store.getState().notice?.tone).toBe('refusal');
  });

  test('of any text are steps or nothing', () => {
    for (const text of [
      null,
      '',
      '[]',
      '{"id":"d"}',
      '{"id":"d","past":[{"label":1,"patch":{}}],"future":[]}',
      '{"id":"d","past":[{"label":"x","patch":{"__proto__":{},"nowhere":{}}}],"future":[]}',
      '{"id":"d","past":[{"label":"x","patch":{"nodes":{"n1":{"before":null}}}}],"future":[]}',
      `{"id":"d","past":[],"future":[],"more":"${'x'.repeat(1_000_001)}"}`,
    ])
      expect(parseSteps('d', text)).toBeNull();
  });

  test('are as many as there is room for, the last ones', () => {
    const { history } = worked();
    const long = 'x'.repeat(20_000);
    const many: History = {
      past: Array.from({ length: 400 }, (_, at) => ({
        ...history.past[0]!,
        label: `${at} ${long}`,
      })),
      future: [],
    };
    const text = formatSteps('d', many);
    expect(text.length).toBeLessThanOrEqual(1_000_000);
    const { past } = parseSteps('d', text)!;
    expect(past.length).toBeGreaterThan(10);
    expect(past.at(-1)!.label.startsWith('399 ')).toBe(true);
  });
});
