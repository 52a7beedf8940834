/** What Checkov is told to pass over is what its check would report of the same resource, for the reason that stands there. */
import { parse } from '@cdktn/hcl2json';
import { beforeAll, describe, expect, it } from 'vitest';
import { catalog } from '../../catalog';
import { buildDesign } from '../../catalog/builder';
import { terraformExporter } from '../../catalog/terraform';
import type { Design } from '../../design';
import { resolve } from '../../resolve';
import { example } from '../../rules/example-designs';
import { functionsInVpc } from '../../rules/function-examples';
import { soundTemplates } from '../../templates';

interface Resource {
  readonly type: string;
  readonly address: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** The body as text, in which a reference stands as it is written. */
  readonly json: string;
  readonly skips: ReadonlyMap<string, string>;
}

const SKIP = /^ {2}# checkov:skip=(CKV2?_AWS_\d+):(\S.*)$/gm;

async function resourcesOf(design: Design): Promise<readonly Resource[]> {
  const found: Resource[] = [];
  for (const { path, text } of terraformExporter.run(resolve(design, catalog), []).files) {
    if (!path.endsWith('.tf')) continue;
    const { resource = {} } = (await parse(path, text)) as {
      readonly resource?: Readonly<Record<string, Readonly<Record<string, readonly object[]>>>>;
    };
    for (const [type, named] of Object.entries(resource)) {
      for (const [name, [body]] of Object.entries(named)) {
        const head = `resource "${type}" "${name}" {\n`;
        const start = text.indexOf(head);
        const block = text.slice(start, text.indexOf('\n}', start));
        found.push({
          type,
          address: `${type}.${name}`,
          body: body as Resource['body'],
          json: JSON.stringify(body),
          skips: new Map([...block.matchAll(SKIP)].map(([, id = '', reason = '']) => [id, reason])),
        });
      }
    }
  }
  return found;
}

/** A function on its own path through a REST API, and one that a topic calls. */
function restApi(): Design {
  const design = buildDesign();
  const region = design.node('region', { label: 'Region' });
  const node = (kind: string, label: string, params = {}) =>
    design.node(kind, { label, parent: region, params });
  const worker = node('lambda-function', 'Worker', { reservedConcurrency: 5 });
  design.edge('invokes', node('api-gateway', 'API', { kind: 'rest' }), worker);
  design.edge('notifies', node('sns-topic', 'Orders'), node('lambda-function', 'Mail'));
  return design.build();
}

const designs: readonly (() => Design)[] = [
  ...soundTemplates.map(({ build }) => build),
  restApi,
  functionsInVpc(),
  example({
    with: { alb: { waf: false, accessLogs: false, redirectHttp: false } },
  }),
  example({ with: { alb: { protocol: 'HTTP' }, replica: { multiAz: true } } }),
  example({
    with: {
      db: { password: 'in-state' },
      route: { protocol: 'HTTPS', port: 8443 },
    },
  }),
];

interface Condition {
  readonly type: string;
  /** Whether the check reports the resource, and the reason is true of it. */
  readonly holds: (one: Resource, all: readonly Resource[], reason: string | undefined) => boolean;
  /** Every resource of the type is so, in every design. */
  readonly isAlways?: true;
}

const names = (one: Resource, other: Resource): boolean => one.json.includes(`${other.address}.`);
const ofType = (all: readonly Resource[], type: string) => all.filter((one) => one.type === type);
const isNamedBy = (one: Resource, all: readonly Resource[], type: string): boolean =>
  ofType(all, type).some((other) => names(other, one));

const isLogBucket = (one: Resource, all: readonly Resource[]): boolean =>
  ofType(all, 'aws_lb').some(({ body }) =>
    JSON.stringify(body['access_logs'] ?? '').includes(`${one.address}.`),
  );
const logBucketWithout = (type: string): Condition => ({
  type: 'aws_s3_bucket',
  holds: (one, all) => isLogBucket(one, all) && !isNamedBy(one, all, type),
});

