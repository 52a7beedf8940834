import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { designs, RUNS } from '../testing/design-arbitraries';
import { apply, compose, diff, invert, isEmptyPatch, type Patch } from './patch';
import { EMPTY_DESIGN, TABLES, type Design, type DesignNode } from './records';

const vpc: DesignNode = {
  id: 'n1',
  kind: 'vpc',
  slug: 'main',
  label: 'Main',
  parent: null,
  params: { cidr: '10.0.0.0/16' },
};
const one: Design = {
  ...EMPTY_DESIGN,
  settings: { region: 'eu-west-1' },
  nodes: { n1: vpc, n2: { ...vpc, id: 'n2', slug: 'other' } },
};

describe('patch', () => {
  it('P1 a patch and its inverse cancel out', () => {
    fc.assert(
      fc.property(designs, designs, (a, b) => {
        const patch = diff(a, b);
        expect(apply(a, patch)).toEqual(b);
        expect(apply(apply(a, patch), invert(patch))).toEqual(a);
        expect(invert(invert(patch))).toEqual(patch);
      }),
      RUNS,
    );
  });

  it('P2 composing two patches is applying both', () => {
    fc.assert(
      fc.property(designs, designs, designs, (a, b, c) => {
        const both = compose(diff(a, b), diff(b, c));
        expect(apply(a, both)).toEqual(c);
        expect(both).toEqual(diff(a, c));
      }),
      RUNS,
    );
  });

  it('P2 composing a patch with its inverse leaves nothing', () => {
    fc.assert(
      fc.property(designs, designs, (a, b) => {
        const patch = diff(a, b);
        expect(compose(patch, invert(patch))).toEqual({});
      }),
      RUNS,
    );
  });

  it('P3 a patch survives JSON', () => {
    fc.assert(
      fc.property(designs, designs, (a, b) => {
        const patch = diff(a, b);
        const revived = JSON.parse(JSON.stringify(patch)) as Patch;
        expect(revived).toEqual(patch);
        expect(apply(a, revived)).toEqual(b);
      }),
      RUNS,
    );
  });

  it('keeps the identity of every record and table it does not change', () => {
    const patch: Patch = { nodes: { n2: { before: one.nodes['n2'] ?? null, after: null } } };
    const next = apply(one, patch);
    expect(next.nodes).toEqual({ n1: vpc });
    expect(next.nodes['n1']).toBe(vpc);
    for (const table of TABLES.filter((each) => each !== 'nodes')) {
      expect(next[table]).toBe(one[table]);
    }
  });

  it('keeps the whole design if nothing changes', () => {
    const same = { ...vpc, params: { ...vpc.params } };
    expect(apply(one, { nodes: { n1: { before: vpc, after: same } } })).toBe(one);
    expect(apply(one, { edges: { e9: { before: null, after: null } } })).toBe(one);
    expect(apply(one, {})).toBe(one);
  });

  it('finds no difference between equal designs', () => {
    fc.assert(
      fc.property(designs, (design) => {
        expect(diff(design, structuredClone(design))).toEqual({});
      }),
      RUNS,
    );
  });

  it('is empty when no table holds a change', () => {
    expect(isEmptyPatch({})).toBe(true);
    expect(isEmptyPatch({ nodes: {}, layout: {} })).toBe(true);
    expect(isEmptyPatch(diff(EMPTY_DESIGN, one))).toBe(false);
  });
});
