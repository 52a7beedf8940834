import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { templateOf } from '.';
import { catalog } from '../catalog';
import { terraformExporter } from '../catalog/terraform';
import { resolve } from '../resolve';

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const HEADING = '## The methodology, figure by figure';
const [, section = ''] = README.split(`${HEADING}\n`);
const [table = ''] = section.split('\n## ');

const codes = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code!);
const rows = table
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(1)
  .map((line) => line.split('|').slice(1, -1))
  .map(([title = '', template, kinds, files]) => ({
    title: title.trim(),
    templates: codes(template),
    kinds: codes(kinds),
    files: codes(files),
  }));

/** Every figure and every code block, in the methodology's words and order, and what shows that the files hold it. */
const BLOCKS: Readonly<Record<string, readonly RegExp[]>> = {
  'Three-Tier Network Architecture': [
    /public_subnets/,
    /private_subnets/,
    /database_subnets/,
    /"aws_instance" "bastion"/,
    /"aws_opensearch_domain"/,
  ],
  'Multi-AZ VPC Pattern': [/"terraform-aws-modules\/vpc\/aws"/, /one_nat_gateway_per_az/],
  'Application Load Balancer Pattern': [/"aws_lb"/, /access_logs/, /certificate_arn/],
  'HTTP to HTTPS redirect': [/status_code += "HTTP_301"/],
  'Path-based routing': [/"aws_lb_listener_rule"/, /path_pattern/],
  'Auto Scaling with Target Tracking': [/"aws_autoscaling_group"/, /instance_refresh/],
  'CPU-based scaling': [/ASGAverageCPUUtilization/],
  'Request-based scaling': [/ALBRequestCountPerTarget/],
  'Multi-AZ RDS Pattern': [/multi_az += true/, /deletion_protection/],
  'Read Replica Pattern': [/replicate_source_db/],
  'ElastiCache Redis Cluster Pattern': [/"aws_elasticache_replication_group"/, /auth_token/],
  'Cache-Aside Pattern': [/cache-aside/i, /CACHE_HOST/],
  'Multi-Region Active-Passive': [/aws\.us_west_2/, /"aws_s3_bucket_replication_configuration"/],
  'Route 53 Failover Pattern': [/"aws_route53_health_check"/, /"PRIMARY"/, /"SECONDARY"/],
  'Blue-Green with ALB': [/target_group \{/, /weight/],
  'AWS App Mesh / Envoy configuration': [/VirtualNode/, /outlierDetection/, /outlier_detection/],
  'Microservices Infrastructure': [
    /"aws_ecs_service" "service_a"/,
    /"aws_ecs_service" "service_c"/,
  ],
  'Serverless Event-Driven': [/"aws_apigatewayv2_api"/, /"aws_sqs_queue"/, /"aws_sns_topic"/],
  'Checklist: backup, monitoring, DR plan': [/"aws_backup_plan"/, /"aws_cloudwatch_dashboard"/],
};

it('shows every figure and every code block of the methodology', () => {
  expect(rows.map(({ title }) => title)).toEqual(Object.keys(BLOCKS));
});

it.each(rows)('$title is in a template, with the kinds and files that are named', (row) => {
  const [id = ''] = row.templates;
  expect(row.templates).toEqual([id]);
  const design = templateOf(id)!.build();
  const drawn = new Set(Object.values(design.nodes).map(({ kind }) => kind));
  expect(row.kinds).not.toEqual([]);
  expect(row.kinds.filter((kind) => !drawn.has(kind))).toEqual([]);

  const { files } = terraformExporter.run(resolve(design, catalog), []);
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  expect(row.files.filter((path) => !texts.has(path))).toEqual([]);
  const text = row.files.map((path) => texts.get(path)).join('\n');
  for (const pattern of BLOCKS[row.title] ?? []) expect(text).toMatch(pattern);
});
