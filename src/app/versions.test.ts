import { expect, test } from 'vitest';
import { catalog } from '../catalog';
import { EMPTY_DESIGN, type Design } from '../design';
import { createEditor } from '../editor';
import type { Library } from '../editor/persistence/library';
import { ok } from '../kit/result';
import { placeNode, remove, setLabel } from '../spec/commands';
import { openingDesign } from '../templates/opening';
import { keepVersions } from './versions';

const MINUTE = 60_000;

function open(design: Design) {
  let now = 0;
  const kept: (readonly [why: string, design: Design])[] = [];
  const library: Pick<Library, 'keepVersion'> = {
    keepVersion: async (_id, version, why) => {
      kept.push([why, version]);
      return ok(null);
    },
  };
  const editor = createEditor({ catalog, design, id: 'd', now: () => now });
  keepVersions(
    editor,
    async () => library as Library,
    () => now,
  );
  return {
    editor,
    kept,
    after: async (minutes: number, label: string) => {
      now += minutes * MINUTE;
      const [node] = Object.keys(editor.store.getState().design.nodes);
      editor.run(setLabel, { node: node!, label });
      await Promise.resolve().then(() => undefined);
    },
  };
}

test('a version is kept of what was opened, then every ten minutes of what was there before an edit', async () => {
  const opened = openingDesign();
  const { editor, kept, after } = open(opened);
  await after(1, 'One');
  await after(4, 'Two');
  await after(4, 'Three');
  expect(kept).toEqual([['As it was opened', opened]]);
  const { design } = editor.store.getState();
  await after(3, 'Four');
  await after(1, 'Five');
  expect(kept.slice(1)).toEqual([['While editing', design]]);
});

test('a version is kept before all is deleted, at any time, and none of an empty design', async () => {
  const { editor, kept, after } = open(EMPTY_DESIGN);
  editor.run(placeNode, { kind: 'internet', over: null, at: null });
  await after(1, 'Customers');
  expect(kept).toEqual([]);
  const { design } = editor.store.getState();
  editor.run(remove, { nodes: Object.keys(design.nodes), edges: [] });
  await Promise.resolve().then(() => undefined);
  expect(kept).toEqual([['Before everything was deleted', design]]);
});
