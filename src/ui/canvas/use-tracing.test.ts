import { expect, test } from 'vitest';
import { traceOf } from './use-tracing';

const edge = (id: string, from: string, to: string) =>
  ({ id, from, to }) as Parameters<typeof traceOf>[0]['edges'][number];
const model = {
  edges: [edge('e1', 'users', 'alb'), edge('e2', 'alb', 'web'), edge('e3', 'web', 'db')],
};
const traced = (nodes: readonly string[], edges: readonly string[]) => {
  const trace = traceOf(model, { nodes, edges });
  return trace && { edges: [...trace.edges], nodes: [...trace.nodes] };
};

test('an edge is traced with its two ends', () => {
  expect(traced([], ['e2'])).toEqual({ edges: ['e2'], nodes: ['alb', 'web'] });
});

test('a node is traced with all of its edges, in both directions, and no further', () => {
  expect(traced(['alb'], [])).toEqual({ edges: ['e1', 'e2'], nodes: ['users', 'alb', 'web'] });
});

test('what has no edges dims nothing', () => {
  expect(traced(['note'], [])).toBeNull();
  expect(traced([], [])).toBeNull();
});
