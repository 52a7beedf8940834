import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { openable } from '../../app/openable';
import { catalog } from '../../catalog';
import { checkStructure, EMPTY_DESIGN, toStored, type Design } from '../../design';
import { createEditor, type Editor } from '../../editor';
import * as commands from '../../spec/commands';
import { openingDesign } from '../../templates/opening';
import { actions, type Action } from '../../testing/actions';
import { createSync, type Sync } from '.';
import { createNetwork, type Network } from './fakes';

/** More where somebody asks for it; a minute's worth otherwise. */
const RUNS = Number(process.env['LINTEL_RUNS'] ?? 120);

interface Tab {
  readonly name: string;
  readonly editor: Editor;
  readonly sync: Sync;
}

let time = 0;
const now = () => (time += 7);

function openTab(network: Network, name: string, design: Design, slot: number): Tab {
  const editor = createEditor({ catalog, id: 'd', design, slot: () => slot, now });
  editor.setFollower(commands.framesAfter);
  const sync = createSync({
    editor,
    since: { id: 'd', design },
    tab: name,
    now,
    openChannel: network.channelsOf(name),
    openable,
    onStranger: () => expect.unreachable(),
  });
  return { name, editor, sync };
}
const designOf = ({ editor }: Tab): Design => editor.store.getState().design;
const text = (tab: Tab): string => JSON.stringify(toStored(designOf(tab)));

interface Step {
  readonly tab: number;
  readonly does: 'act' | 'undo' | 'redo' | 'deliver' | 'reload';
  readonly action: Action;
  readonly count: number;
}
const step: fc.Arbitrary<Step> = fc.record({
  tab: fc.nat(2),
  does: fc.constantFrom('act', 'act', 'act', 'undo', 'redo', 'deliver', 'deliver', 'reload'),
  action: actions,
  count: fc.integer({ min: 1, max: 4 }),
});

/** The nodes that some tab has made or brought back last, and none has taken away since. */
function watchNodes(editor: Editor, alive: Map<string, boolean>): void {
  editor.store.subscribe(({ design, lastPatch, history }, before) => {
    if (design === before.design || history === before.history) return;
    for (const [id, { after }] of Object.entries(lastPatch?.nodes ?? {}))
      alive.set(id, after !== null && (alive.get(id) ?? true));
  });
}

test(
  'T1 T2 tabs that have heard each other hold the same sound design, and no node of any is lost',
  { timeout: 600_000 },
  () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.array(step, { minLength: 2, maxLength: 16 }),
        (isExample, steps) => {
          const network = createNetwork();
          const start = isExample ? openingDesign() : EMPTY_DESIGN;
          const names = ['a', 'b', 'c'];
          const tabs = names.map((name, slot) => openTab(network, name, start, slot));
          const alive = new Map<string, boolean>();
          for (const { editor } of tabs) watchNodes(editor, alive);
          for (const { tab: at, does, action, count } of steps) {
            const tab = tabs[at]!;
            const { editor } = tab;
            if (does === 'act') action(editor);
            if (does === 'undo') editor.undo();
            if (does === 'redo') editor.redo();
            const from = names[(at + count) % names.length]!;
            if (does === 'deliver')
              for (let each = 0; each < count; each += 1) network.deliver(from, tab.name);
            if (does === 'reload') {
              // What it had written is what it opens; what it had not heard, it asks for.
              tab.sync.close();
              tabs[at] = openTab(network, tab.name, designOf(tab), at);
              watchNodes(tabs[at].editor, alive);
            }
          }
          network.settle();
          expect(new Set(tabs.map(text)).size).toBe(1);
          const [first] = tabs;
          expect(checkStructure(designOf(first!))).toEqual([]);
          for (const [id, isAlive] of alive)
            if (isAlive) expect(Object.keys(designOf(first!).nodes)).toContain(id);
          for (const { sync } of tabs) sync.close();
        },
      ),
      { numRuns: RUNS },
    );
  },
);

/** The example, open in two tabs that have greeted each other. */
function twoTabs() {
  const network = createNetwork();
  const start = openingDesign();
  const a = openTab(network, 'a', start, 0);
  const b = openTab(network, 'b', start, 1);
  network.settle();
  const find = (label: string) =>
    Object.values(start.nodes).find((node) => node.label === label)!.id;
  const labelIn = (tab: Tab, node: string) => designOf(tab).nodes[node]?.label;
  return { network, a, b, find, labelIn };
}

