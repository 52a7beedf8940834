import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../kit/json';
import { designs } from '../testing/design-arbitraries';
import {
  EMPTY_DESIGN,
  type Design,
  type DesignEdge,
  type DesignNode,
  type Waiver,
} from './records';
import { checkStructure, MAX_NODES } from './structure';

const node = (id: string, fields: Partial<DesignNode> = {}): DesignNode => ({
  id,
  kind: 'vpc',
  slug: `slug-${id}`,
  label: '',
  parent: null,
  params: {},
  ...fields,
});
const edge = (id: string, fields: Partial<DesignEdge> = {}): DesignEdge => ({
  id,
  verb: 'reads',
  from: 'n1',
  to: 'n2',
  params: {},
  ...fields,
});
const withNodes = (...nodes: DesignNode[]): Design => ({
  ...EMPTY_DESIGN,
  nodes: Object.fromEntries(nodes.map((each) => [each.id, each])),
});
const waiver = (id: string, fields: Partial<Waiver> = {}): Waiver => ({
  id,
  rule: 'ML-4',
  subject: 'n1',
  field: null,
  reason: 'Agreed for now.',
  owner: 'Platform',
  until: '2026-03-31',
  ...fields,
});
const pair = withNodes(node('n1'), node('n2'));
const nested = (depth: number): JsonValue => (depth === 0 ? 1 : [nested(depth - 1)]);
const messages = (design: Design) => checkStructure(design).map(({ message }) => message);

