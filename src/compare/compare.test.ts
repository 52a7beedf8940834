import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalog } from '../catalog';
import { apply, checkStructure, toStored, type Design } from '../design';
import { createEditor } from '../editor';
import * as commands from '../spec/commands';
import { openingDesign } from '../templates/opening';
import { actions } from '../testing/actions';
import { randomDesign } from '../testing/random-design';
import { compare } from '.';

const editorOf = (design: Design) => createEditor({ catalog, id: 'd', design, now: () => 0 });

const toText = (design: Design) => JSON.stringify(toStored(design));

/** The same design under ids of its own, as if it had been drawn elsewhere. */
function renumbered(design: Design): Design {
  const at = (id: string) => `${id[0]}${Number(id.slice(1)) + 1000}`;
  const all = <R>(records: Readonly<Record<string, R>>, change: (record: R) => R) =>
    Object.fromEntries(Object.entries(records).map(([id, each]) => [at(id), change(each)]));
  return {
    ...design,
    nodes: all(design.nodes, (node) => ({
      ...node,
      id: at(node.id),
      parent: node.parent && at(node.parent),
    })),
    edges: all(design.edges, (edge) => ({
      ...edge,
      id: at(edge.id),
      from: at(edge.from),
      to: at(edge.to),
    })),
    layout: all(design.layout, (box) => box),
    waivers: all(design.waivers, (waiver) => ({
      ...waiver,
      id: at(waiver.id),
      subject: waiver.subject && at(waiver.subject),
      ...(waiver.subjects ? { subjects: waiver.subjects.map(at) } : {}),
    })),
  };
}

describe('comparing two designs', () => {
  it('finds nothing between a design and itself, nor under other ids', () => {
    for (let number = 0; number < 60; number += 1) {
      const design = randomDesign(number, 'any');
      expect(compare(design, design).differences).toEqual([]);
      expect(compare(renumbered(design), design).differences).toEqual([]);
    }
  });

  it('has everything of both in one sound design, whatever they are', () => {
    fc.assert(
      fc.property(fc.nat(499), fc.nat(499), (one, other) => {
        const [before, after] = [randomDesign(one, 'any'), randomDesign(other, 'any')];
        const { union, differences, ...rebased } = compare(before, after);
        for (const each of [union, rebased.before]) expect(checkStructure(each)).toEqual([]);
        const count = (of: string, kind: string) =>
          differences.filter((each) => each.of === of && each.kind === kind).length;
        const sizeOf = (records: object) => Object.keys(records).length;
        for (const table of ['nodes', 'edges'] as const) {
          const of = table === 'nodes' ? 'node' : 'edge';
          const [was, is] = [sizeOf(before[table]), sizeOf(after[table])];
          expect(was - count(of, 'removed')).toBe(is - count(of, 'added'));
          expect(sizeOf(union[table])).toBe(is + count(of, 'removed'));
        }
        const patches = differences.map(({ patch }) => patch);
        const made = patches.reduce((design, patch) => apply(design, patch), rebased.before);
        expect(toStored(made)).toEqual(toStored(after));
      }),
      { numRuns: 60 },
    );
  });

  it('C1 is the edit that somebody made, part by part', () => {
    fc.assert(
      fc.property(fc.array(actions, { minLength: 1, maxLength: 6 }), (steps) => {
        const before = openingDesign();
        const editor = editorOf(before);
        for (const step of steps) step(editor);
        const after = editor.store.getState().design;
        const comparison = compare(before, after);
        const patches = comparison.differences.map(({ patch }) => patch);
        const made = patches.reduce((design, patch) => apply(design, patch), comparison.before);
        expect(toStored(made)).toEqual(toStored(after));
        if (toText(before) === toText(after)) expect(comparison.differences).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('tells added, removed, changed and moved apart', () => {
    const before = openingDesign();
    const find = (label: string) => Object.values(before.nodes).find((n) => n.label === label)!;
    const editor = editorOf(before);
    const [servers, replica, cache] = ['Web servers', 'Read replica', 'Session cache'].map(find);
    editor.run(commands.setLabel, { node: servers!.id, label: 'Shop' });
    editor.run(commands.remove, { nodes: [replica!.id], edges: [] });
    editor.run(commands.nudge, { nodes: [cache!.id], x: 64, y: 0 });
    editor.run(commands.placeNode, { kind: 's3-bucket', over: null, at: null });
    editor.run(commands.setSetting, { name: 'title', value: 'Later' });
    const { differences, ...both } = compare(before, editor.store.getState().design);
    const told = differences.map(({ of, kind, id }) => [
      of,
      kind,
      of === 'node' ? (both.after.nodes[id] ?? both.before.nodes[id])?.label : '',
    ]);
    expect(told).toContainEqual(['node', 'changed', 'Shop']);
    expect(told).toContainEqual(['node', 'removed', 'Read replica']);
    expect(told).toContainEqual(['node', 'moved', 'Session cache']);
    expect(told.filter(([of, kind]) => of === 'node' && kind === 'added')).toHaveLength(1);
    expect(told).toContainEqual(['edge', 'removed', '']);
    expect(told).toContainEqual(['setting', 'changed', '']);
  });
});
