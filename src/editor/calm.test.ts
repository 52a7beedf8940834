import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { catalog } from '../catalog';
import { buildDesign } from '../catalog/builder';
import { checklist, rules } from '../rules';
import { EXAMPLE_CONTEXT } from '../rules/example-context';
import { setParam, setSetting } from '../spec/commands';
import { inspect } from '../validation';
import { createEditor } from '.';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open() {
  const design = buildDesign();
  const region = design.node('region', { label: 'Region' });
  const vpc = design.node('vpc', { label: 'VPC', parent: region });
  const editor = createEditor({ catalog, id: 'd', design: design.build(), now: () => Date.now() });
  editor.setInspector((model) => inspect(model, rules, checklist, EXAMPLE_CONTEXT));
  const about = (name: string) =>
    editor.store.getState().shown.findings.some(({ field }) => field?.name === name);
  const project = (value: string) => editor.run(setSetting, { name: 'project', value });
  return { editor, vpc, about, project };
}

test('what is found while somebody types is shown when they pause, and is known at once', () => {
  const { editor, about, project } = open();
  project('s');
  expect(about('project')).toBe(false);
  expect(editor.store.getState().inspection.findings[0]?.field?.name).toBe('project');
  vi.advanceTimersByTime(900);
  project('sh');
  vi.advanceTimersByTime(900);
  expect(about('project')).toBe(false);
  vi.advanceTimersByTime(100);
  expect(about('project')).toBe(true);
  project('shop');
  expect(about('project')).toBe(true);
  vi.advanceTimersByTime(1000);
  expect(about('project')).toBe(false);
});

test('the count beside a field does not go up and down while somebody types a number slowly', () => {
  const { editor, vpc } = open();
  const counts: number[] = [];
  const count = () => {
    const { error, warning, info } = editor.store.getState().shown.counts;
    counts.push(error + warning + info);
  };
  count();
  editor.store.subscribe(count);
  for (const cidr of ['10.0.0.0/', '10.0.0.0/1', '10.0.0.0/16']) {
    editor.run(setParam, { node: vpc, name: 'cidr', value: cidr });
    expect(editor.store.getState().inspection.counts.error > 0).toBe(cidr !== '10.0.0.0/16');
    vi.advanceTimersByTime(900);
  }
  vi.advanceTimersByTime(1000);
  expect(new Set(counts).size).toBe(1);
});

test('another edit, undo, a selection, and whoever acts on it, show what is found', () => {
  const { editor, vpc, about, project } = open();
  project('s');
  editor.run(setParam, { node: vpc, name: 'nat', value: 'single' });
  expect(about('project')).toBe(true);
  editor.undo();
  editor.undo();
  expect(about('project')).toBe(false);
  project('s');
  editor.select([vpc]);
  expect(about('project')).toBe(true);
  project('shop');
  editor.settle();
  expect(about('project')).toBe(false);
  const { shown } = editor.store.getState();
  vi.advanceTimersByTime(2000);
  expect(editor.store.getState().shown).toBe(shown);
});
