import { expect, test } from 'vitest';
import { catalog } from '../../catalog';
import { createEditor } from '../../editor';
import { openingDesign } from '../../templates/opening';
import { destinationsOf, dropInto, duplicate, move } from '.';

function open() {
  const editor = createEditor({ catalog, id: 'd', design: openingDesign(), now: () => 0 });
  const state = () => editor.store.getState();
  const id = (label: string) => state().model.nodes.find((node) => node.label === label)!.id;
  const labels = (...of: string[]) =>
    destinationsOf(state().model, of.map(id)).map((over) =>
      over === null ? null : state().model.get(over).label,
    );
  return { editor, state, id, labels };
}

test('a node may go where a drop would leave it, and not where it is', () => {
  const { labels } = open();
  expect(labels('API servers')).toEqual(['Public tier', 'Data tier']);
  expect(labels('Users')).toEqual([]);
});

test('what is beside comes before what is in another VPC', () => {
  const { editor, state, id, labels } = open();
  editor.run(duplicate, { nodes: [id('Production')] });
  const copy = state().model.children(state().selection.nodes[0]!)[0]!;
  const inside = state().model.children(copy.id)[0]!;
  const holders = destinationsOf(state().model, [inside.id]).map(
    (over) => state().model.get(over!).parent,
  );
  expect(holders).toHaveLength(5);
  expect(holders.slice(0, 2)).toEqual([copy.parent, copy.parent]);
  expect(labels('API servers').slice(0, 2)).toEqual(['Public tier', 'Data tier']);
});

test('several may go where all of them may', () => {
  const { labels } = open();
  expect(labels('API servers', 'App database')).toEqual([
    'Public tier',
    'Application tier',
    'Data tier',
  ]);
  expect(labels('API servers', 'Users')).toEqual([]);
});

test('a container goes neither into itself nor into what it holds', () => {
  const { labels } = open();
  expect(labels('Region')).toEqual([]);
  expect(labels('Production')).toEqual([]);
});

test('each is a move that is not refused, ends there, covers nothing and is undone in one step', () => {
  const { editor, state, id } = open();
  const before = state().design;
  for (const label of ['API servers', 'App database', 'Public ALB']) {
    for (const over of destinationsOf(state().model, [id(label)])) {
      expect(editor.run(move, dropInto(state().model, [id(label)], over)).ok).toBe(true);
      expect(state().model.get(id(label)).parent).toBe(over);
      const rect = state().geometry.absolute.get(id(label))!;
      const meets = state()
        .model.children(over)
        .filter((other) => {
          const one = state().geometry.absolute.get(other.id)!;
          return (
            other.id !== id(label) &&
            Math.abs(one.x - rect.x) < one.width &&
            Math.abs(one.y - rect.y) < one.height
          );
        });
      expect(meets).toEqual([]);
      editor.undo();
      expect(state().design).toEqual(before);
    }
  }
});
