import { describe, expect, test } from 'vitest';
import { EMPTY_DESIGN } from '../../design';
import { createEditor, type Editor } from '../../editor';
import { ok } from '../../kit/result';
import { setSetting } from '../../spec/commands';
import { designBeforeLastEdit } from './last-edit';

function session(): { editor: Editor; wait: (milliseconds: number) => void } {
  let clock = 0;
  const catalog = { kinds: new Map(), verbs: new Map(), patterns: [], categories: [] };
  const editor = createEditor({ id: 'd', catalog, design: EMPTY_DESIGN, now: () => clock });
  return { editor, wait: (milliseconds) => (clock += milliseconds) };
}
const setTitle = (editor: Editor, value: string) =>
  editor.run(setSetting, { name: 'title', value });
const titleBefore = ({ store }: Editor) =>
  designBeforeLastEdit(store.getState())?.settings['title'] ?? null;

describe('the design before the last edit', () => {
  test('is none before the first edit', () => {
    expect(designBeforeLastEdit(session().editor.store.getState())).toBeNull();
  });

  test('is the one before the whole burst of typing', () => {
    const { editor, wait } = session();
    setTitle(editor, 'Old');
    wait(5000);
    setTitle(editor, 'N');
    wait(100);
    setTitle(editor, 'New');
    expect(titleBefore(editor)).toBe('Old');
  });

  test('is the undone one after an undo, and again after a redo', () => {
    const { editor, wait } = session();
    setTitle(editor, 'A');
    wait(5000);
    setTitle(editor, 'B');
    wait(5000);
    setTitle(editor, 'C');
    editor.undo();
    expect(titleBefore(editor)).toBe('C');
    editor.undo();
    expect(titleBefore(editor)).toBe('B');
    editor.redo();
    expect(titleBefore(editor)).toBe('A');
    editor.redo();
    expect(titleBefore(editor)).toBe('B');
  });

  test('is the one before an edit that follows an undo', () => {
    const { editor, wait } = session();
    setTitle(editor, 'A');
    wait(5000);
    setTitle(editor, 'B');
    editor.undo();
    setTitle(editor, 'C');
    expect(titleBefore(editor)).toBe('A');
  });

  test('stays when a command changes nothing', () => {
    const { editor } = session();
    setTitle(editor, 'A');
    editor.runBound(() => ok({ label: 'Nothing', patch: {} }));
    expect(designBeforeLastEdit(editor.store.getState())).toEqual(EMPTY_DESIGN);
  });
});
