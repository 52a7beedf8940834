/** Rules that prove what no design can break: each is broken here by a model that does. */
import { expect, test } from 'vitest';
import { catalog } from '../catalog';
import { resolve } from '../resolve';
import type { Access, Model, Reach } from '../spec/model';
import type { Rule } from '../validation';
import { EXAMPLE_CONTEXT } from './example-context';
import { example } from './example-designs';
import { pd3 } from './private-data/pd-3';
import { pd8 } from './private-data/pd-8';
import { se12 } from './security/se-12';
import { se6 } from './security/se-6';

const model = resolve(example()(), catalog);
const idOf = (slug: string) => model.nodes.find((node) => node.slug === slug)!.id;

/** The model keeps private fields, which only it can read. */
const altered = (changes: Partial<Model>): Model =>
  new Proxy({} as Model, {
    get: (_target, name) => {
      if (Object.hasOwn(changes, name)) return changes[name as keyof Model];
      const value: unknown = Reflect.get(model, name, model);
      return typeof value === 'function' ? (value.bind(model) as unknown) : value;
    },
  });

const reported = (rule: Rule, changes: Partial<Model>) =>
  [...rule.check(altered(changes), EXAMPLE_CONTEXT)].flatMap(({ holds, evidence }) =>
    holds ? [] : [evidence],
  );

const door = (changes: Partial<Reach>): Reach => ({
  from: idOf('web'),
  to: idOf('db'),
  port: 5432,
  protocol: 'tcp',
  purpose: 'A mistake',
  because: [],
  ...changes,
});

test('PD-3 reports a data node that the internet may connect to', () => {
  const reach = [...model.reach, door({ from: 'internet' })];
  expect(reported(pd3, { reach })).toEqual([
    'App database: the internet may connect on port 5432.',
  ]);
});

test('PD-8 reports a data node without subnets', () => {
  const network = { ...model.networkOf(idOf('db'))!, subnets: [] };
  expect(reported(pd8, { networkOf: () => network })).toContain(
    'App database: no subnets of its own, so that AWS takes the default VPC.',
  );
});

test('SE-6 reports a right on everything', () => {
  const all: Access = { to: idOf('web'), resource: '*', level: 'read-write', because: [] };
  expect(reported(se6, { access: [...model.access, all] })).toEqual([
    'Web servers: may read-write what no connection names.',
  ]);
});

test('SE-12 reports a security group rule that does not say what it is for', () => {
  expect(reported(se12, { reach: [...model.reach, door({ purpose: ' ' })] })).toEqual([
    'App database: 1 rule of its security group without a purpose.',
  ]);
});