describe('two tabs', () => {
  it('an edit in one appears in the other, and is not that one’s to undo', () => {
    const { network, a, b, find, labelIn } = twoTabs();
    const node = find('Web servers');
    a.editor.run(commands.setLabel, { node, label: 'Shop' });
    network.settle();
    expect(labelIn(b, node)).toBe('Shop');
    b.editor.undo();
    expect(labelIn(b, node)).toBe('Shop');
    a.editor.undo();
    network.settle();
    expect(labelIn(b, node)).toBe('Web servers');
  });

  it('of two edits of one record at once the later holds in both', () => {
    const { network, a, b, find, labelIn } = twoTabs();
    const node = find('Web servers');
    a.editor.run(commands.setLabel, { node, label: 'Earlier' });
    b.editor.run(commands.setLabel, { node, label: 'Later' });
    network.settle();
    expect([labelIn(a, node), labelIn(b, node)]).toEqual(['Later', 'Later']);
  });

  it('undo leaves alone what the other tab has changed since, and says so', () => {
    const { network, a, b, find, labelIn } = twoTabs();
    const node = find('Web servers');
    a.editor.run(commands.setLabel, { node, label: 'Mine' });
    network.settle();
    b.editor.run(commands.setLabel, { node, label: 'Theirs' });
    network.settle();
    a.editor.undo();
    expect(labelIn(a, node)).toBe('Theirs');
    expect(a.editor.store.getState().notice?.text).toContain('changed in another tab');
  });

  it('a container comes back for what the other tab has put into it meanwhile', () => {
    const { network, a, b, find } = twoTabs();
    const region = Object.values(designOf(a).nodes).find(({ kind }) => kind === 'region')!.id;
    const tier = designOf(a).nodes[find('Web servers')]!.parent;
    a.editor.run(commands.remove, { nodes: [region], edges: [] });
    const placed = b.editor.run(commands.placeNode, {
      kind: 'auto-scaling-group',
      over: tier,
      at: null,
    });
    expect(placed.ok).toBe(true);
    const [made = ''] = b.editor.store.getState().selection.nodes;
    network.settle();
    for (const tab of [a, b]) {
      const { nodes } = designOf(tab);
      expect(nodes[made]?.parent).toBe(tier);
      expect(Object.keys(nodes)).toContain(region);
    }
    expect(text(a)).toBe(text(b));
  });

  it('two nodes that are made at once are two, and no name is theirs both', () => {
    const { network, a, b } = twoTabs();
    const before = Object.keys(designOf(a).nodes).length;
    const node = { kind: 's3-bucket', over: null, at: null };
    for (const { editor } of [a, b]) expect(editor.run(commands.placeNode, node).ok).toBe(true);
    network.settle();
    const nodes = Object.values(designOf(a).nodes);
    expect(nodes).toHaveLength(before + 2);
    expect(new Set(nodes.map(({ slug }) => slug)).size).toBe(nodes.length);
    expect(text(a)).toBe(text(b));
  });

  it('who comes later gets what is not stored yet', () => {
    const { network, a, find, labelIn } = twoTabs();
    const node = find('Web servers');
    a.editor.run(commands.setLabel, { node, label: 'Not stored' });
    const late = openTab(network, 'late', openingDesign(), 2);
    network.settle();
    expect(labelIn(late, node)).toBe('Not stored');
  });

  it('what was done before the tab began to listen is told', () => {
    const { network, a, find, labelIn } = twoTabs();
    const node = find('Web servers');
    const design = openingDesign();
    const editor = createEditor({ catalog, id: 'd', design, slot: () => 2, now });
    editor.run(commands.setLabel, { node, label: 'Early bird' });
    createSync({
      editor,
      since: { id: 'd', design },
      tab: 'early',
      now,
      openChannel: network.channelsOf('early'),
      openable,
      onStranger: () => expect.unreachable(),
    });
    network.settle();
    expect(labelIn(a, node)).toBe('Early bird');
    expect(editor.store.getState().design.nodes[node]?.label).toBe('Early bird');
  });

  it('what this Lintel cannot open is not taken over', () => {
    const { network, a } = twoTabs();
    const before = text(a);
    let strangers = 0;
    const editor = createEditor({ catalog, id: 'd', design: openingDesign(), now });
    createSync({
      editor,
      since: { id: 'd', design: openingDesign() },
      tab: 'old',
      now,
      openChannel: network.channelsOf('old'),
      openable,
      onStranger: () => {
        strangers += 1;
      },
    });
    network.settle();
    const newer = network.channelsOf('newer')('d', () => {});
    const node = { id: 'n9000', kind: 'quantum', slug: 'q', label: '', parent: null, params: {} };
    newer.post({
      kind: 'edit',
      patch: { nodes: { n9000: { before: null, after: node } } },
      stamp: { time: now() + 1000, tab: 'z' },
    });
    newer.post({ kind: 'rumour' });
    newer.post('not even an object');
    expect(() => network.deliver('newer', 'old')).not.toThrow();
    expect(() => network.deliver('newer', 'old')).not.toThrow();
    expect(() => network.deliver('newer', 'old')).not.toThrow();
    expect(strangers).toBe(1);
    expect(JSON.stringify(toStored(editor.store.getState().design))).toBe(before);
  });
});
