import { expect, test } from 'vitest';
import { applicationLoadBalancer } from '../catalog/application-load-balancer/spec';
import { rdsInstance } from '../catalog/rds-instance/spec';
import { catalog } from '../catalog';
import { apply, idsAfter, type Design } from '../design';
import { resolve } from '../resolve';
import { network } from '../templates/network';
import { setLabel, setParam } from './commands';
import { fact, factOfEach } from './fact';
import type { Model } from './model';

const modelOf = (design: Design): Model => resolve(design, catalog);

const idOf = (model: Model, kind: string): string =>
  model.nodes.find((node) => node.kind === kind)!.id;

function after(model: Model, plan: ReturnType<typeof setParam>): Model {
  if (!plan.ok) throw new Error(plan.error.reason);
  return modelOf(apply(model.design, plan.value.patch));
}

const withStorage = (model: Model, allocatedGib: number): Model =>
  after(
    model,
    setParam(
      model,
      { node: idOf(model, rdsInstance.id), name: 'allocatedGib', value: allocatedGib },
      idsAfter(model.design),
    ),
  );
const renamed = (model: Model, kind: string, label: string): Model =>
  after(model, setLabel(model, { node: idOf(model, kind), label }, idsAfter(model.design)));

test('a fact is computed anew where something that it read has changed, and only there', () => {
  let runs = 0;
  const labels = fact((model) => {
    runs += 1;
    return model.ofKind(rdsInstance).map(({ label }) => label);
  });
  const first = modelOf(network.build());
  const before = labels(first);
  expect(labels(withStorage(first, 333))).toBe(before);
  expect(labels(renamed(first, applicationLoadBalancer.id, 'Other'))).toBe(before);
  expect(runs).toBe(1);
  expect(labels(renamed(first, rdsInstance.id, 'Orders'))).toContain('Orders');
  expect(labels(first)).toEqual(before);
  expect(runs).toBe(3);
});

test('what asks a fact depends on its result, whatever the fact has read for it', () => {
  let runs = 0;
  const isLarge = fact((model) =>
    model.ofKind(rdsInstance).some(({ params }) => params.allocatedGib > 1000),
  );
  const sentence = fact((model) => {
    runs += 1;
    return isLarge(model) ? 'large' : 'small';
  });
  const first = modelOf(network.build());
  expect(sentence(first)).toBe('small');
  expect(sentence(withStorage(first, 333))).toBe('small');
  expect(runs).toBe(1);
  expect(sentence(withStorage(first, 3333))).toBe('large');
  expect(sentence(first)).toBe('small');
});

test('a fact of each item reads anew those that changed, and forgets those that are gone', () => {
  const read: string[] = [];
  const storage = factOfEach(
    ({ nodes }) => nodes,
    (node) => {
      read.push(node.id);
      return node.kind === rdsInstance.id ? [Number(node.params['allocatedGib'])] : [];
    },
  );
  const first = modelOf(network.build());
  storage(first);
  expect(read).toHaveLength(first.nodes.length);

  read.length = 0;
  const second = withStorage(first, 333);
  expect(storage(second)).toContain(333);
  expect(read).toEqual([idOf(first, rdsInstance.id)]);

  read.length = 0;
  const { [idOf(second, applicationLoadBalancer.id)]: gone, ...nodes } = second.design.nodes;
  const fewer = modelOf({
    ...second.design,
    nodes,
    edges: Object.fromEntries(
      Object.entries(second.design.edges).filter(
        ([, { from, to }]) => from !== gone?.id && to !== gone?.id,
      ),
    ),
  });
  expect(storage(fewer)).toContain(333);
  expect(read).toEqual([]);

  // Drawn again by an undo, after an edit of another.
  const again = withStorage(second, 444);
  expect(storage(again)).toContain(444);
  expect(read).toContain(gone?.id);
});

test('a fact of each item that throws half-way leaves no value of another design behind', () => {
  let isBroken = false;
  const storage = factOfEach(
    ({ nodes }) => nodes.filter(({ kind }) => kind === rdsInstance.id || kind === 'elasticache'),
    (node) => {
      if (isBroken && node.kind === 'elasticache') throw new Error('A mistake.');
      return node.kind === rdsInstance.id
        ? [Number(node.params['allocatedGib'])]
        : [node.label.length];
    },
  );
  const first = modelOf(network.build());
  const before = storage(first);
  isBroken = true;
  expect(() => storage(renamed(withStorage(first, 333), 'elasticache', 'Sessions'))).toThrow();
  isBroken = false;
  expect(storage(renamed(first, applicationLoadBalancer.id, 'Other'))).toEqual(before);
});