const SQL = ['aws_db_instance', 'aws_db_proxy', 'aws_rds_cluster'];
const IN_VPC = [...SQL, 'aws_elasticache_replication_group', 'aws_opensearch_domain', 'aws_lb'];
const namesAny = (one: Resource, types: readonly string[]): boolean =>
  types.some((type) => one.json.includes(`${type}.`));

const isReplica = ({ body }: Resource): boolean => body['replicate_source_db'] !== undefined;

const CONDITIONS: Readonly<Record<string, Condition>> = {
  CKV_AWS_260: {
    type: 'aws_vpc_security_group_ingress_rule',
    holds: ({ body, json }, all) => {
      const group = ofType(all, 'aws_security_group').find(({ address }) =>
        json.includes(`${address}.`),
      );
      const balancer = group && ofType(all, 'aws_lb').find((one) => names(one, group));
      const listeners = ofType(all, 'aws_lb_listener').filter(
        (one) => balancer && names(one, balancer) && one.body['port'] === 80,
      );
      return (
        body['from_port'] === 80 &&
        body['cidr_ipv4'] === '0.0.0.0/0' &&
        listeners.length > 0 &&
        listeners.every(
          ({ json: listener }) =>
            listener.includes('"type":"redirect"') && listener.includes('"protocol":"HTTPS"'),
        )
      );
    },
  },
  CKV_AWS_378: {
    type: 'aws_lb_target_group',
    holds: (one, all) => {
      const listeners = ofType(all, 'aws_lb_listener');
      const rules = ofType(all, 'aws_lb_listener_rule').filter((rule) => names(rule, one));
      const isBehindTls = listeners.some(
        (listener) =>
          listener.body['protocol'] === 'HTTPS' && rules.some((rule) => names(rule, listener)),
      );
      return (
        one.body['protocol'] === 'HTTP' &&
        isBehindTls &&
        !listeners.some((listener) => names(listener, one))
      );
    },
  },
  CKV_AWS_133: {
    type: 'aws_db_instance',
    holds: (one) => isReplica(one) && one.body['backup_retention_period'] === 0,
  },
  CKV_AWS_157: {
    type: 'aws_db_instance',
    holds: (one) => isReplica(one) && one.body['multi_az'] === false,
  },
  CKV_AWS_18: logBucketWithout('aws_s3_bucket_logging'),
  CKV_AWS_144: logBucketWithout('aws_s3_bucket_replication_configuration'),
  CKV2_AWS_62: logBucketWithout('aws_s3_bucket_notification'),
  CKV_AWS_145: {
    type: 'aws_s3_bucket',
    holds: (one, all) =>
      isLogBucket(one, all) &&
      ofType(all, 'aws_s3_bucket_server_side_encryption_configuration').some(
        (other) => names(other, one) && other.json.includes('"sse_algorithm":"AES256"'),
      ),
  },
  CKV2_AWS_57: {
    type: 'aws_secretsmanager_secret',
    isAlways: true,
    holds: (one, all, reason = '') => {
      const [, password, version] =
        /-replace=(random_password\.\w+),|raising var\.(\w+),/.exec(reason) ?? [];
      const isUsed = (text: string | undefined) =>
        text !== undefined &&
        all.some(
          ({ type, json }) => type !== 'aws_secretsmanager_secret_version' && json.includes(text),
        );
      return (
        !isNamedBy(one, all, 'aws_secretsmanager_secret_rotation') &&
        (isUsed(password && `${password}.result`) || isUsed(version && `var.${version}`))
      );
    },
  },
  CKV2_AWS_76: {
    type: 'aws_lb',
    holds: (one, all) =>
      ofType(all, 'aws_wafv2_web_acl').some(
        (acl) =>
          acl.json.includes('AWSManagedRulesKnownBadInputsRuleSet') &&
          !acl.json.includes('AWSManagedRulesAnonymousIpList') &&
          ofType(all, 'aws_wafv2_web_acl_association').some(
            (other) => names(other, one) && names(other, acl),
          ),
      ),
  },
  CKV2_AWS_5: {
    type: 'aws_security_group',
    holds: (one, all) => {
      const users = all.filter(
        (other) => !other.type.startsWith('aws_vpc_security_group_') && names(other, one),
      );
      return users.length > 0 && users.every(({ type }) => type === 'aws_db_proxy');
    },
  },
  CKV_AWS_115: {
    type: 'aws_lambda_function',
    holds: (one) => one.body['reserved_concurrent_executions'] === undefined && !namesAny(one, SQL),
  },
  CKV_AWS_116: {
    type: 'aws_lambda_function',
    holds: (one, all) =>
      one.body['dead_letter_config'] === undefined &&
      !isNamedBy(one, all, 'aws_sns_topic_subscription'),
  },
  CKV_AWS_117: {
    type: 'aws_lambda_function',
    holds: (one) => one.body['vpc_config'] === undefined && !namesAny(one, IN_VPC),
  },
  CKV_AWS_272: {
    type: 'aws_lambda_function',
    isAlways: true,
    holds: ({ body, json }) =>
      body['code_signing_config_arn'] === undefined && json.includes('data.archive_file.'),
  },
  CKV_AWS_120: {
    type: 'aws_api_gateway_stage',
    isAlways: true,
    holds: ({ body }) => body['cache_cluster_enabled'] === undefined,
  },
  CKV_AWS_225: {
    type: 'aws_api_gateway_method_settings',
    isAlways: true,
    holds: ({ json }) => !json.includes('caching_enabled'),
  },
  CKV2_AWS_51: {
    type: 'aws_api_gateway_stage',
    isAlways: true,
    holds: ({ body }, all) =>
      body['client_certificate_id'] === undefined &&
      ofType(all, 'aws_api_gateway_integration').every((one) => one.body['type'] === 'AWS_PROXY'),
  },
};

