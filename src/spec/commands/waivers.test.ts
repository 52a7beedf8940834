import { describe, expect, test } from 'vitest';
import { catalog } from '../../catalog';
import { checkStructure } from '../../design';
import { createEditor } from '../../editor';
import { openingDesign } from '../../templates/opening';
import * as commands from '.';
import { waiverProblems } from '../waiver-draft';

const TODAY = '2026-06-01';
const draft = { reason: 'Agreed until launch.', owner: 'Platform', until: '2026-08-30' };

function open() {
  let now = 0;
  const editor = createEditor({
    catalog,
    id: 'd',
    design: openingDesign(),
    now: () => (now += 5000),
  });
  const waivers = () => Object.values(editor.store.getState().design.waivers);
  const [node] = editor.store.getState().model.nodes.filter(({ kind }) => kind === 'rds-instance');
  const about = { rule: 'ML-4', subject: node!.id, field: 'multiAz', today: TODAY };
  return { editor, waivers, about };
}

describe('accepting', () => {
  test('writes what was said, once; saying it anew changes it, and undo takes it back', () => {
    const { editor, waivers, about } = open();
    const plan = editor.run(commands.accept, { ...about, ...draft, owner: ' Platform ' });
    expect(plan).toMatchObject({ ok: true, value: { label: 'Accept ML-4 of App database' } });
    const { today: _today, ...subject } = about;
    expect(waivers()).toEqual([{ id: 'w1', ...subject, ...draft }]);
    editor.run(commands.accept, { ...about, ...draft, until: '2026-09-01' });
    expect(waivers()).toEqual([{ id: 'w1', ...subject, ...draft, until: '2026-09-01' }]);
    editor.undo();
    editor.undo();
    expect(waivers()).toEqual([]);
    editor.redo();
    expect(waivers()).toHaveLength(1);
  });

  test('is refused without a reason, an owner and a day, in words', () => {
    const { editor, waivers, about } = open();
    const run = (fields: Partial<typeof draft>) =>
      editor.run(commands.accept, { ...about, ...draft, ...fields });
    expect(run({ reason: 'because' })).toMatchObject({ ok: false });
    expect(run({ owner: ' ' })).toMatchObject({ ok: false });
    expect(run({ until: '' })).toMatchObject({ ok: false });
    expect(editor.run(commands.accept, { ...about, ...draft, subject: 'n999' })).toMatchObject({
      ok: false,
    });
    expect(waivers()).toEqual([]);
  });

  test('is of so much as was shown, and says that anew', () => {
    const { editor, waivers, about } = open();
    const extent = { severity: 'warning', subjects: [about.subject] } as const;
    editor.run(commands.accept, { ...about, ...draft, ...extent });
    expect(waivers()).toMatchObject([extent]);
    editor.run(commands.accept, { ...about, ...draft, ...extent, severity: 'error' });
    expect(waivers()).toMatchObject([{ ...extent, severity: 'error' }]);
    const lost = editor.run(commands.accept, { ...about, ...draft, subjects: ['n999'] });
    expect(lost).toMatchObject({ ok: false });
  });

  test('ends with a click, or with what it is about, and copies have none', () => {
    const { editor, waivers, about } = open();
    editor.run(commands.accept, { ...about, ...draft });
    editor.run(commands.duplicate, { nodes: [about.subject] });
    expect(waivers()).toHaveLength(1);
    editor.run(commands.withdraw, { waiver: 'w1' });
    expect(waivers()).toEqual([]);
    expect(editor.run(commands.withdraw, { waiver: 'w1' })).toMatchObject({ ok: false });
    editor.undo();
    editor.run(commands.remove, { nodes: [about.subject], edges: [] });
    expect(waivers()).toEqual([]);
    expect(checkStructure(editor.store.getState().design)).toEqual([]);
    editor.undo();
    expect(waivers()).toHaveLength(1);
  });
});

describe('what a person says', () => {
  const problems = (fields: Partial<typeof draft>) =>
    waiverProblems({ ...draft, ...fields }, TODAY);

  test.each([
    [{}, []],
    [{ until: TODAY }, []],
    [{ until: '2027-06-01' }, []],
    [{ reason: '試験環境のため' }, []],
    [{ until: '2027-06-02' }, ['until']],
    [{ until: '2026-05-31' }, ['until']],
    [{ until: '31.8.2026' }, ['until']],
    [{ until: '2026-02-30' }, ['until']],
    [{ reason: 'because' }, ['reason']],
    [{ reason: '      ' }, ['reason']],
    [{ reason: 'a b '.repeat(300) }, ['reason']],
    [{ owner: 'x'.repeat(201) }, ['owner']],
    [{ reason: '', owner: '', until: '' }, ['reason', 'owner', 'until']],
  ])('%j is wrong in %j', (fields, wrong) => {
    expect(Object.keys(problems(fields))).toEqual(wrong);
  });

  test('a problem is a sentence, and names the last day that could be chosen', () => {
    expect(problems({ until: '2029-01-01' }).until).toBe(
      'At most a year ahead, which is 2027-06-01.',
    );
  });
});
