import {
  call,
  create,
  method,
  object,
  ref,
  run,
  template,
  type Expression,
} from '../../codegen/typescript';
import { fieldsOf, numberOf, type Scope } from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { directName, type Failover } from '../verbs/resolves-to';
import { aliasRecord } from './cdk-record';
import type { route53Record } from './spec';
import { FAILS_OVER_BY_ITSELF } from './zones';

type Dns = ModelNode<ParamsOf<typeof route53Record.fields>>;

/** PRIMARY and SECONDARY under one name, and a name for each by itself, which the health check asks. */
export function emitFailover(
  node: Dns,
  pair: Failover,
  name: Expression,
  stacks: Readonly<Record<keyof Failover, Scope>>,
): void {
  const { params } = node;
  const { primary, secondary } = stacks;
  const isManual = params.failoverMode === 'manual';
  primary.decide(
    isManual ? 'failover-manual' : 'failover-automatic',
    isManual
      ? 'DNS fails over by hand: promote the database of the second region first, then deploy with the setting that ends in ' +
          '`FailedOver` set to true. A health check alone would send writes to a replica.'
      : FAILS_OVER_BY_ITSELF,
  );
  const healthCheck = params.healthCheck
    ? emitHealthCheck(node, primary.facet(pair.primary.to, 'alias')?.isHttps ?? true, name, primary)
    : null;
  for (const role of ['primary', 'secondary'] as const) {
    aliasRecord(
      node,
      {
        edge: pair[role],
        suffix: role === 'primary' ? 'PrimaryDirect' : 'SecondaryDirect',
        name: template(directName(role, ''), name),
        evaluateTargetHealth: true,
      },
      stacks[role],
    );
  }
  aliasRecord(
    node,
    {
      edge: pair.primary,
      name,
      evaluateTargetHealth: params.evaluateTargetHealth && !isManual,
      routing: { role: 'primary', healthCheck },
    },
    primary,
  );
  aliasRecord(
    node,
    {
      edge: pair.secondary,
      suffix: 'Secondary',
      name,
      evaluateTargetHealth: false,
      routing: { role: 'secondary', healthCheck: null },
      note: 'The last resort: an unhealthy standby is still better than no answer.',
    },
    secondary,
  );
  const failsOver = (role: keyof Failover) =>
    object({ Type: 'A', Failover: role.toUpperCase(), SetIdentifier: role });
  primary.check(node, 'answers first', 'AWS::Route53::RecordSet', failsOver('primary'));
  secondary.check(
    node,
    'answers last',
    'AWS::Route53::RecordSet',
    failsOver('secondary'),
    'Secondary',
  );
}

/** What tells whether the primary answers, or a person's word for it, as the stack of its record refers to it. */
function emitHealthCheck(node: Dns, isHttps: boolean, name: Expression, c: Scope): Expression {
  const { params } = node;
  const own = fieldsOf(node);
  const dns = c.in('dns');
  const check = dns.declare(
    node,
    dns.name(node, 'HealthCheck'),
    'route53.HealthCheck',
    create(
      'route53.HealthCheck',
      ref('this'),
      dns.id(node, 'HealthCheck'),
      object([
        ['type', ref(`route53.HealthCheckType.${isHttps ? 'HTTPS' : 'HTTP'}`)],
        own.field(
          'fqdn',
          'healthCheckName',
          params.healthCheckName === ''
            ? template(directName('primary', ''), name)
            : params.healthCheckName,
          'Not the failover name itself: that would follow the failover.',
        ),
        ['port', isHttps ? 443 : 80],
        own.param('resourcePath', 'healthPath'),
        own.field(
          'requestInterval',
          'healthIntervalSeconds',
          call('cdk.Duration.seconds', numberOf(params.healthIntervalSeconds)),
        ),
        own.param('failureThreshold', 'healthFailures'),
        own.param('measureLatency', 'healthLatency'),
      ]),
    ),
    { after: [named(node, dns.name(node, 'HealthCheck'), dns)] },
  );
  dns.check(
    node,
    'has its primary checked',
    'AWS::Route53::HealthCheck',
    object({
      HealthCheckConfig: call('Match.objectLike', object({ ResourcePath: params.healthPath })),
    }),
    'HealthCheck',
  );
  if (params.failoverMode !== 'manual') return c.take(node, 'HealthCheck', 'dns');
  emitSwitch(node, check, dns);
  return c.take(node, 'Switch', 'dns');
}

/** The console lists health checks by this tag. */
const named = (node: Dns, construct: string, c: Scope) =>
  run(method(call('cdk.Tags.of', ref(construct)), 'add', 'Name', c.awsName(node)));

function emitSwitch(node: Dns, check: Expression, dns: Scope): void {
  const own = fieldsOf(node);
  const failedOver = `${dns.name(node)}FailedOver`;
  const value = dns.setting({
    name: failedOver,
    description: 'Whether DNS answers with the second region. Promote its database before.',
    value: false,
    isExample: false,
    origin: own.from('failoverMode'),
  });
  const name = dns.name(node, 'Switch');
  dns.declare(
    node,
    name,
    'route53.HealthCheck',
    create(
      'route53.HealthCheck',
      ref('this'),
      dns.id(node, 'Switch'),
      object([
        ['type', ref('route53.HealthCheckType.CALCULATED')],
        ['childHealthChecks', [check]],
        [
          'healthThreshold',
          0,
          {
            note: 'Asks for none of the checks to be healthy, so it always is, until it is inverted.',
          },
        ],
        own.field('inverted', 'failoverMode', value),
      ]),
    ),
    { after: [named(node, name, dns)] },
  );
  dns.output(
    node,
    'SwitchId',
    'The health check that moves the name.',
    ref(`${name}.healthCheckId`),
  );
  dns.after(
    `failover-${node.id}`,
    [
      `## Fail over ${dns.name(node)}`,
      '',
      `Promote the database of the second region first. Then set \`${failedOver}\` to true in \`lib/config.ts\` and move the name, without asking ` +
        'the region that is down:',
      '',
      '```sh',
      `npx cdk deploy ${dns.cliName} --exclusively`,
      '```',
      '',
      `That stack lies in ${dns.region}. Where CloudFormation does not answer there, \`aws route53 update-health-check --inverted --health-check-id\` ` +
        `does the same. Its id is the output \`${dns.id(node, 'SwitchId')}\` of the stack, so note it beforehand; \`aws route53 list-health-checks\` ` +
        `tells it as well: of the type CALCULATED, with a tag \`Name\` that ends in \`-${node.slug}\`.`,
    ].join('\n'),
  );
}
