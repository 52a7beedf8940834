import { expect, it } from 'vitest';
import { idsAfter } from './ids';
import { compareIds, EMPTY_DESIGN } from './records';

it('counts on from the highest id, whatever the order of the keys', () => {
  const node = { id: 'n10', kind: 'vpc', slug: 'a', label: '', parent: null, params: {} };
  const ids = idsAfter({ ...EMPTY_DESIGN, nodes: { n10: node, n9: { ...node, id: 'n9' } } });
  expect([ids.node(), ids.node(), ids.edge(), ids.edge()]).toEqual(['n11', 'n12', 'e1', 'e2']);
});

it('orders ids by number', () => {
  expect(['n10', 'n9', 'n1'].toSorted(compareIds)).toEqual(['n1', 'n9', 'n10']);
});
