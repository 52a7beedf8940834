import { describe, expect, test } from 'vitest';
import { catalog } from '../../catalog';
import { checkStructure, EMPTY_DESIGN, type Design } from '../../design';
import { createEditor, type Editor } from '../../editor';
import { openingDesign } from '../../templates/opening';
import type { Pattern } from '../catalog';
import { meets, type Point } from '../geometry/measures';
import type { Model } from '../model';
import * as commands from '.';

function open(design: Design = openingDesign(), kinds = catalog) {
  let now = 0;
  const editor = createEditor({ id: 'd', catalog: kinds, design, now: () => (now += 5000) });
  const state = () => editor.store.getState();
  const id = (slug: string): string => {
    const node = state().model.nodes.find((one) => one.slug === slug);
    if (!node) throw new Error(`No node ${slug}.`);
    return node.id;
  };
  const rect = (slug: string) => state().geometry.absolute.get(id(slug))!;
  const node = (slug: string) => state().model.get(id(slug));
  return { editor, state, id, rect, node };
}

const reasonOf = (result: ReturnType<Editor['run']>): string | null =>
  result.ok ? null : result.error.reason;

describe('placing', () => {
  test('a drop on the empty canvas creates what is missing, in one step, and says so', () => {
    const { editor, state, node, rect } = open(EMPTY_DESIGN);
    editor.run(commands.placeNode, { kind: 'rds-instance', over: null, at: { x: 400, y: 304 } });
    expect(state().model.nodes.map((one) => one.kind)).toEqual([
      'region',
      'vpc',
      'tier',
      'rds-instance',
    ]);
    expect(node('data-tier').params.role).toBe('data');
    expect(state().notice?.text).toBe('Also created a region, a VPC and a data tier.');
    expect(Math.abs(rect('db').x - 400) + Math.abs(rect('db').y - 304)).toBeLessThanOrEqual(8);
    editor.undo();
    expect(state().model.nodes).toEqual([]);
  });

  test('what stands outside every region is added above them, beside what is there', () => {
    const { editor, state, rect } = open();
    for (let count = 0; count < 4; count += 1) {
      editor.run(commands.placeNode, { kind: 'route53-record', over: null, at: null });
    }
    const onCanvas = state().model.children(null);
    const region = rect('region');
    const leaves = onCanvas.filter((one) => !one.spec.container).map((one) => rect(one.slug));
    expect(leaves).toHaveLength(6);
    for (const leaf of leaves) expect(leaf.y + leaf.height).toBeLessThan(region.y);
    for (const [index, one] of leaves.entries())
      for (const other of leaves.slice(index + 1)) expect(meets(one, other)).toBe(false);
  });

  test('on a VPC a node goes to its home tier; on a tier it stays, even if that is a mistake', () => {
    const { editor, state, id, node } = open();
    editor.run(commands.placeNode, {
      kind: 'elasticache',
      over: id('vpc'),
      at: { x: 200, y: 200 },
    });
    expect(node('cache-2').parent).toBe(id('data-tier'));
    editor.run(commands.placeNode, {
      kind: 'rds-instance',
      over: id('public-tier'),
      at: { x: 200, y: 300 },
    });
    expect(node('db-2').parent).toBe(id('public-tier'));
    expect(state().selection.nodes).toEqual([id('db-2')]);
  });

  test('on another card it gives way, as little as can be; a note stays where it is put', () => {
    const { editor, id, node, rect } = open();
    const drop = (kind: string, at: Point) =>
      editor.run(commands.placeNode, { kind, over: id('data-tier'), at });
    const cache = rect('cache');
    drop('elasticache', { x: cache.x + 48, y: cache.y + 16 });
    const made = rect('cache-2');
    expect(node('cache-2').parent).toBe(id('data-tier'));
    for (const card of ['cache', 'proxy', 'db']) expect(meets(rect(card), made), card).toBe(false);
    expect(Math.abs(made.x - cache.x) + Math.abs(made.y - cache.y)).toBeLessThan(260);
    const free = { x: cache.x - 232, y: cache.y + 8 };
    editor.undo();
    drop('elasticache', free);
    expect(Math.abs(rect('cache-2').x - free.x)).toBeLessThanOrEqual(8);
    drop('note', { x: cache.x, y: cache.y });
    expect(meets(rect('note'), rect('cache'))).toBe(true);
  });

  test('what is moved onto another card gives way as well; several keep their places', () => {
    const { editor, state, id, rect } = open();
    const { x, y } = rect('cache');
    const at = { x: x + 48, y: y + 16 };
    const onto = (slug: string) => ({ node: id(slug), at });
    editor.run(commands.move, { moves: [onto('db')], over: id('data-tier') });
    expect(meets(rect('db'), rect('cache'))).toBe(false);
    expect(Math.abs(rect('db').x - at.x) + Math.abs(rect('db').y - at.y)).toBeLessThan(260);
    editor.undo();
    editor.run(commands.copyTo, { moves: [onto('db')], over: id('data-tier') });
    const copy = state().geometry.absolute.get(state().selection.nodes[0]!)!;
    expect(meets(copy, rect('cache'))).toBe(false);
    editor.undo();
    const moves = [onto('db'), { node: id('proxy'), at: { x: at.x - 296, y: at.y } }];
    editor.run(commands.move, { moves, over: id('data-tier') });
    expect(rect('db').x - rect('proxy').x).toBe(296);
    expect(meets(rect('db'), rect('cache'))).toBe(true);
  });

  test('several that are moved into another container keep to each other', () => {
    const { editor, id, rect } = open();
    editor.run(commands.placeNode, { kind: 'lambda-function', over: id('region'), at: null });
    editor.run(commands.duplicate, { nodes: [id('function')] });
    const cache = rect('cache');
    const moves = ['function', 'function-2'].map((slug, index) => ({
      node: id(slug),
      at: { x: cache.x + 24 + index * 296, y: cache.y + 16 },
    }));
    editor.run(commands.move, { moves, over: id('data-tier') });
    const [one, other] = [rect('function'), rect('function-2')];
    expect([other.x - one.x, other.y - one.y]).toEqual([296, 0]);
  });

  test('copies land where a drag lets them go, and the originals stay', () => {
    const { editor, state, id, node, rect } = open();
    const before = state().design;
    const [db, replica] = [rect('db'), rect('db-replica')];
    const by = { x: 24, y: 160 };
    const moves = [
      { node: id('db'), at: { x: db.x + by.x, y: db.y + by.y } },
      { node: id('db-replica'), at: { x: replica.x + by.x, y: replica.y + by.y } },
    ];
    editor.run(commands.copyTo, { moves, over: id('data-tier') });
    for (const slug of Object.values(before.nodes).map((one) => one.slug))
      expect(node(slug)).toMatchObject({ id: id(slug) });
    expect(Object.keys(state().design.nodes)).toHaveLength(Object.keys(before.nodes).length + 2);
    const copies = state().selection.nodes;
    expect(copies).toHaveLength(2);
    const at = (one: string) => state().geometry.absolute.get(one)!;
    expect(at(copies[1]!).x - at(copies[0]!).x).toBe(replica.x - db.x);
    expect(at(copies[0]!).y - rect('db').y).toBe(by.y);
    // The connection among them is copied, those to others are not.
    expect(
      state()
        .model.edgesFrom(copies[0]!)
        .map(({ to }) => to),
    ).toEqual([copies[1]]);

    editor.undo();
    expect(state().design).toEqual(before);
    const refused = { moves: [{ node: id('data-tier'), at: { x: 0, y: 0 } }], over: id('vpc') };
    expect(reasonOf(editor.run(commands.copyTo, refused))).toBe(
      'Production has "Data tier" already.',
    );
    const outside = { moves: [{ node: id('db'), at: { x: -900, y: 0 } }], over: null };
    expect(reasonOf(editor.run(commands.copyTo, outside))).toBe(
      'RDS database needs a tier. Drop it on Data tier.',
    );
    expect(state().design).toEqual(before);
  });

  test('a copy lands as its original would: it covers nothing, and brings what it needs', () => {
    const { editor, state, id, rect, node } = open();
    const cards = ['db', 'cache', 'proxy', 'web', 'api', 'alb'];
    for (const slug of cards)
      for (const tier of ['public-tier', 'app-tier', 'data-tier']) {
        const other = state().model.children(id(tier))[0]!;
        const at = { x: rect(other.slug).x + 16, y: rect(other.slug).y + 8 };
        const ran = editor.run(commands.copyTo, {
          moves: [{ node: id(slug), at }],
          over: id(tier),
        });
        expect(ran.ok && ran.value.label).toBe(`Duplicate ${node(slug).label}`);
        const [made] = state().selection.nodes;
        const { absolute } = state().geometry;
        const covered = state().model.nodes.filter(
          (one) =>
            !one.spec.container &&
            one.id !== made &&
            meets(absolute.get(one.id)!, absolute.get(made!)!),
        );
        expect(
          covered.map((one) => one.slug),
          `${slug} onto ${tier}`,
        ).toEqual([]);
        editor.undo();
      }
    editor.run(commands.placeNode, { kind: 'region', over: null, at: { x: 2400, y: 0 } });
    const [other] = state().selection.nodes;
    const at = { x: 2500, y: 100 };
    editor.run(commands.copyTo, { moves: [{ node: id('db'), at }], over: other! });
    expect(state().notice?.text).toBe('Also created a VPC and a data tier.');
    // A tier may be copied into a VPC that has none like it.
    const vpc = state().model.children(other!)[0]!.id;
    editor.run(commands.copyTo, { moves: [{ node: id('app-tier'), at }], over: vpc });
    expect(state().model.get(state().selection.nodes[0]!).parent).toBe(vpc);
    expect(state().model.children(state().selection.nodes[0]!)).toHaveLength(2);
  });

  test('a copy beside an original at the end of the canvas is still on it', () => {
    const { editor, state, id } = open();
    editor.run(commands.move, { moves: [{ node: id('users'), at: { x: 1e6, y: 0 } }], over: null });
    editor.run(commands.duplicate, { nodes: [id('users')] });
    expect(state().selection.nodes[0]).not.toBe(id('users'));
    expect(checkStructure(state().design)).toEqual([]);
  });

  test('what is pasted where somebody points lands there, in what takes it there', () => {
    const { editor, state, id, rect } = open();
    const at = { x: rect('app-tier').x + 340, y: rect('app-tier').y + 200 };
    const one = commands.copyFragment(state().model, [id('cache')]);
    editor.run(commands.pasteAt, { fragment: one, at, over: id('app-tier') });
    const copy = state().model.get(state().selection.nodes[0]!);
    expect(copy.parent).toBe(id('app-tier'));
    const placed = state().geometry.absolute.get(copy.id)!;
    expect(Math.abs(placed.x - at.x) + Math.abs(placed.y - at.y)).toBeLessThanOrEqual(8);
    editor.undo();

    const both = commands.copyFragment(state().model, [id('api'), id('web')]);
    const onThem = { x: rect('api').x + 24, y: rect('api').y + 24 };
    expect(
      reasonOf(editor.plan(commands.pasteAt, { fragment: both, at: onThem, over: id('app-tier') })),
    ).toBe('There is no room for all of it here.');
    const below = { x: rect('api').x, y: rect('api').y + 160 };
    editor.run(commands.pasteAt, { fragment: both, at: below, over: id('app-tier') });
    const [web, api] = state().selection.nodes.map((made) => state().geometry.absolute.get(made)!);
    expect(web!.x - api!.x).toBe(rect('web').x - rect('api').x);
    editor.undo();

    // Beside their originals they cover nothing either, however often.
    for (let time = 0; time < 3; time += 1) {
      editor.run(commands.paste, { fragment: both, shift: 'beside', over: null });
      const { absolute } = state().geometry;
      const shown = state().model.nodes.filter((each) => !each.spec.container);
      const pairs = shown.flatMap((a, index) =>
        shown.slice(index + 1).map((b) => [a.id, b.id] as const),
      );
      expect(pairs.filter(([a, b]) => meets(absolute.get(a)!, absolute.get(b)!))).toEqual([]);
    }

    // A frame does not lie on its copy.
    editor.run(commands.frameNodes, { nodes: [id('db')] });
    const framed = commands.copyFragment(state().model, state().selection.nodes);
    for (let time = 0; time < 3; time += 1)
      editor.run(commands.paste, { fragment: framed, shift: 'beside', over: null });
    const frames = [...state().geometry.frames.values()].map(({ x, y }) => `${x} ${y}`);
    expect(new Set(frames).size).toBe(4);
  });

  test('where it has no place the reason names one that it has', () => {
    const { editor, id } = open();
    const at = { x: 0, y: 0 };
    expect(reasonOf(editor.run(commands.placeNode, { kind: 'rds-instance', over: null, at }))).toBe(
      'RDS database needs a tier. Drop it on Data tier.',
    );
    expect(
      reasonOf(editor.run(commands.placeNode, { kind: 'internet', over: id('app-tier'), at })),
    ).toBe('Internet users stands outside every region. Drop it on the open canvas.');
    expect(
      reasonOf(
        editor.run(commands.placeNode, { kind: 'tier', preset: 'data', over: id('vpc'), at }),
      ),
    ).toBe('Production has "Data tier" already.');
  });

  test('a pattern arrives wired, where it is dropped and where it covers nothing', () => {
    const { editor, state, id, rect, node } = open();
    const at = { x: rect('app-tier').x + 320, y: rect('app-tier').y + 48 };
    editor.run(commands.placePattern, { pattern: 'load-balanced-group', over: id('app-tier'), at });
    const [group] = state().model.children(id('app-tier')).toReversed();
    const placed = state().geometry.absolute.get(group!.id)!;
    expect(Math.abs(placed.x - at.x) + Math.abs(placed.y - at.y)).toBeLessThanOrEqual(8);
    const balancer = node('alb-2');
    expect(balancer.parent).toBe(id('public-tier'));
    expect(
      state()
        .model.edgesFrom(balancer.id)
        .map((edge) => edge.to),
    ).toContain(group!.id);
    const others = state()
      .model.children(id('public-tier'))
      .filter((one) => one.id !== balancer.id);
    for (const other of others) {
      expect(
        Math.abs(rect('alb-2').x - state().geometry.absolute.get(other.id)!.x),
      ).toBeGreaterThan(200);
    }
  });
});

