import { describe, expect, test } from 'vitest';
import type { Fields } from '../../spec/fields';
import type { Finding } from '../../validation/rule';
import { fieldGroups, findingsByField } from './field-groups';

const toggle = { type: 'toggle', default: true } as const;
const fields: Fields = {
  logs: { ...toggle, label: 'Logs', group: 'Monitoring' },
  port: { type: 'number', label: 'Port', group: 'Access', default: 1, min: 1, max: 9 },
  days: { ...toggle, label: 'Keep', group: 'Monitoring', when: (params) => params.logs === true },
};

test('fields stand under their group, without those that mean nothing now', () => {
  const named = (logs: boolean) =>
    fieldGroups(fields, { logs }).map((group) => [group.title, group.fields.map(([name]) => name)]);
  expect(named(true)).toEqual([
    ['Monitoring', ['logs', 'days']],
    ['Access', ['port']],
  ]);
  expect(named(false)).toEqual([
    ['Monitoring', ['logs']],
    ['Access', ['port']],
  ]);
});

describe('findingsByField', () => {
  const finding = (field?: Finding['field']) => ({ field }) as Finding;
  const ofNode = finding({ node: 'n1', name: 'port' });
  const ofEdge = finding({ edge: 'e1', name: 'port' });
  const ofDesign = finding({ name: 'project' });
  const all = [ofNode, ofEdge, ofDesign, finding()];

  test('a node, an edge and the design have their own', () => {
    expect(findingsByField(all, { node: 'n1' })).toEqual(new Map([['port', [ofNode]]]));
    expect(findingsByField(all, { edge: 'e1' })).toEqual(new Map([['port', [ofEdge]]]));
    expect(findingsByField(all, {})).toEqual(new Map([['project', [ofDesign]]]));
    expect(findingsByField(all, { node: 'n2' })).toEqual(new Map());
  });
});
