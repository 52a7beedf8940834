import { describe, expect, test } from 'vitest';
import { catalog } from '../../catalog';
import { checkStructure, EMPTY_DESIGN } from '../../design';
import { createEditor } from '../../editor';
import { checklist, rules } from '../../rules';
import { EXAMPLE_CONTEXT } from '../../rules/example-context';
import { openingDesign } from '../../templates/opening';
import { inspect } from '../../validation';
import { meets } from '../geometry';
import { remarksOf, textOf } from '../remarks';
import { comment, editComment, removeComment, LONGEST_COMMENT } from './comment';

function open(design = openingDesign()) {
  const editor = createEditor({ catalog, id: 'd', design, now: () => 0 });
  const state = () => editor.store.getState();
  const id = (label: string) => state().model.nodes.find((node) => node.label === label)!.id;
  const on = (about: string | null) => remarksOf(state().model).get(about)?.map(textOf) ?? [];
  return { editor, state, id, on };
}

describe('a comment', () => {
  test('about any node is one step, sound, and undone in one', () => {
    const { editor, state, on } = open();
    const before = state().design;
    for (const { id } of state().model.nodes) {
      expect(editor.run(comment, { about: id, text: ` About ${id} ` }).ok).toBe(true);
      expect(on(id)).toEqual([`About ${id}`]);
      expect(checkStructure(state().design)).toEqual([]);
      expect(state().history.past).toHaveLength(1);
      editor.undo();
      expect(state().design).toEqual(before);
    }
  });

  test('about the whole stands beside it, and one in a container is about that', () => {
    const { editor, id, on } = open();
    editor.run(comment, { about: null, text: 'Who pays?' });
    editor.run(comment, { about: id('Data tier'), text: 'Two zones do.' });
    expect(on(null)).toEqual(['Who pays?']);
    expect(on(id('Data tier'))).toEqual(['Two zones do.']);
  });

  test('covers nothing, however many there are and however long they are', () => {
    const { editor, state, id } = open();
    const subjects = [null, id('Data tier'), id('App database'), id('Users'), id('Public ALB')];
    for (const about of [...subjects, ...subjects])
      editor.run(comment, { about, text: 'A long sentence about it. '.repeat(9) });
    const { model, geometry } = state();
    for (const { id: one, parent } of model.nodes) {
      for (const other of model.children(parent)) {
        if (other.id === one) continue;
        const [a, b] = [geometry.absolute.get(one)!, geometry.absolute.get(other.id)!];
        expect(meets(a, b), `${model.get(one).label} and ${other.label}`).toBe(false);
      }
    }
  });

  test('changes nothing that is found', () => {
    const { editor, state, id } = open();
    const found = () =>
      inspect(state().model, rules, checklist, EXAMPLE_CONTEXT).findings.map((one) => one.id);
    const before = found();
    for (const about of [null, id('App database'), id('Data tier')])
      editor.run(comment, { about, text: 'Why?' });
    expect(found()).toEqual(before);
  });

  test('is changed and removed again, each as one step that leaves alone what is selected', () => {
    const { editor, state, id, on } = open();
    const about = id('App database');
    editor.run(comment, { about, text: 'Why?' });
    editor.select([about]);
    const [made] = remarksOf(state().model).get(about)!;
    expect(editor.run(editComment, { comment: made!.id, text: ' ' }).ok).toBe(false);
    editor.run(editComment, { comment: made!.id, text: 'Why not?' });
    expect(on(about)).toEqual(['Why not?']);
    editor.run(removeComment, { comment: made!.id });
    expect(on(about)).toEqual([]);
    expect(state().selection.nodes).toEqual([about]);
    editor.undo();
    editor.undo();
    expect(on(about)).toEqual(['Why?']);
  });

  test('says something, and no more than fits', () => {
    const { editor, state } = open(EMPTY_DESIGN);
    expect(editor.run(comment, { about: null, text: ' \n ' }).ok).toBe(false);
    const text = 'x'.repeat(LONGEST_COMMENT + 1);
    expect(editor.run(comment, { about: null, text }).ok).toBe(false);
    expect(state().design).toBe(EMPTY_DESIGN);
    expect(editor.run(comment, { about: null, text: text.slice(1) }).ok).toBe(true);
  });
});