describe('a pattern of regional and global nodes', () => {
  const regional: Pattern = {
    id: 'pair',
    title: 'Pair',
    summary: '',
    keywords: [],
    icon: '',
    nodes: [
      { key: 'users', kind: 'internet', column: 0, row: 0 },
      { key: 'first', kind: 's3-bucket', column: 0, row: 0 },
      { key: 'second', kind: 's3-bucket', column: 1, row: 0 },
    ],
    edges: [],
    attach: [],
  };
  const kinds = { ...catalog, patterns: [regional] };
  const parents = (model: Model) =>
    model.nodes.map((one) => [one.kind, one.parent && model.get(one.parent).kind]);

  test('brings the region that is missing, and no VPC', () => {
    const { editor, state, rect } = open(EMPTY_DESIGN, kinds);
    const at = { x: 400, y: 304 };
    editor.run(commands.placePattern, { pattern: 'pair', over: null, at });
    expect(parents(state().model)).toEqual([
      ['region', null],
      ['internet', null],
      ['s3-bucket', 'region'],
      ['s3-bucket', 'region'],
    ]);
    expect(Math.abs(rect('files').x - at.x) + Math.abs(rect('files').y - at.y)).toBeLessThan(16);
    expect(meets(rect('files'), rect('files-2'))).toBe(false);
    expect(meets(rect('users'), rect('region'))).toBe(false);
  });

  test('lands in the region that it is dropped on, beside what stands there', () => {
    const { editor, state, id, rect } = open(openingDesign(), kinds);
    const { x, y, height } = rect('region');
    const at = { x: x + 64, y: y + height - 32 };
    editor.run(commands.placePattern, { pattern: 'pair', over: id('region'), at });
    expect(state().model.get(id('files')).parent).toBe(id('region'));
    expect(meets(rect('files'), rect('vpc'))).toBe(false);
    expect(meets(rect('files'), rect('files-2'))).toBe(false);
    expect(meets(rect('files-2'), rect('vpc'))).toBe(false);
  });
});

