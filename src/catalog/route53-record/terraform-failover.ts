import {
  comment,
  nested,
  object,
  set,
  template,
  type Block,
  type Expression,
} from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, type Terraform } from '../../exporters/terraform';
import { directName, type Failover, type Resolution } from '../verbs/resolves-to';
import type { route53Record } from './spec';
import { FAILS_OVER_BY_ITSELF } from './zones';

type Dns = ModelNode<ParamsOf<typeof route53Record.fields>>;

interface Alias {
  readonly edge: Resolution;
  readonly address: string;
  readonly zoneId: Expression;
  readonly name: Expression;
  readonly evaluateTargetHealth: boolean;
  /** Of a pair that share a name. */
  readonly routing?: { readonly role: keyof Failover; readonly healthCheckId: Expression | null };
}

export function aliasRecord(node: Dns, alias: Alias, t: Terraform): Block {
  const own = fieldsOf(node);
  const target = t.facet(alias.edge.to, 'alias');
  const { routing } = alias;
  return t.resource(node, 'aws_route53_record', alias.address, [
    set('zone_id', alias.zoneId),
    set('name', alias.name, { origin: own.from('domain') }),
    set('type', 'A'),
    routing && set('set_identifier', routing.role),
    routing?.healthCheckId != null && set('health_check_id', routing.healthCheckId),
    routing &&
      nested('failover_routing_policy', [set('type', routing.role.toUpperCase())], {
        origin: { edge: alias.edge.id, field: 'failover' },
      }),
    nested(
      'alias',
      [
        set('name', target?.dnsName ?? null),
        set('zone_id', target?.zoneId ?? null),
        own.field('evaluate_target_health', 'evaluateTargetHealth', alias.evaluateTargetHealth),
      ],
      { origin: { edge: alias.edge.id } },
    ),
  ]);
}

/** PRIMARY and SECONDARY under one name, and a name for each by itself, which the health check asks. */
export function emitFailover(
  node: Dns,
  pair: Failover,
  zoneId: Expression,
  name: Expression,
  t: Terraform,
): void {
  const { params } = node;
  const own = fieldsOf(node);
  const isManual = params.failoverMode === 'manual';
  const direct = (role: keyof Failover) =>
    aliasRecord(
      node,
      {
        edge: pair[role],
        address: t.derived(node, `${role}_direct`),
        zoneId,
        name: template(directName(role, ''), name),
        evaluateTargetHealth: true,
      },
      t,
    );
  t.decide(
    isManual ? 'failover-manual' : 'failover-automatic',
    isManual
      ? 'DNS fails over by hand: promote the database of the second region first, then apply with the variable that ends in ' +
          '`_failed_over` set to true. A health check alone would send writes to a replica.'
      : FAILS_OVER_BY_ITSELF,
  );
  if (isManual && params.healthCheck) emitSwitch(node, t);
  t.add(
    node,
    'dns',
    direct('primary'),
    direct('secondary'),
    params.healthCheck && healthCheck(node, pair, isManual, name, t),
    aliasRecord(
      node,
      {
        edge: pair.primary,
        address: t.id(node),
        zoneId,
        name,
        evaluateTargetHealth: params.evaluateTargetHealth && !isManual,
        routing: {
          role: 'primary',
          healthCheckId: params.healthCheck
            ? own.ref(`aws_route53_health_check.${t.id(node)}.id`)
            : null,
        },
      },
      t,
    ),
    comment('The last resort: an unhealthy standby is still better than no answer.'),
    aliasRecord(
      node,
      {
        edge: pair.secondary,
        address: t.derived(node, 'secondary'),
        zoneId,
        name,
        evaluateTargetHealth: false,
        routing: { role: 'secondary', healthCheckId: null },
      },
      t,
    ),
  );
}

/** The switch alone, because a plan of everything asks the region that is down. */
function emitSwitch(node: Dns, t: Terraform): void {
  const id = t.id(node);
  t.after(
    `failover-${node.id}`,
    [
      `## Fail over ${id}`,
      '',
      'Promote the database of the second region first. Then move the name, without asking the region that is down:',
      '',
      '```sh',
      `terraform apply -refresh=false -target=aws_route53_health_check.${id} -var=${failedOver(id)}=true`,
      '```',
      '',
      `Set \`${failedOver(id)} = true\` in \`terraform.tfvars\` as well, or the next apply moves it back.`,
    ].join('\n'),
  );
}

const failedOver = (id: string): string => `${id}_failed_over`;

function healthCheck(
  node: Dns,
  pair: Failover,
  isManual: boolean,
  name: Expression,
  t: Terraform,
): Block {
  const { params } = node;
  const own = fieldsOf(node);
  const isHttps = t.facet(pair.primary.to, 'alias')?.isHttps ?? true;
  const id = t.id(node);
  const variable = failedOver(id);
  const flag = () =>
    t.variable({
      name: variable,
      description: 'Whether DNS answers with the second region. Promote its database before.',
      type: 'bool',
      default: false,
      origin: { node: node.id, field: 'failoverMode' },
    });
  return t.resource(node, 'aws_route53_health_check', id, [
    own.field(
      'fqdn',
      'healthCheckName',
      params.healthCheckName === ''
        ? template(directName('primary', ''), name)
        : params.healthCheckName,
      'Not the failover name itself: that would follow the failover.',
    ),
    set('type', isHttps ? 'HTTPS' : 'HTTP'),
    set('port', isHttps ? 443 : 80),
    own.param('resource_path', 'healthPath'),
    own.number('request_interval', 'healthIntervalSeconds'),
    own.param('failure_threshold', 'healthFailures'),
    own.param('measure_latency', 'healthLatency'),
    isManual && [
      own.field(
        'disabled',
        'failoverMode',
        true,
        'Disabled counts as healthy, and disabled and inverted as unhealthy: that is the switch.',
      ),
      own.field('invert_healthcheck', 'failoverMode', flag()),
    ],
    set('tags', object({ Name: t.awsName(node) })),
  ]);
}
