import type { JsonObject } from '../../../src/kit/json';
import { addressOf, listOf, nested, resources, textOf, type Block } from '../tree';
import {
  ignores,
  isReplacedFirst,
  nowhere,
  onEach,
  repeated,
  takesAccessLogs,
  unwrap,
  waitsFor,
  type Trap,
} from './trap';

/** ELB quotas: condition values per rule. */
const MOST_VALUES = 5;

function valuesOf({ body }: Block): readonly unknown[] {
  return nested(body, 'condition').flatMap((condition) =>
    ['path_pattern', 'host_header', 'http_header'].flatMap((name) =>
      nested(condition, name).flatMap(({ values }) => listOf(values)),
    ),
  );
}

/** Whether the subnets of a group leave through a NAT gateway: that of their own VPC. */
const hasNat = (body: JsonObject, blocks: readonly Block[]): boolean => {
  const vpc = /module\.(\w+)\.private_subnets/.exec(textOf(body.vpc_zone_identifier ?? ''))?.[1];
  return blocks.some(
    ({ name, body: inputs }) => name === vpc && inputs.enable_nat_gateway === true,
  );
};

/** Sections 1.2 and 1.3: load balancers and the servers behind them. */
export const WEB: readonly Trap[] = [
  {
    section: '1.2',
    does: 'has two listeners on one port',
    find: (blocks) =>
      repeated(
        resources(blocks, 'aws_lb_listener').map(
          ({ body }) => `${unwrap(body.load_balancer_arn)}:${String(body.port)}`,
        ),
      ),
  },
  {
    section: '1.2',
    does: 'has two rules of one priority',
    find: (blocks) =>
      repeated(
        resources(blocks, 'aws_lb_listener_rule').map(
          ({ body }) => `${unwrap(body.listener_arn)} ${String(body.priority)}`,
        ),
      ),
  },
  {
    section: '1.2',
    does: 'asks a rule for more than five values, or for none',
    find: (blocks) =>
      resources(blocks, 'aws_lb_listener_rule')
        .filter((rule) => valuesOf(rule).length === 0 || valuesOf(rule).length > MOST_VALUES)
        .map(addressOf),
  },
  onEach(
    '1.2',
    'leaves the TLS policy to AWS, whose default is TLS 1.0',
    'aws_lb_listener',
    (body) =>
      body.protocol === 'HTTPS' && !String(body.ssl_policy).startsWith('ELBSecurityPolicy-'),
  ),
  onEach(
    '1.2',
    'makes a listener before its certificate is issued',
    'aws_lb_listener',
    (body) =>
      body.protocol === 'HTTPS' &&
      !/^(?:aws_acm_certificate_validation\.\w+\.certificate_arn|var\.\w+)$/.test(
        unwrap(body.certificate_arn),
      ),
  ),
  onEach(
    '1.2',
    'switches access logs on before the bucket takes them',
    'aws_lb',
    (body) =>
      nested(body, 'access_logs').length > 0 &&
      !waitsFor(body).some((one) => one.startsWith('aws_s3_bucket_policy.')),
  ),
  onEach(
    '1.2',
    'cannot replace a target group that a listener uses',
    'aws_lb_target_group',
    (body) => 'name' in body || String(body.name_prefix).length > 6 || !isReplacedFirst(body),
  ),
  onEach(
    '1.2',
    'leaves the target type to AWS',
    'aws_lb_target_group',
    (body) => !('target_type' in body),
  ),
  onEach(
    '1.2',
    'refuses log delivery in old or in new regions, or takes it without TLS',
    'aws_s3_bucket_policy',
    (body, blocks) => {
      if (!takesAccessLogs(body, blocks)) return false;
      const name = unwrap(body.policy).split('.')[2];
      const policy = blocks.find(
        (block) => block.type === 'aws_iam_policy_document' && block.name === name,
      );
      const text = policy ? textOf(policy.body) : '';
      return (
        !text.includes('logdelivery.elasticloadbalancing') || !text.includes('aws:SecureTransport')
      );
    },
  ),
  onEach(
    '1.2',
    'counts instead of blocks in a managed WAF group',
    'aws_wafv2_web_acl',
    (body) => !/"override_action":\[\{"none":\[\{\}\]\}\]/.test(textOf(body)),
  ),
  {
    section: '0.3',
    does: 'names a WAF log group as WAF refuses it',
    find: (blocks) =>
      resources(blocks, 'aws_wafv2_web_acl_logging_configuration')
        .filter(({ body }) => {
          const group = unwrap(listOf(body.log_destination_configs)[0]).split('.')[1];
          const found = resources(blocks, 'aws_cloudwatch_log_group').find(
            ({ name }) => name === group,
          );
          return !String(found?.body.name).startsWith('aws-waf-logs-');
        })
        .map(addressOf),
  },
  nowhere(
    '1.3',
    'follows the latest template without saying so in the plan',
    /\$(?:Latest|Default)/,
  ),
  onEach(
    '1.3',
    'resets the capacity that scaling policies own',
    'aws_autoscaling_group',
    (body, blocks, { name }) =>
      !ignores(body).includes('desired_capacity') &&
      resources(blocks, 'aws_autoscaling_policy').some(
        (policy) =>
          unwrap(policy.body.autoscaling_group_name) === `aws_autoscaling_group.${name}.name`,
      ),
  ),
  onEach(
    '1.3',
    'names both subnets and zones of a group',
    'aws_autoscaling_group',
    (body) => 'availability_zones' in body,
  ),
  onEach(
    '1.3',
    'never refreshes its instances',
    'aws_autoscaling_group',
    (body) => nested(body, 'instance_refresh').length === 0,
  ),
  onEach(
    '1.3',
    'attaches target groups from outside of the group',
    'aws_autoscaling_attachment',
    () => true,
  ),
  ...(['aws_autoscaling_group', 'aws_launch_template'] as const).map((type) =>
    onEach(
      '1.3',
      `gives ${type} a name that its replacement cannot have`,
      type,
      (body) => 'name' in body || !isReplacedFirst(body),
    ),
  ),
  onEach(
    '1.3',
    'scales on the requests of a target group that nothing uses yet',
    'aws_autoscaling_policy',
    (body, blocks) => {
      if (!textOf(body).includes('ALBRequestCountPerTarget')) return false;
      const group = unwrap(body.autoscaling_group_name).split('.')[1];
      const target = /aws_lb_target_group\.\w+/.exec(textOf(body))?.[0] ?? 'none';
      const owner = resources(blocks, 'aws_autoscaling_group').find(({ name }) => name === group);
      return (
        !waitsFor(body).some((one) => /^aws_lb_listener(?:_rule)?\./.test(one)) ||
        !listOf(owner?.body.target_group_arns).some((arn) => unwrap(arn).startsWith(`${target}.`))
      );
    },
  ),
  onEach(
    '1.3',
    'starts servers before they can be reached or may read anything',
    'aws_autoscaling_group',
    (body, blocks) =>
      (hasNat(body, blocks) && !waitsFor(body).some((one) => one.startsWith('module.'))) ||
      !waitsFor(body).some((one) => one.startsWith('aws_iam_role_policy')) ||
      (listOf(body.target_group_arns).length > 0 &&
        !waitsFor(body).some((one) => one.startsWith('aws_lb_listener'))),
  ),
  onEach('1.3', 'gives servers public addresses', 'aws_launch_template', (body) =>
    /"associate_public_ip_address":true/.test(textOf(body)),
  ),
  onEach(
    '0.7',
    'encrypts volumes with a key that Auto Scaling may not use',
    'aws_launch_template',
    (body) => /"kms_key_id"/.test(textOf(body)),
  ),
  onEach(
    '0.3',
    'leaves instances and volumes without tags',
    'aws_launch_template',
    (body) =>
      !('tag_specifications' in body) && !/"tag_specifications"/.test(textOf(body.dynamic ?? {})),
  ),
  onEach(
    '0.3',
    'leaves the instances of a group without tags',
    'aws_autoscaling_group',
    (body) => !/"propagate_at_launch":true/.test(textOf(body)),
  ),
];
