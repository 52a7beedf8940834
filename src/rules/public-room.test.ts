import { expect, test } from 'vitest';
import { catalog } from '../catalog';
import { resolve } from '../resolve';
import { inspect } from '../validation';
import { EXAMPLE_CONTEXT } from './example-context';
import { example } from './example-designs';
import { lb15 } from './load-balancing/lb-15';

type Params = NonNullable<NonNullable<Parameters<typeof example>[0]>['with']>;

const titlesFor = (params: Params) =>
  inspect(
    resolve(example({ move: { alb: 'app' }, with: params })(), catalog),
    [lb15],
    [],
    EXAMPLE_CONTEXT,
  ).findings.flatMap(({ fixes = [] }) => fixes.map(({ title }) => title));

test('a load balancer is moved into the public tier as it is where its subnets are large enough', () => {
  expect(titlesFor({})).toContain('Move it to the public tier');
});

test('and the fix says so where it makes them larger', () => {
  const widening = 'Move it to the public tier and widen the public subnets';
  expect(titlesFor({ public: { prefix: 28 } })).toContain(widening);
  expect(titlesFor({ public: { ranges: ['a=10.0.0.0/28'] } })).toContain(widening);
});

test('it is not offered where the VPC has no room, or exists as it is', () => {
  const left = ['Make it internal'];
  expect(titlesFor({ vpc: { cidr: '10.0.0.0/22' }, public: { prefix: 28 } })).toEqual(left);
  const taken = { public: { prefix: 28 }, data: { ranges: ['a=10.0.0.32/28'] } };
  expect(titlesFor(taken)).toEqual(left);
  const existing = { vpc: { style: 'existing' }, public: { ranges: ['a=10.0.0.0/28'] } };
  expect(titlesFor(existing)).toEqual(left);
});