describe('inserting a whole design', () => {
  test('puts it beside what is there, in one step, with names of its own and the settings kept', () => {
    const { editor, state, id, rect } = open();
    editor.run(commands.setSetting, { name: 'title', value: 'Mine' });
    const before = state().design;
    const design = openingDesign();
    editor.run(commands.insert, { design, title: 'Three tiers', at: null });
    expect(state().model.nodes).toHaveLength(28);
    expect(state().model.edges).toHaveLength(18);
    expect(state().model.settings.title).toBe('Mine');
    expect(new Set(state().model.nodes.map((one) => one.slug)).size).toBe(28);
    expect(meets(rect('region'), rect('region-2'))).toBe(false);
    expect(rect('users-2').x - rect('users').x).toBe(rect('region-2').x - rect('region').x);
    expect(state().selection.nodes).toContain(id('region-2'));
    editor.undo();
    expect(state().design).toEqual(before);
  });

  test('lands where it is dropped', () => {
    const { editor, rect } = open();
    const at = { x: -2400, y: 320 };
    editor.run(commands.insert, { design: openingDesign(), title: 'Three tiers', at });
    const { x, y } = rect('users-2');
    expect({ x, y }).toEqual(at);
  });

  test('an empty one says so', () => {
    const { editor } = open();
    const args = { design: EMPTY_DESIGN, title: 'Nothing', at: null };
    expect(reasonOf(editor.run(commands.insert, args))).toBe('“Nothing” is empty.');
  });
});

