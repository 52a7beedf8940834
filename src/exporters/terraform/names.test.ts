import { expect, it } from 'vitest';
import { catalog } from '../../catalog';
import { buildDesign } from '../../catalog/builder';
import { terraformExporter } from '../../catalog/terraform';
import { resolve } from '../../resolve';

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

it('keeps the plain name for the older node', () => {
  expect(addresses(['a', 'a-logs'])).toContain('resource "aws_s3_bucket" "a_logs" ');
  expect(addresses(['a', 'a-logs'])).toContain('resource "aws_lb" "a__logs" ');
  expect(addresses(['a-logs', 'a'])).toContain('resource "aws_s3_bucket" "a__logs" ');
  expect(addresses(['a-logs', 'a'])).toContain('resource "aws_lb" "a_logs" ');
});
