import { expect, test } from 'vitest';
import { catalog } from '../catalog';
import { buildDesign } from '../catalog/builder';
import { apply, idsAfter, type Design } from '../design';
import type { JsonObject } from '../kit/json';
import { resolve } from '../resolve';
import { faultsOfFix, offersOf } from '../testing/fix-proof';
import { asPrinted } from '../templates/as-printed';
import { EXAMPLE_CONTEXT } from './example-context';
import { dr4 } from './recovery/dr-4';

const failuresOf = (design: Design) =>
  [...dr4.check(resolve(design, catalog), EXAMPLE_CONTEXT)].filter(({ holds }) => !holds);

function mended(design: Design): Design {
  const [fix] = failuresOf(design)[0]?.fixes ?? [];
  expect(fix?.safe).toBe(true);
  const plan = fix?.command(resolve(design, catalog), idsAfter(design));
  if (!plan?.ok) throw new Error('There is no fix.');
  return apply(design, plan.value.patch);
}

/** "from verb to", by slugs, of what the second of two designs has more. */
function drawn(before: Design, after: Design) {
  const slug = (id: string) => after.nodes[id]?.slug;
  const isNew = (table: object) => (id: string) => !Object.hasOwn(table, id);
  return {
    nodes: Object.keys(after.nodes).filter(isNew(before.nodes)).map(slug),
    edges: Object.keys(after.edges)
      .filter(isNew(before.edges))
      .map((id) => after.edges[id]!)
      .map(({ from, verb, to }) => `${slug(from)} ${verb} ${slug(to)}`)
      .toSorted(),
  };
}

test('services that call each other come to the second region together, joined as they are in the first', () => {
  const printed = asPrinted.build();
  const titles = failuresOf(printed).map(({ fixes }) => fixes?.map(({ title }) => title));
  expect(titles).toEqual([
    ['Draw api and app-node in us-west-2 as well'],
    ['Draw api and app-node in us-west-2 as well'],
  ]);
  const fixed = mended(printed);
  expect(drawn(printed, fixed)).toEqual({
    nodes: ['api-dr', 'app-node-dr'],
    edges: [
      'alb-dr routes-to api-dr',
      'api-dr calls-service app-node-dr',
      'api-dr reads-writes redis-dr',
    ],
  });
  const route = Object.values(fixed.edges).find(({ to }) => fixed.nodes[to]?.slug === 'api-dr');
  expect(route?.params).toMatchObject({ paths: ['/api/*'], priority: 100, ownListener: false });
  expect(failuresOf(fixed)).toEqual([]);
});

/** A shop that answers at once and bills later, with one balancer in the second region. */
function billing(plan: JsonObject = {}): Design {
  const design = buildDesign();
  const dns = design.node('route53-record', { label: 'shop.example.org', slug: 'dns' });
  const place = (code: string, suffix: string, cidr: string) => {
    const region = design.node('region', {
      label: code,
      slug: `region${suffix}`,
      params: { region: code },
    });
    const vpc = design.node('vpc', {
      label: 'Network',
      slug: `vpc${suffix}`,
      parent: region,
      params: { cidr },
    });
    const tier = (role: string) =>
      design.node('tier', { label: role, slug: `${role}${suffix}`, parent: vpc, params: { role } });
    const [pub, app] = [tier('public'), tier('app')];
    const alb = design.node('application-load-balancer', {
      label: 'Balancer',
      slug: `alb${suffix}`,
      parent: pub,
    });
    return { region, app, alb };
  };
  const first = place('us-east-1', '', '10.0.0.0/16');
  const second = place('us-west-2', '-dr', '10.1.0.0/16');
  const shop = design.node('ecs-service', { label: 'Shop', slug: 'shop', parent: first.app });
  const bills = design.node('sqs-queue', { label: 'Bills', slug: 'bills', parent: first.region });
  const biller = design.node('ecs-service', { label: 'Biller', slug: 'biller', parent: first.app });
  const bank = design.node('external-system', { label: 'Bank', slug: 'bank' });
  const files = design.node('s3-bucket', { label: 'Files', slug: 'files', parent: first.region });
  design.node('dr-plan', { label: 'Plan', slug: 'plan', params: plan });
  design.edge('resolves-to', dns, first.alb);
  design.edge('resolves-to', dns, second.alb, { failover: 'secondary' });
  design.edge('routes-to', first.alb, shop);
  design.edge('sends-to', shop, bills);
  design.edge('feeds', bills, biller);
  design.edge('talks-to', biller, bank);
  design.edge('stores-in', biller, files);
  return design.build();
}