describe('moving', () => {
  test('within a container only the layout changes', () => {
    const { editor, state, id, rect } = open();
    const { nodes, edges } = state().design;
    const at = { x: rect('db').x + 64, y: rect('db').y };
    editor.run(commands.move, { moves: [{ node: id('db'), at }], over: id('data-tier') });
    expect(rect('db').x).toBe(at.x);
    expect(state().design.nodes).toBe(nodes);
    expect(state().design.edges).toBe(edges);
  });

  test('into another tier, and not out of every tier', () => {
    const { editor, id, node } = open();
    const moves = [{ node: id('db'), at: { x: 100, y: 100 } }];
    editor.run(commands.move, { moves, over: id('public-tier') });
    expect(node('db').parent).toBe(id('public-tier'));
    expect(reasonOf(editor.run(commands.move, { moves, over: null }))).toContain('needs a tier');
    expect(node('db').parent).toBe(id('public-tier'));
  });

  test('what a moved container holds goes along once, however deep it lies', () => {
    const { editor, id, rect } = open();
    const before = { region: rect('region'), db: rect('db') };
    const moves = ['region', 'db'].map((slug) => {
      const { x, y } = rect(slug);
      return { node: id(slug), at: { x: x + 80, y: y + 40 } };
    });
    editor.run(commands.move, { moves, over: 'keep' });
    expect(rect('region')).toMatchObject({ x: before.region.x + 80, y: before.region.y + 40 });
    expect(rect('db')).toMatchObject({ x: before.db.x + 80, y: before.db.y + 40 });
  });

  test('arrow keys move in one step, and not out of the container', () => {
    let now = 0;
    const editor = createEditor({
      id: 'd',
      catalog,
      design: openingDesign(),
      now: () => (now += 100),
    });
    const { model, design } = editor.store.getState();
    const alb = model.nodes.find((one) => one.slug === 'alb')!.id;
    for (let press = 0; press < 5; press += 1)
      editor.run(commands.nudge, { nodes: [alb], x: 8, y: -8 });
    expect(editor.store.getState().design.layout[alb]).toEqual({
      x: design.layout[alb]!.x + 40,
      y: 0,
    });
    expect(editor.store.getState().history.past).toHaveLength(1);
    editor.undo();
    expect(editor.store.getState().design).toEqual(design);
  });
});

