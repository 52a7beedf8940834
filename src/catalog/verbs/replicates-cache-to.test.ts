import { expect, test } from 'vitest';
import { catalog } from '..';
import { buildDesign } from '../builder';
import type { DesignBuilder, NodeId } from '../../design';
import { resolve } from '../../resolve';
import { replicatesCacheTo } from './replicates-cache-to';

type Place = (code: string, existing?: boolean) => NodeId;

/** What the verb says of joining two of the caches that are drawn. */
function refusal(draw: (design: DesignBuilder, cache: Place) => readonly [NodeId, NodeId]) {
  const design = buildDesign();
  const regions = new Map<string, NodeId>();
  let count = 0;
  const [from, to] = draw(design, (code, existing = false) => {
    const region =
      regions.get(code) ?? design.node('region', { label: code, params: { region: code } });
    regions.set(code, region);
    count += 1;
    const vpc = design.node('vpc', { label: `VPC ${count}`, parent: region });
    const role = { role: 'data', prefix: 24 };
    const tier = design.node('tier', { label: `Data ${count}`, parent: vpc, params: role });
    const label = `Cache ${count}`;
    return design.node('elasticache', { label, parent: tier, params: { existing } });
  });
  const model = resolve(design.build(), catalog);
  return replicatesCacheTo.refuse?.(model, model.get(from), model.get(to)) ?? null;
}
const join = (design: DesignBuilder, from: NodeId, to: NodeId) =>
  design.edge('replicates-cache-to', from, to);

test('a cache replicates to two other regions, and to no more', () => {
  expect(refusal((_, cache) => [cache('us-east-1'), cache('us-west-2')])).toBeNull();
  const toMany = (codes: readonly string[]) =>
    refusal((design, cache) => {
      const primary = cache('us-east-1');
      for (const code of codes) join(design, primary, cache(code));
      return [primary, cache('eu-west-1')];
    });
  expect(toMany(['us-west-2'])).toBeNull();
  expect(toMany(['us-west-2', 'eu-central-1'])).toContain('2 other regions');
  expect(toMany(['eu-west-1'])).toContain('one cache in each');
});

test('it follows one that takes writes, in another region, and none that exists', () => {
  expect(refusal((_, cache) => [cache('us-east-1'), cache('us-east-1')])).toContain('one region');
  const given = refusal((_, cache) => [cache('us-east-1', true), cache('us-west-2')]);
  expect(given).toContain('Cache 1 exists already');
  const emptied = refusal((_, cache) => [cache('us-east-1'), cache('us-west-2', true)]);
  expect(emptied).toContain('Cache 2 exists already');
  const chained = refusal((design, cache) => {
    const [first, second] = [cache('us-east-1'), cache('us-west-2')];
    join(design, first, second);
    return [second, cache('eu-west-1')];
  });
  expect(chained).toContain('Cache 2 follows another cache');
  const above = refusal((design, cache) => {
    const [first, second] = [cache('us-east-1'), cache('us-west-2')];
    join(design, first, second);
    return [cache('eu-west-1'), first];
  });
  expect(above).toContain('Cache 1 is the primary of others');
});
