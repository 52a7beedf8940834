import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { designs, RUNS } from '../testing/design-arbitraries';
import { apply, diff, isEmptyPatch } from './patch';
import { EMPTY_DESIGN, type DesignNode } from './records';
import { beginTransaction } from './transaction';

const node: DesignNode = {
  id: 'n1',
  kind: 'vpc',
  slug: 'main',
  label: 'Main',
  parent: null,
  params: {},
};
const edge = { id: 'e1', verb: 'reads', from: 'n1', to: 'n2', params: {} };

describe('transaction', () => {
  it('P1 its patch turns the first design into the working copy', () => {
    fc.assert(
      fc.property(designs, designs, (a, b) => {
        const edit = beginTransaction(a);
        for (const id of Object.keys(a.nodes)) edit.removeNode(id);
        for (const id of Object.keys(a.edges)) edit.removeEdge(id);
        for (const key of Object.keys(a.settings)) edit.putSetting(key, null);
        for (const each of Object.values(b.nodes)) edit.putNode(each);
        for (const each of Object.values(b.edges)) edit.putEdge(each);
        for (const [id, box] of Object.entries(b.layout)) edit.putBox(id, box);
        for (const [key, value] of Object.entries(b.settings)) edit.putSetting(key, value);
        for (const id of Object.keys(edit.design.waivers)) edit.removeWaiver(id);
        for (const each of Object.values(b.waivers)) edit.putWaiver(each);
        expect(edit.design).toEqual(b);
        expect(edit.patch()).toEqual(diff(a, b));
        expect(apply(a, edit.patch())).toEqual(b);
      }),
      RUNS,
    );
  });

  it('leaves the first design alone', () => {
    const edit = beginTransaction(EMPTY_DESIGN);
    edit.putNode(node);
    expect(EMPTY_DESIGN.nodes).toEqual({});
  });

  it('hands out values: what was read before stays as it was', () => {
    const edit = beginTransaction(EMPTY_DESIGN);
    edit.putNode(node);
    const before = edit.design;
    edit.changeNode('n1', { label: 'Core' });
    edit.putNode({ ...node, id: 'n2' });
    expect(before.nodes).toEqual({ n1: node });
    expect(edit.design.nodes['n1']?.label).toBe('Core');
    expect(edit.design.edges).toBe(EMPTY_DESIGN.edges);
  });

  it('keeps the net change only', () => {
    const edit = beginTransaction({ ...EMPTY_DESIGN, nodes: { n1: node } });
    edit.changeNode('n1', { label: 'Core' });
    edit.putNode({ ...node, id: 'n2' });
    edit.changeNode('n1', { label: 'Main' });
    edit.removeNode('n2');
    expect(isEmptyPatch(edit.patch())).toBe(true);
  });

  it('removes a node with its place, but not its edges', () => {
    const edit = beginTransaction(EMPTY_DESIGN);
    edit.putNode(node);
    edit.putBox('n1', { x: 1, y: 2 });
    edit.putEdge(edge);
    edit.changeEdge('e1', { verb: 'calls' });
    edit.removeNode('n1');
    edit.removeNode('n1');
    expect(edit.design.layout).toEqual({});
    expect(edit.design.edges).toEqual({ e1: { ...edge, verb: 'calls' } });
  });

  it('removes the waivers of what it removes, and of nothing else', () => {
    const edit = beginTransaction(EMPTY_DESIGN);
    const waiver = { field: null, reason: 'x', owner: 'x', until: '2026-03-31', rule: 'ML-4' };
    edit.putNode(node);
    edit.putEdge(edge);
    edit.putWaiver({ ...waiver, id: 'w1', subject: 'n1' });
    edit.putWaiver({ ...waiver, id: 'w2', subject: 'e1' });
    edit.putWaiver({ ...waiver, id: 'w3', subject: null });
    const before = edit.design;
    edit.removeEdge('e1');
    expect(Object.keys(edit.design.waivers)).toEqual(['w1', 'w3']);
    edit.removeNode('n1');
    expect(Object.keys(edit.design.waivers)).toEqual(['w3']);
    expect(Object.keys(before.waivers)).toEqual(['w1', 'w2', 'w3']);
  });

  it('takes what it removes out of the other waivers', () => {
    const edit = beginTransaction(EMPTY_DESIGN);
    const terms = { field: null, reason: 'x', owner: 'x', until: '2026-03-31', rule: 'ML-4' };
    edit.putNode(node);
    edit.putEdge(edge);
    edit.putWaiver({ ...terms, id: 'w1', subject: null, subjects: ['e1', 'n1'] });
    edit.removeNode('n1');
    expect(edit.design.waivers['w1']?.subjects).toEqual(['e1']);
    edit.removeEdge('e1');
    expect(edit.design.waivers['w1']?.subjects).toEqual([]);
  });

  it('refuses to change what does not exist', () => {
    const edit = beginTransaction(EMPTY_DESIGN);
    expect(() => edit.changeNode('constructor', { label: '' })).toThrow('no node constructor');
    expect(() => edit.changeEdge('e1', { verb: '' })).toThrow('no edge e1');
  });

  it('places 5,000 nodes without copying the table each time', () => {
    const edit = beginTransaction(EMPTY_DESIGN);
    const startMilliseconds = performance.now();
    for (let at = 1; at <= 5_000; at += 1) edit.putNode({ ...node, id: `n${at}` });
    expect(Object.keys(edit.design.nodes)).toHaveLength(5_000);
    expect(performance.now() - startMilliseconds).toBeLessThan(500);
  });
});
