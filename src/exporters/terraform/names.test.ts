import { expect, it } from 'vitest';
import { catalog } from '../../catalog';
import { buildDesign } from '../../catalog/builder';
import { terraformExporter } from '../../catalog/terraform';
import { resolve } from '../../resolve';
import { nodeName } from './names';

/** Addresses of resources, in order of the files. */
function addresses(slugs: readonly string[]): readonly string[] {
  const builder = buildDesign();
  const region = builder.node('region', { label: 'Region' });
  const vpc = builder.node('vpc', { label: 'VPC', slug: 'net', parent: region });
  const tier = (role: string) =>
    builder.node('tier', { label: role, parent: vpc, params: { role, prefix: 24 } });
  const [pub, data] = [tier('public'), tier('data')];
  const nodes = slugs.map((slug) => ({
    slug,
    alb: builder.node('application-load-balancer', { label: slug, slug, parent: pub }),
  }));
  const taken = new Set(slugs);
  slugs.forEach((slug) => {
    if (taken.has(`${slug}-from`) || taken.has(`${slug}-db`)) return;
    const group = builder.node('auto-scaling-group', {
      label: slug,
      slug: `${slug}-from`,
      parent: data,
    });
    for (const { alb } of nodes) builder.edge('routes-to', alb, group);
    const db = builder.node('rds-instance', { label: slug, slug: `${slug}-db`, parent: data });
    builder.edge('reads-writes', group, db);
  });
  return terraformExporter
    .run(resolve(builder.build(), catalog), [])
    .files.flatMap(({ text }) =>
      [...text.matchAll(/^(?:resource|data|ephemeral|output|variable|module) [^{]+/gm)].map(
        ([head]) => head,
      ),
    );
}

it('gives no two resources one address, however slugs look like each other', () => {
  const hostile = [
    ['a', 'a-b', 'b', 'a-b-from', 'b-from', 'from'],
    ['a', 'a-logs', 'a-logs-logs', 'a-waf', 'a-https', 'a-http', 'a-certificate'],
    ['a-logs-logs', 'a-logs', 'a', 'net-endpoints', 'net-gateway'],
    ['a-db', 'a-db-monitoring', 'a-primary', 'a-reader', 'a-from-cpu', 'internet', 'a-requests'],
    ['a-db-primary', 'a-db', 'a', 'a-from-ssm', 'a-2', 'a-a-from', 'a-2-a-from-2'],
  ];
  for (const slugs of hostile) {
    const all = addresses(slugs);
    expect(new Set(all).size).toBe(all.length);
  }
});

it('sets a name apart by what it ends in, not by who else is there', () => {
  const alone = addresses(['a-logs']);
  expect(alone).toContain('resource "aws_lb" "a__logs" ');
  for (const slugs of [
    ['a', 'a-logs'],
    ['a-logs', 'a'],
  ]) {
    const all = addresses(slugs);
    expect(all).toContain('resource "aws_s3_bucket" "a_logs" ');
    expect(all).toContain('resource "aws_lb" "a__logs" ');
  }
});

it('gives outputs and variables endings of which none ends in another', () => {
  const builder = buildDesign();
  const region = builder.node('region', { label: 'Region', slug: 'home' });
  const vpc = builder.node('vpc', { label: 'VPC', slug: 'net', parent: region });
  const tiers = ['public', 'app', 'data'].map((role) =>
    builder.node('tier', { label: role, slug: `${role}-tier`, parent: vpc, params: { role } }),
  );
  const kinds = [...catalog.kinds.values()].map(({ spec }) => spec);
  const leaves = kinds.filter(({ container, exported }) => !container && exported);
  const slugs = leaves.map((spec, index) => {
    const slug = `x${index}`;
    const home = tiers[['public', 'app', 'data'].indexOf(spec.home ?? '')] ?? region;
    const parent = spec.inside.includes('canvas') ? {} : { parent: home };
    builder.node(spec.id, { label: slug, slug, ...parent });
    return slug;
  });
  const files = terraformExporter.run(resolve(builder.build(), catalog), []).files;
  for (const block of ['output', 'variable']) {
    const names = files.flatMap(({ text }) =>
      [...text.matchAll(new RegExp(`^${block} "([^"]+)"`, 'gm'))].map((match) => match[1]!),
    );
    const endings = new Set(
      names.flatMap((name) => {
        const owner = [...slugs, 'net', 'home'].find((slug) => name.startsWith(`${slug}_`));
        return owner === undefined ? [] : [name.slice(owner.length + 1)];
      }),
    );
    expect(endings.size).toBeGreaterThan(2);
    for (const one of endings) {
      const longer = [...endings].filter((other) => other.endsWith(`_${one}`));
      // What stands before it is then a word that is spoken for.
      const heads = longer.map((other) => other.slice(0, -one.length - 1));
      for (const head of heads) expect(nodeName(`x-${head.replaceAll('_', '-')}`)).toContain('__');
    }
  }
});

it('gives no two nodes of different kinds one output, and no edge a name of a node', () => {
  const builder = buildDesign();
  const region = builder.node('region', { label: 'Region' });
  const vpc = builder.node('vpc', { label: 'VPC', slug: 'bastion-instance', parent: region });
  const tier = (role: string) =>
    builder.node('tier', { label: role, parent: vpc, params: { role, prefix: 24 } });
  const [pub, data] = [tier('public'), tier('data')];
  const node = (kind: string, slug: string, parent: string) =>
    builder.node(kind, { label: slug, slug, parent });
  node('bastion-host', 'bastion', pub);
  node('rds-instance', 'db-reader', data);
  node('aurora-cluster', 'db', data);
  node('elasticache', 'cache', data);
  for (const slug of ['db-secret', 'cache-secret', 'orders-audit-topic', 'backup-vault'])
    node('sns-topic', slug, region);
  node('backup-plan', 'backup', region);
  const [orders, audit] = [node('sns-topic', 'orders', region), node('sqs-queue', 'audit', region)];
  builder.edge('notifies', orders, audit);
  builder.node('monitoring', {
    label: 'Monitoring',
    slug: 'orders-audit',
    parent: region,
    params: { emails: ['oncall@example.com'] },
  });
  const all = terraformExporter
    .run(resolve(builder.build(), catalog), [])
    .files.flatMap(({ text }) => text.match(/^(?:resource|data|output|variable) [^{]+/gm) ?? []);
  expect(all.filter((one, index) => all.indexOf(one) !== index)).toEqual([]);
  expect(all.length).toBeGreaterThan(100);
});
