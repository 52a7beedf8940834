import { expect, test } from 'vitest';
import { catalog } from '../../catalog';
import { createEditor } from '../../editor';
import * as commands from '../../spec/commands';
import { openingDesign } from '../../templates/opening';
import { editNewsOf } from './edit-news';

test('says each edit, and what is undone and redone, unless a notice does', () => {
  let now = 0;
  const design = openingDesign();
  const editor = createEditor({ id: 'd', catalog, design, now: () => (now += 5000) });
  const heard: string[] = [];
  editor.store.subscribe((state, before) => {
    const news = editNewsOf(state, before);
    if (news !== null) heard.push(news);
  });
  const nodes = Object.keys(design.nodes).slice(0, 2);
  editor.select(nodes);
  editor.run(commands.nudge, { nodes, x: 40, y: 0 });
  editor.run(commands.setLabel, { node: nodes[0]!, label: 'Customers' });
  expect(heard).toEqual(['Move 2 nodes.', 'Rename Users.']);
  editor.undo();
  editor.undo();
  editor.redo();
  expect(heard.slice(2)).toEqual([
    'Undone: Rename Users.',
    'Undone: Move 2 nodes.',
    'Redone: Move 2 nodes.',
  ]);
  editor.run(commands.nudge, { nodes: [], x: 1, y: 0 });
  editor.merge({ nodes: { [nodes[0]!]: { before: design.nodes[nodes[0]!]!, after: null } } });
  editor.replace(openingDesign(), 'Restore', 'It is as it was.');
  expect(heard).toHaveLength(5);
});
