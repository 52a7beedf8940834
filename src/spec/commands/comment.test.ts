import { describe, expect, test } from 'vitest';
import { catalog } from '../../catalog';
import { checkStructure, EMPTY_DESIGN, parseDesign, toStored } from '../../design';
import { createEditor } from '../../editor';
import { checklist, rules } from '../../rules';
import { EXAMPLE_CONTEXT } from '../../rules/example-context';
import { openingDesign } from '../../templates/opening';
import { inspect } from '../../validation';
import { isText, meets } from '../geometry';
import type { ModelNode } from '../model';
import { remarksOf, takesRemarks, textOf } from '../remarks';
import { connect, frameNodes, joinableTo, placeNode, remove, targetsOf } from '.';
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
    const tooLong = 'x'.repeat(LONGEST_COMMENT + 1);
    expect(editor.run(editComment, { comment: made!.id, text: tooLong }).ok).toBe(false);
    editor.run(editComment, { comment: made!.id, text: 'Why not?' });
    expect(on(about)).toEqual(['Why not?']);
    editor.run(removeComment, { comment: made!.id, about });
    expect(on(about)).toEqual([]);
    expect(state().selection.nodes).toEqual([about]);
    editor.undo();
    editor.undo();
    expect(on(about)).toEqual(['Why?']);
  });

  test('taken from one of several stays with the others, and is deleted with the last', () => {
    const { editor, state, id, on } = open();
    const [one, other] = [id('App database'), id('Users')];
    editor.run(comment, { about: one, text: 'Why?' });
    const [made] = remarksOf(state().model).get(one)!;
    editor.run(connect, { from: made!.id, to: other });
    editor.run(removeComment, { comment: made!.id, about: one });
    expect(on(one)).toEqual([]);
    expect(on(other)).toEqual(['Why?']);
    expect(state().history.past.at(-1)!.label).toBe('Take a comment from App database');
    expect(state().notice?.text).toBe('Comment taken from App database. It stays on Users.');
    editor.undo();
    expect(on(one)).toEqual(['Why?']);
    editor.redo();
    editor.run(removeComment, { comment: made!.id, about: other });
    expect(state().model.find(made!.id)).toBeUndefined();
  });

  test('is none on a frame, which has its caption, nor on a text', () => {
    const { editor, state, id } = open();
    editor.run(frameNodes, { nodes: [id('Users')] });
    editor.run(comment, { about: null, text: 'Who pays?' });
    const isNone = (node: ModelNode) => !takesRemarks(node.spec);
    const subjects = state().model.nodes.filter(isNone);
    expect(subjects).toHaveLength(2);
    const before = state().design;
    for (const { id: about } of subjects)
      expect(editor.run(comment, { about, text: 'Why?' }).ok).toBe(false);
    expect(state().design).toBe(before);
  });

  test('a note and a decision join no frame, and what an old link has there is told and taken away', () => {
    const { editor, state, id } = open();
    editor.run(frameNodes, { nodes: [id('Users')] });
    editor.run(comment, { about: null, text: 'Who pays?' });
    editor.run(placeNode, { kind: 'decision', over: null, at: null });
    const drawn = state().model.nodes.find(({ spec }) => spec.isFrame)!;
    const remarks = state().model.nodes.filter(
      ({ spec }) => isText(spec) || spec.can.includes('decision'),
    );
    expect(remarks).toHaveLength(2);
    for (const { id: from } of remarks) {
      const joined = editor.run(connect, { from, to: drawn.id });
      expect(joined.ok ? '' : joined.error.reason).toContain('caption');
      expect(targetsOf(state().model, from).map(({ to }) => to)).not.toContain(drawn.id);
      expect(joinableTo(state().model, from).some(({ spec }) => spec.isFrame)).toBe(false);
    }
    const { design } = state();
    const old = { id: 'e999', verb: 'concerns', from: remarks[0]!.id, to: drawn.id, params: {} };
    const read = parseDesign(toStored({ ...design, edges: { ...design.edges, [old.id]: old } }));
    if (!read.ok) throw new Error(read.error);
    expect(Object.keys(read.value.nodes)).toEqual(Object.keys(design.nodes));
    const again = open(read.value);
    const told = () =>
      inspect(again.state().model, rules, checklist, EXAMPLE_CONTEXT).findings.filter(
        ({ rule }) => rule.id === 'IS-2',
      );
    expect(told()).toHaveLength(1);
    expect(told()[0]!.evidence).toContain('does not join');
    again.editor.run(remove, { nodes: [], edges: told()[0]!.edges ?? [] });
    expect(told()).toEqual([]);
  });

  test('about what a foreign file has put into a card lies beside the card', () => {
    const design = openingDesign();
    const nodes = Object.values(design.nodes);
    const inner = nodes.find(({ label }) => label === 'Users')!;
    const card = nodes.find(({ label }) => label === 'App database')!;
    const { editor, state, on } = open({
      ...design,
      nodes: { ...design.nodes, [inner.id]: { ...inner, parent: card.id } },
    });
    expect(editor.run(comment, { about: inner.id, text: 'Why?' }).ok).toBe(true);
    expect(on(inner.id)).toEqual(['Why?']);
    const [made] = remarksOf(state().model).get(inner.id)!;
    expect(made!.parent).toBe(card.parent);
    expect(state().geometry.rects.has(made!.id)).toBe(true);
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
