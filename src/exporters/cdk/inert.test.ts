import { Token } from 'aws-cdk-lib/core';
import { expect, it } from 'vitest';
import { openingDesign } from '../../templates/opening';
import { inertDesign, inertText } from './inert';

it.each([
  '${Token[TOKEN.7]}',
  '#{Token[TOKEN.7]}',
  '-1.8881545897087626e+289',
  '{{resolve:ssm:/orders:1}}',
  '{{{resolve:x}}',
  '$${Token[a.1]}{{resolve:y}}',
])('E4 breaks what the CDK or CloudFormation would read in %s', (text) => {
  const inert = inertText(`a ${text} b`);
  expect(Token.isUnresolved(inert)).toBe(false);
  expect(Token.isUnresolved([inert])).toBe(false);
  expect(inert).not.toContain('{{resolve:');
  expect(inert.replaceAll(' ', '')).toBe(`a${text}b`);
});

it('leaves a design without such text as it is, and in another one what has none', () => {
  const design = openingDesign();
  expect(inertDesign(design)).toBe(design);
  const [[id, node] = [], ...others] = Object.entries(design.nodes);
  if (id === undefined || !node) throw new Error('The example has nodes.');
  const label = 'Orders {{resolve:ssm:/orders:1}}';
  const hostile = { ...design, nodes: { ...design.nodes, [id]: { ...node, label } } };
  const inert = inertDesign(hostile);
  expect(inert.nodes[id]?.label).toBe('Orders { {resolve:ssm:/orders:1}}');
  expect(inert.edges).toBe(design.edges);
  for (const [other, record] of others) expect(inert.nodes[other]).toBe(record);
});
