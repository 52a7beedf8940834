import { expect, test } from 'vitest';
import { catalog } from '../catalog';
import { buildDesign } from '../catalog/builder';
import { duplicate, nudge, remove } from '../spec/commands';
import { createEditor } from '.';

function open() {
  const design = buildDesign();
  const first = design.node('internet', { label: 'Users' });
  const second = design.node('internet', { label: 'Partners' });
  const editor = createEditor({ catalog, id: 'd', design: design.build(), now: () => Date.now() });
  const selected = () => editor.store.getState().selection.nodes;
  return { editor, first, second, selected };
}

test('what comes back by undo is selected as it was, and by redo as it was afterwards', () => {
  const { editor, first, second, selected } = open();
  editor.select([first, second]);
  editor.run(remove, { nodes: [first, second], edges: [] });
  expect(selected()).toEqual([]);
  editor.undo();
  expect(selected()).toEqual([first, second]);

  editor.run(duplicate, { nodes: [first, second] });
  const copies = selected();
  expect(copies).toHaveLength(2);
  editor.undo();
  expect(selected()).toEqual([first, second]);
  editor.select([]);
  editor.redo();
  expect(selected()).toEqual(copies);
});

test('who has something else in hand keeps it', () => {
  const { editor, first, second, selected } = open();
  editor.select([first]);
  editor.run(nudge, { nodes: [first], x: 8, y: 0 });
  editor.select([second]);
  editor.undo();
  expect(selected()).toEqual([second]);
});
