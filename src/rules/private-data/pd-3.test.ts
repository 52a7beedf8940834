import { expect, test } from 'vitest';
import { catalog } from '../../catalog';
import { resolve } from '../../resolve';
import type { Model, Reach } from '../../spec/model';
import { example } from '../example-designs';
import { pd3 } from './pd-3';
import { EXAMPLE_CONTEXT } from '../example-context';

test('reports a data node that the internet may connect to', () => {
  const model = resolve(example()(), catalog);
  const db = model.nodes.find((node) => node.slug === 'db')!;
  const door: Reach = {
    from: 'internet',
    to: db.id,
    port: 5432,
    protocol: 'tcp',
    purpose: 'A mistake',
    because: [],
  };
  // The model keeps private fields, which only it can read.
  const open = new Proxy({} as Model, {
    get: (_target, name) => {
      if (name === 'reach') return [...model.reach, door];
      const value: unknown = Reflect.get(model, name, model);
      return typeof value === 'function' ? (value.bind(model) as unknown) : value;
    },
  });
  const failing = [...pd3.check(open, EXAMPLE_CONTEXT)].filter((verdict) => !verdict.holds);
  expect(failing.map((verdict) => verdict.evidence)).toEqual([
    'App database: the internet may connect on port 5432.',
  ]);
});