describe('connecting', () => {
  test('takes the verb that joins the two, once', () => {
    const { editor, state, id } = open();
    editor.run(commands.connect, { from: id('web'), to: id('proxy') });
    expect(state().model.edge(state().selection.edges[0]!).verb).toBe('reads-writes');
    expect(reasonOf(editor.run(commands.connect, { from: id('web'), to: id('proxy') }))).toBe(
      'Web servers reads and writes Connection pool already.',
    );
  });

  test('offers every verb that joins two, and draws the one that is meant', () => {
    const { editor, state, id } = open();
    editor.run(commands.placeNode, { kind: 'aurora-cluster', over: id('data-tier'), at: null });
    const cluster = state().selection.nodes[0]!;
    const offered = () =>
      commands
        .targetsOf(state().model, id('web'))
        .flatMap(({ to, verb }) => (to === cluster ? [verb.id] : []));
    expect(offered()).toEqual(['reads-writes', 'reads']);
    editor.run(commands.connect, { from: id('web'), to: cluster, verb: 'reads' });
    expect(state().model.edge(state().selection.edges[0]!).verb).toBe('reads');
    expect(offered()).toEqual(['reads-writes']);
    editor.undo();

    editor.run(commands.connect, { from: id('web'), to: id('proxy') });
    const old = state()
      .model.edgesFrom(id('proxy'))
      .map((edge) => edge.id);
    editor.run(commands.remove, { nodes: [], edges: old });
    editor.run(commands.connect, { from: id('proxy'), to: cluster });
    editor.run(commands.connect, { from: id('web'), to: cluster });
    expect(state().model.edge(state().selection.edges[0]!).verb).toBe('reads');
  });

  test('says which way round, and what would work', () => {
    const { editor, id } = open();
    expect(reasonOf(editor.run(commands.connect, { from: id('alb'), to: id('users') }))).toMatch(
      /^Draw it the other way: /,
    );
    expect(reasonOf(editor.run(commands.connect, { from: id('alb'), to: id('db') }))).toMatch(
      /does not connect to App database\. It connects to /,
    );
    expect(reasonOf(editor.run(commands.connect, { from: id('db'), to: id('db') }))).toBe(
      'A node does not connect to itself.',
    );
  });

  test('the targets that a menu offers are those that a connection takes', () => {
    const { editor, state, id } = open();
    const offered = commands.targetsOf(state().model, id('web')).map(({ to }) => to);
    for (const node of state().model.nodes) {
      expect(editor.plan(commands.connect, { from: id('web'), to: node.id }).ok).toBe(
        offered.includes(node.id),
      );
    }
  });
});

