import { describe, expect, test } from 'vitest';
import { EMPTY_DESIGN } from '../../design';
import { createEditor } from '../../editor';
import { setSetting } from '../../spec/commands';
import { codeFile } from '../../testing/code-file';
import type { CodeExporter } from './exporters-context';
import { currentCode } from './follow-code';

function session() {
  let clock = 0;
  const catalog = { kinds: new Map(), verbs: new Map(), patterns: [], categories: [] };
  const now = () => (clock += 5000);
  const editor = createEditor({ catalog, id: 'd', design: EMPTY_DESIGN, now });
  let runs = 0;
  const exporter: CodeExporter = {
    id: 'test',
    title: 'Test',
    run: ({ settings }) => {
      runs += 1;
      if (settings.title === 'throw') throw new Error('No such zone.');
      const text = `# ${settings.title}\nname = "${settings.project}"\n`;
      const files = [
        codeFile('main.tf', text),
        codeFile('design.lintel.json', JSON.stringify(settings)),
      ];
      const leftOut = settings.title === 'A' ? [] : [{ node: 'n1', name: 'db', why: 'A bug.' }];
      return { files, leftOut };
    },
  };
  return {
    set: (name: string, value: string) => editor.run(setSetting, { name, value }),
    code: () => currentCode(editor, exporter),
    editor,
    runs: () => runs,
  };
}

describe('the code of a design', () => {
  test('has no marks before the first edit', () => {
    expect(session().code()).toMatchObject({ ok: true, changes: new Map() });
  });

  test('marks what the last edit changed, even if it was never seen before', () => {
    const { set, code } = session();
    set('project', 'shop');
    set('title', 'Shop');
    const shown = code();
    expect(shown.ok && [...shown.changes]).toEqual([
      ['main.tf', [{ change: 'changed', from: 1, to: 1 }]],
    ]);
  });

  test('has no marks of a design that took the place of another', () => {
    const { set, code, editor } = session();
    set('project', 'shop');
    const settings = { ...EMPTY_DESIGN.settings, project: 'other' };
    editor.replace({ ...EMPTY_DESIGN, settings }, 'Open', 'Opened.');
    expect(code()).toMatchObject({ ok: true, changes: new Map() });
    set('title', 'Other');
    const shown = code();
    expect(shown.ok && [...shown.changes.keys()]).toEqual(['main.tf']);
  });

  test('is written once for each design', () => {
    const { set, code, runs } = session();
    set('title', 'A');
    code();
    code();
    const before = runs();
    set('title', 'B');
    code();
    expect(runs()).toBe(before + 1);
  });

  test('says what is left out of it', () => {
    const { set, code } = session();
    set('title', 'A');
    expect(code()).toMatchObject({ ok: true, leftOut: [] });
    set('title', 'B');
    expect(code()).toMatchObject({ leftOut: [{ node: 'n1', name: 'db', why: 'A bug.' }] });
  });

  test('is a problem while the exporter throws, and comes back with an undo', () => {
    const { set, code, editor } = session();
    set('title', 'throw');
    expect(code()).toEqual({ ok: false, problem: 'No such zone.' });
    editor.undo();
    expect(code()).toMatchObject({ ok: true, changes: new Map() });
  });
});