let exported: readonly (readonly Resource[])[] = [];
beforeAll(async () => {
  exported = await Promise.all(designs.map((build) => resourcesOf(build())));
}, 120_000);

describe.each(Object.entries(CONDITIONS))('%s', (id, { type, holds, isAlways }) => {
  const each = () =>
    exported.flatMap((all) =>
      ofType(all, type).map((one) => ({
        one,
        all,
        reason: one.skips.get(id),
      })),
    );

  it('is passed over in the resources of which it is true, and in no other', () => {
    for (const { one, all, reason } of each()) {
      expect(reason !== undefined, one.address).toBe(holds(one, all, reason));
    }
  });

  it('is met in both ways', () => {
    expect(each().some(({ reason }) => reason !== undefined)).toBe(true);
    expect(each().some(({ reason }) => reason === undefined)).toBe(isAlways !== true);
  });
});

it('passes over nothing else, and nowhere else', () => {
  for (const { type, address, skips } of exported.flat()) {
    for (const id of skips.keys()) expect(CONDITIONS[id]?.type, `${id} in ${address}`).toBe(type);
  }
});

it('is written as Checkov reads it: once for a check, on one line, with one reason', () => {
  for (const build of designs) {
    for (const { path, text } of terraformExporter.run(resolve(build(), catalog), []).files) {
      if (!path.endsWith('.tf')) continue;
      const orders = text.split('\n').filter((line) => line.includes('checkov:'));
      expect(orders.join('\n').match(SKIP)?.length ?? 0, path).toBe(orders.length);
      for (const line of orders) expect(line).toMatch(/^[^:]*:skip=\w+:[^:]*$/);
      for (const block of text.split(/^\}$/m)) {
        const ids = [...block.matchAll(SKIP)].map(([, id]) => id);
        expect(new Set(ids).size, block).toBe(ids.length);
      }
    }
  }
});
