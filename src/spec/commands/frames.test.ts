import { describe, expect, test } from 'vitest';
import { catalog } from '../../catalog';
import { apply } from '../../design';
import { createEditor } from '../../editor';
import { openingDesign } from '../../templates/opening';
import { putInPlace } from '../arranging';
import { carriedBy, FRAME_SIDE, GRID, rectOf, type Rect } from '../geometry';
import * as commands from '.';

function open() {
  let now = 0;
  const editor = createEditor({
    id: 'd',
    catalog,
    design: openingDesign(),
    now: () => (now += 5000),
  });
  const state = () => editor.store.getState();
  const id = (label: string) => state().model.nodes.find((node) => node.label === label)!.id;
  const rect = (label: string): Rect => rectOf(state().geometry, id(label))!;
  return { editor, state, id, rect };
}

const holds = (outer: Rect, inner: Rect): boolean =>
  outer.x < inner.x &&
  outer.y < inner.y &&
  outer.x + outer.width > inner.x + inner.width &&
  outer.y + outer.height > inner.y + inner.height;

describe('a frame', () => {
  test('is drawn around what is selected, in one step, and is selected itself', () => {
    const { editor, state, id, rect } = open();
    const before = state().design;
    const nodes = [id('Users'), id('app.example.com')];
    expect(editor.run(commands.frameNodes, { nodes })).toMatchObject({
      ok: true,
      value: { label: 'Frame 2 nodes' },
    });
    for (const label of ['Users', 'app.example.com'])
      expect(holds(rect('Frame'), rect(label))).toBe(true);
    expect(state().selection.nodes).toEqual([id('Frame')]);
    expect(state().model.get(id('Users')).parent).toBeNull();
    editor.undo();
    expect(state().design).toEqual(before);
    expect(editor.plan(commands.frameNodes, { nodes: [] })).toEqual({
      ok: false,
      error: { reason: 'Select what the frame should show.' },
    });
  });

  test('stands on the canvas wherever it is dropped or moved to, and what it lies on stays where it is', () => {
    const { editor, state, id } = open();
    const over = id('Data tier');
    editor.run(commands.placeNode, { kind: 'frame', over, at: { x: 104, y: 208 } });
    const frame = id('Frame');
    expect(state().model.get(frame).parent).toBeNull();
    expect(state().geometry.frames.get(frame)).toMatchObject({ x: 104, y: 208 });
    const { absolute } = state().geometry;
    editor.run(commands.move, { moves: [{ node: frame, at: { x: 16, y: 24 } }], over });
    expect(state().model.get(frame).parent).toBeNull();
    expect(state().geometry.frames.get(frame)).toMatchObject({ x: 16, y: 24 });
    expect(state().geometry.absolute).toEqual(absolute);
    expect(commands.destinationsOf(state().model, [frame])).toEqual([]);
  });

  test('moved by the keys takes along what stands in it, and leaves what a container holds', () => {
    const { editor, id, rect } = open();
    editor.run(commands.frameNodes, { nodes: [id('Users'), id('app.example.com')] });
    const users = rect('Users');
    editor.run(commands.nudge, { nodes: [id('Frame')], x: 16, y: -8 });
    expect(rect('Users')).toMatchObject({ x: users.x + 16, y: users.y - 8 });
    editor.run(commands.frameNodes, { nodes: [id('Web servers')] });
    const web = rect('Web servers');
    editor.run(commands.nudge, { nodes: [id('Frame 2')], x: 16, y: 8 });
    expect(rect('Web servers')).toEqual(web);
  });

  test('is made larger and smaller, on the grid and never to nothing', () => {
    const { editor, state, id, rect } = open();
    editor.run(commands.frameNodes, { nodes: [id('Users')] });
    const frame = id('Frame');
    const to = { x: 3, y: 5, width: 304, height: 2 };
    editor.run(commands.resizeFrame, { node: frame, rect: to });
    expect(rect('Frame')).toEqual({ x: 0, y: 8, width: 304, height: FRAME_SIDE.min });
    expect(editor.plan(commands.resizeFrame, { node: id('Users'), rect: to }).ok).toBe(false);
    expect(state().model.get(frame).params).toMatchObject({ width: 304, height: FRAME_SIDE.min });
  });

  test('is copied beside itself, and removed without what it shows', () => {
    const { editor, state, id, rect } = open();
    editor.run(commands.frameNodes, { nodes: [id('Users')] });
    editor.run(commands.duplicate, { nodes: [id('Frame')] });
    const [first, copy] = [rect('Frame'), rect('Frame 2')];
    expect([copy.width, copy.height]).toEqual([first.width, first.height]);
    expect(Math.abs(copy.x - first.x) + Math.abs(copy.y - first.y)).toBeLessThan(200);
    const count = state().model.nodes.length;
    editor.run(commands.remove, { nodes: [id('Frame')], edges: [] });
    expect(state().model.nodes).toHaveLength(count - 1);
  });

  test('goes on showing what it showed when everything is arranged', () => {
    const { editor, state, id, rect } = open();
    const shown = ['Users', 'app.example.com'];
    editor.run(commands.frameNodes, { nodes: shown.map(id) });
    const [old, users] = [rect('Frame'), rect('Users')];
    const places = new Map([[id('Users'), { x: users.x - 80, y: users.y - 40 }]]);
    const plan = editor.run(putInPlace, { places });
    expect(plan).toMatchObject({ value: { notice: 'Arranged: 1 node has moved.' } });
    for (const label of shown) expect(holds(rect('Frame'), rect(label))).toBe(true);
    expect(rect('Frame')).toMatchObject({ x: old.x - 80, width: old.width + 80 });
    expect(carriedBy(state().model, state().geometry, [id('Frame')])).toHaveLength(2);
    editor.undo();
    expect(rect('Frame')).toEqual(old);
  });

  describe('once it follows', () => {
    const ROOM = ['x', 'y', 'width', 'height'] as const;
    /** How far a frame's sides lie from those of what it shows. */
    const around = (outer: Rect, inner: Rect) => ROOM.map((key) => outer[key] - inner[key]);
    const follow = () => {
      const opened = open();
      opened.editor.setFollower(commands.framesAfter);
      const vpc = () => opened.state().model.nodes.find(({ kind }) => kind === 'vpc')!.id;
      return { ...opened, vpc };
    };

    test('grows and shrinks with a container that does, in the same step', () => {
      const { editor, state, id, rect, vpc } = follow();
      editor.run(commands.frameNodes, { nodes: [vpc()] });
      editor.run(commands.frameNodes, { nodes: [id('Data tier')] });
      const before = state().design;
      const [old, frame] = [rectOf(state().geometry, vpc())!, rect('Frame')];
      const rooms = () => [
        around(rect('Frame'), rectOf(state().geometry, vpc())!),
        around(rect('Frame 2'), rect('Data tier')),
      ];
      const first = rooms();
      editor.run(commands.setParam, { node: vpc(), name: 'zones', value: ['a', 'b'] });
      expect(rectOf(state().geometry, vpc())!.width).not.toBe(old.width);
      expect(rooms()).toEqual(first);
      expect(rect('Frame').width - frame.width).toBe(
        rectOf(state().geometry, vpc())!.width - old.width,
      );
      editor.undo();
      expect(state().design).toEqual(before);
      editor.redo();
      expect(rooms()).toEqual(first);
    });

    test('stays where a person moves something out of it, and when what it shows is deleted', () => {
      const { editor, id, rect } = follow();
      editor.run(commands.frameNodes, { nodes: [id('Users'), id('app.example.com')] });
      const frame = rect('Frame');
      editor.run(commands.move, {
        moves: [{ node: id('Users'), at: { x: -800, y: 0 } }],
        over: null,
      });
      expect(rect('Frame')).toEqual(frame);
      editor.run(commands.remove, { nodes: [id('app.example.com')], edges: [] });
      expect(rect('Frame')).toEqual(frame);
    });

    test('keeps to the grid, and is as it was once what it shows is', () => {
      const { editor, state, id, rect, vpc } = follow();
      const low = { node: id('Users'), at: { x: -304, y: 776 } };
      editor.run(commands.move, { moves: [low], over: null });
      editor.run(commands.frameNodes, { nodes: [vpc(), id('Users')] });
      const [first, bottom] = [rect('Frame'), rect('Users').y + rect('Users').height];
      const lower = () => {
        const { y, height } = rectOf(state().geometry, vpc())!;
        return y + height - bottom;
      };
      expect(lower()).toBeLessThan(0);
      const over = id('Data tier');
      editor.run(commands.placeNode, { kind: 'rds-instance', over, at: { x: 40, y: 1000 } });
      // The end of a VPC lies between two lines of the grid, that of a card on one.
      expect(lower() % GRID).toBe(GRID / 2);
      const lowest = state().model.nodes.findLast(({ kind }) => kind === 'rds-instance')!;
      expect(rect('Frame').height - first.height).toBe(lower() - GRID / 2);
      editor.run(commands.remove, { nodes: [lowest.id], edges: [] });
      expect(rect('Frame')).toEqual(first);
      const { findings } = state().inspection;
      expect(findings.filter(({ nodes }) => nodes?.includes(id('Frame')))).toEqual([]);
    });

    test('follows what is taken back also where somebody else has changed it meanwhile', () => {
      const { editor, state, id, rect, vpc } = follow();
      editor.run(commands.frameNodes, { nodes: [vpc()] });
      const room = () => around(rect('Named'), rectOf(state().geometry, vpc())!);
      const height = rect('Frame').height;
      editor.run(commands.remove, { nodes: [id('Data tier')], edges: [] });
      expect(rect('Frame').height).toBeLessThan(height);
      const before = state().design.nodes[id('Frame')]!;
      const after = { ...before, label: 'Named' };
      editor.merge({ nodes: { [id('Frame')]: { before, after } } });
      const first = room();
      editor.undo();
      expect(rect('Named').height).toBe(height);
      expect(room()).toEqual(first);
    });

    test('keeps the size that a person gives it', () => {
      const { editor, id, rect, vpc } = follow();
      editor.run(commands.frameNodes, { nodes: [vpc()] });
      const larger = { ...rect('Frame'), height: rect('Frame').height + 80 };
      editor.run(commands.resizeFrame, { node: id('Frame'), rect: larger });
      expect(rect('Frame')).toEqual(larger);
    });
  });

  test('leads to no code and no finding of its own', () => {
    const { editor, state, id } = open();
    const { counts } = state().inspection;
    const plan = editor.run(commands.frameNodes, { nodes: [id('Users')] });
    expect(plan.ok && Object.keys(plan.value.patch).toSorted()).toEqual(['layout', 'nodes']);
    expect(state().inspection.counts).toEqual(counts);
    expect(plan.ok && apply(openingDesign(), plan.value.patch)).toEqual(state().design);
  });
});