test('queues, buckets and what lies in no region are joined to the copies as well', () => {
  const before = billing();
  const fixed = mended(before);
  expect(drawn(before, fixed)).toEqual({
    nodes: ['shop-dr', 'bills-dr', 'biller-dr', 'files-dr'],
    edges: [
      'alb-dr routes-to shop-dr',
      'biller-dr stores-in files-dr',
      'biller-dr talks-to bank',
      'bills-dr feeds biller-dr',
      'files replicates-objects-to files-dr',
      'shop-dr sends-to bills-dr',
    ],
  });
  expect(failuresOf(fixed)).toEqual([]);
});

test('nor does a schedule start anything where a copy rests', () => {
  const before = billing({ strategy: 'pilot-light' });
  const shop = Object.values(before.nodes).find(({ slug }) => slug === 'shop')!;
  const group = { ...shop, kind: 'auto-scaling-group', params: { schedule: true, morningMin: 6 } };
  const fixed = mended({ ...before, nodes: { ...before.nodes, [shop.id]: group } });
  const copy = Object.values(fixed.nodes).find(({ slug }) => slug === 'shop-dr');
  expect(copy?.params).toMatchObject({ min: 0, desired: 0, schedule: false });
});

test('a copy rests where the plan has nothing run before a failover', () => {
  const minimum = (plan: JsonObject) => {
    const fixed = mended(billing(plan));
    return Object.values(fixed.nodes).find(({ slug }) => slug === 'shop-dr')?.params.min;
  };
  expect(minimum({ strategy: 'pilot-light' })).toBe(0);
  expect(minimum({ strategy: 'warm-standby' })).toBe(3);
});

/** Of a design with one change of what stands in the first region, all that no fix may bring. */
function worseAfter(slug: string, params: JsonObject, named = slug) {
  const before = billing();
  const [node] = Object.values(before.nodes).filter((one) => one.slug === slug);
  const nodes = {
    ...before.nodes,
    [node!.id]: { ...node!, slug: named, params: { ...node!.params, ...params } },
  };
  const design = { ...before, nodes };
  const [fix] = failuresOf(design)[0]?.fixes ?? [];
  const offer = offersOf(resolve(design, catalog)).find((one) => one.fix.title === fix?.title);
  return { title: fix?.title, faults: faultsOfFix(design, offer!), fixed: mended(design) };
}

test('a bucket that keeps no versions keeps them from then on, and the fix says so', () => {
  const { title, faults } = worseAfter('files', { versioning: false });
  expect(title).toMatch(/ in us-west-2 as well, and keep versions of Files$/);
  expect(faults).toEqual([]);
});

test('names made of the identifier of a copy are as AWS takes them', () => {
  const { faults } = worseAfter('shop', {}, 'the-shop-that-answers-at-once-1');
  expect(faults).toEqual([]);
});

test('a copy pulls its image from the registry of its own region', () => {
  const image = '123456789012.dkr.ecr.us-east-1.amazonaws.com/shop:1.4';
  const { fixed } = worseAfter('shop', { image });
  const copy = Object.values(fixed.nodes).find(({ slug }) => slug === 'shop-dr');
  expect(copy?.params.image).toBe('123456789012.dkr.ecr.us-west-2.amazonaws.com/shop:1.4');
});