describe('checkStructure', () => {
  it('D1 finds nothing wrong with a sound design', () => {
    fc.assert(fc.property(designs, (design) => checkStructure(design).length === 0));
  });

  it.each(['n0', 'n01', 'n', 'e1', 'n10000000', 'n1 ', 'n1\n', 'N1', '', 'constructor', 'n1e3'])(
    'refuses the node id %j',
    (id) => expect(messages(withNodes(node(id, { slug: 'a' })))[0]).toMatch(/has an unusable id/),
  );

  it.each(['', 'A', '1a', '-a', 'a-', 'a--b', 'a_b', 'ä', 'a\n', 'a'.repeat(64)])(
    'refuses the slug %j',
    (slug) => expect(messages(withNodes(node('n1', { slug })))).toHaveLength(1),
  );

  it.each(['a', 'a1', 'a-b-3', 'a'.repeat(63)])('takes the slug %j', (slug) => {
    expect(messages(withNodes(node('n1', { slug })))).toEqual([]);
  });

  it.each<[string, Design, string]>([
    [
      'a record under a foreign id',
      { ...pair, nodes: { ...pair.nodes, n2: node('n3') } },
      'Node n2 is filed under another id than its own.',
    ],
    [
      'a missing parent',
      withNodes(node('n1', { parent: 'constructor' })),
      'Node n1 lies in constructor, which does not exist.',
    ],
    ['a node in itself', withNodes(node('n1', { parent: 'n1' })), 'Node n1 lies inside itself.'],
    [
      'a cycle, once',
      withNodes(
        node('n1', { parent: 'n2' }),
        node('n2', { parent: 'n3' }),
        node('n3', { parent: 'n2' }),
      ),
      'Node n2 lies inside itself.',
    ],
    [
      'a slug used twice',
      withNodes(node('n10', { slug: 'a' }), node('n2', { slug: 'a' })),
      "Node n10 has the slug a, which is n2's.",
    ],
    [
      'a long label',
      withNodes(node('n1', { label: 'x'.repeat(5_001) })),
      'The label of node n1 is longer than 5000 characters.',
    ],
    ['no kind', withNodes(node('n1', { kind: '' })), 'Node n1 has no usable kind.'],
    [
      'NaN in params',
      withNodes(node('n1', { params: { port: NaN } })),
      'The params of node n1 are not usable: it holds the number NaN.',
    ],
    [
      'deep params',
      withNodes(node('n1', { params: { deep: nested(16) } })),
      'The params of node n1 are not usable: it is nested more than 16 levels deep.',
    ],
    [
      'an edge to nowhere',
      { ...pair, edges: { e1: edge('e1', { to: 'n9' }) } },
      'Edge e1 ends at n9, which does not exist.',
    ],
    [
      'a self loop',
      { ...pair, edges: { e1: edge('e1', { to: 'n1' }) } },
      'Edge e1 joins n1 to itself.',
    ],
    [
      'an edge with a node id',
      { ...pair, edges: { n1: edge('n1') } },
      'Edge n1 has an unusable id.',
    ],
    [
      'a place for nobody',
      { ...pair, layout: { n9: { x: 0, y: 0 } } },
      'The layout places n9, which does not exist.',
    ],
    [
      'a place at NaN',
      { ...pair, layout: { n1: { x: 0, y: NaN } } },
      'The layout places node n1 off the canvas.',
    ],
    [
      'a place far away',
      { ...pair, layout: { n1: { x: -1_000_001, y: 0 } } },
      'The layout places node n1 off the canvas.',
    ],
    [
      'a setting without value',
      { ...pair, settings: { region: null } },
      'Setting region has no value.',
    ],
    [
      'a deep setting',
      { ...pair, settings: { region: nested(17) } },
      'Setting region is not usable: it is nested more than 16 levels deep.',
    ],
    [
      'a waiver of what is not there',
      { ...pair, waivers: { w1: waiver('w1', { subject: 'constructor' }) } },
      'Waiver w1 is about what does not exist.',
    ],
    [
      'a waiver that names what is not there',
      { ...pair, waivers: { w1: waiver('w1', { subjects: ['n1', 'n9'] }) } },
      'Waiver w1 names what does not exist.',
    ],
    [
      'a waiver that names a node twice',
      { ...pair, waivers: { w1: waiver('w1', { subjects: ['n1', 'n1'] }) } },
      'Waiver w1 names something twice.',
    ],
    [
      'a waiver with a node id',
      { ...pair, waivers: { n1: waiver('n1') } },
      'Waiver n1 has an unusable id.',
    ],
    [
      'a waiver under a foreign id',
      { ...pair, waivers: { w1: waiver('w2') } },
      'Waiver w1 has an unusable id.',
    ],
    [
      'a waiver without a reason',
      { ...pair, waivers: { w1: waiver('w1', { reason: ' \n' }) } },
      'Waiver w1 needs a reason of at most 1000 characters.',
    ],
    [
      'a reason that is a novel',
      { ...pair, waivers: { w1: waiver('w1', { reason: 'x'.repeat(1_001) }) } },
      'Waiver w1 needs a reason of at most 1000 characters.',
    ],
    [
      'a waiver without an owner',
      { ...pair, waivers: { w1: waiver('w1', { owner: '' }) } },
      'Waiver w1 needs an owner of at most 200 characters.',
    ],
    [
      'a waiver until no day',
      { ...pair, waivers: { w1: waiver('w1', { until: '2026-02-30' }) } },
      'Waiver w1 needs a day to look again.',
    ],
    [
      'a waiver of no rule',
      { ...pair, waivers: { w1: waiver('w1', { rule: '' }) } },
      'Waiver w1 names no usable rule.',
    ],
    [
      'a waiver of no field',
      { ...pair, waivers: { w1: waiver('w1', { field: '__proto__' }) } },
      'Waiver w1 names no usable field.',
    ],
    [
      'two waivers of one finding',
      { ...pair, waivers: { w10: waiver('w10'), w2: waiver('w2') } },
      'Waiver w10 accepts what another one does.',
    ],
  ])('reports %s', (_, design, message) => expect(messages(design)).toEqual([message]));

  it('takes params and labels up to the limit', () => {
    const params = { deep: nested(15), long: 'x'.repeat(5_000) };
    expect(messages(withNodes(node('n1', { label: 'x'.repeat(5_000), params })))).toEqual([]);
  });

  it('reports only the size of a design that is too large', () => {
    const many = Array.from({ length: MAX_NODES + 1 }, (_, at) => node(`n${at}`));
    expect(messages(withNodes(...many))).toEqual([
      'The design holds 5001 nodes; at most 5000 are supported.',
    ]);
  });

  it('walks a chain of 5,000 containers', () => {
    const chain = Array.from({ length: MAX_NODES }, (_, at) =>
      node(`n${at + 1}`, { parent: `n${((at + 1) % MAX_NODES) + 1}` }),
    );
    expect(messages(withNodes(...chain))).toEqual(['Node n1 lies inside itself.']);
  });
});