describe('copying', () => {
  const copyOf = ({ editor, state }: ReturnType<typeof open>, ids: readonly string[]) => {
    const text = commands.formatFragment(commands.copyFragment(state().model, ids));
    const parsed = commands.parseFragment(editor.catalog, text);
    if (!parsed?.ok) throw new Error('unreadable');
    return parsed.value;
  };

  test('the clipboard keeps nodes, contents, the edges among them and where they lay', () => {
    const opened = open();
    const fragment = copyOf(opened, [opened.id('data-tier')]);
    expect(fragment.nodes.map((node) => node.slug)).toEqual([
      'data-tier',
      'cache',
      'proxy',
      'db',
      'db-replica',
    ]);
    expect(fragment.edges.map((edge) => edge.verb)).toEqual(['pools', 'replicates-to']);
    expect(fragment.nodes[0]!.parent).toBe(opened.id('vpc'));
  });

  test('a pasted card gets a name and a place of its own, in the container it came from', () => {
    const opened = open();
    const { editor, state, id, node, rect } = opened;
    const fragment = copyOf(opened, [id('cache')]);
    editor.run(commands.paste, { fragment, shift: { x: 32, y: 32 }, over: null });
    expect(node('cache-2')).toMatchObject({ label: 'Session cache 2', parent: id('data-tier') });
    expect(state().selection.nodes).toEqual([id('cache-2')]);
    for (const child of state().model.children(id('data-tier'))) {
      if (child.slug !== 'cache-2')
        expect(rect(child.slug)).not.toMatchObject({ x: rect('cache-2').x, y: rect('cache-2').y });
    }
  });

  test('what has no place here is refused whole', () => {
    const opened = open();
    const fragment = copyOf(opened, [opened.id('db')]);
    const empty = open(EMPTY_DESIGN);
    expect(
      reasonOf(empty.editor.run(commands.paste, { fragment, shift: { x: 32, y: 32 }, over: null })),
    ).toMatch(/has no place here/);
    expect(
      reasonOf(
        opened.editor.run(commands.paste, {
          fragment: { nodes: [], edges: [], layout: {} },
          shift: { x: 0, y: 0 },
          over: null,
        }),
      ),
    ).toBe('There is nothing to paste.');
  });

  test('other text is no fragment, and a damaged fragment says what is wrong', () => {
    for (const text of [
      '',
      'hello',
      '{',
      '[]',
      '{"format":"other"}',
      `{"format":"lintel-fragment","parents":{"n1":"x"}}`,
    ]) {
      expect(commands.parseFragment(catalog, text)).toBeNull();
    }
    const wrap = (nodes: unknown) =>
      JSON.stringify({
        format: 'lintel-fragment',
        parents: {},
        design: { format: 'lintel', version: 1, settings: {}, nodes, edges: {}, layout: {} },
      });
    const record = { id: 'n1', kind: 'nonsense', slug: 'a', label: 'a', parent: null, params: {} };
    expect(commands.parseFragment(catalog, wrap({ n1: record }))).toEqual({
      ok: false,
      error: 'The clipboard cannot be pasted. It holds a node of the unknown kind "nonsense".',
    });
    expect(commands.parseFragment(catalog, wrap({ n1: {} }))).toMatchObject({ ok: false });
    expect(
      commands.parseFragment(catalog, wrap({ n1: { ...record, parent: 'n1' } })),
    ).toMatchObject({ ok: false });
  });
});

describe('removing and tidying', () => {
  test('a container takes its contents and their edges with it', () => {
    const { editor, state, id } = open();
    editor.run(commands.remove, { nodes: [id('data-tier')], edges: [] });
    expect(state().model.nodes.map((node) => node.slug)).not.toContain('db');
    expect(
      state().model.edges.every(
        (edge) => state().model.find(edge.from) && state().model.find(edge.to),
      ),
    ).toBe(true);
    expect(state().history.past.at(-1)!.label).toBe('Remove 5 nodes');
  });

  test('tidying changes nothing but places, and a tidy design is tidy', () => {
    const { editor, state, rect } = open();
    const { nodes, edges } = state().design;
    editor.run(commands.tidy, {});
    expect(state().design.nodes).toBe(nodes);
    expect(state().design.edges).toBe(edges);
    expect(rect('proxy').x).toBe(rect('db').x);
    expect(reasonOf(editor.run(commands.tidy, {}))).toBe('Everything is in its place.');
  });
});
