import { multiline, nested, object, ref, set, template } from '../codegen/hcl';
import type { Expression, TopLevel } from '../codegen/hcl';
import type { ModelNode } from '../spec/model';
import { fieldsOf, keyArn, type Terraform } from '../exporters/terraform';
import { decideOnWaf } from './waf-decision';

/** A public entrance; what it is, is its own business. */
type Entrance = ModelNode<{
  readonly wafRateLimit: number;
  readonly wafLargeBodies: boolean;
  readonly wafLogging: boolean;
  readonly logRetentionDays: number;
}>;

const COMMON_RULES = 'AWSManagedRulesCommonRuleSet';

/** AWS's managed groups and the order in which they look at a request. */
const MANAGED_GROUPS = {
  AWSManagedRulesAmazonIpReputationList: 10,
  [COMMON_RULES]: 20,
  AWSManagedRulesKnownBadInputsRuleSet: 30,
};

/** Why Checkov, which wants the group of anonymous addresses beside the one against Log4j, may pass over what is guarded. */
export const ANONYMOUS_ALLOWED =
  'Known bad inputs such as those for Log4j are blocked; AWSManagedRulesAnonymousIpList would block users of VPNs too';

const visibility = (metric: Expression) =>
  nested('visibility_config', [
    set('cloudwatch_metrics_enabled', true),
    set('metric_name', metric),
    set('sampled_requests_enabled', true),
  ]);

/** A web ACL before what has this ARN, and its log. */
export function emitWaf(node: Entrance, guarded: Expression, t: Terraform): void {
  const own = fieldsOf(node);
  const name = t.id(node);
  const acl = own.ref(`aws_wafv2_web_acl.${name}.arn`);
  decideOnWaf(node, t);
  t.add(
    node,
    'waf',
    t.resource(node, 'aws_wafv2_web_acl', name, [
      set('name', t.awsName(node)),
      set('scope', 'REGIONAL'),
      nested('default_action', [nested('allow', [])]),
      nested(
        'dynamic',
        [
          set('for_each', multiline(object(MANAGED_GROUPS))),
          nested('content', [
            set('name', ref('rule.key')),
            set('priority', ref('rule.value')),
            nested('override_action', [nested('none', [])]),
            nested('statement', [
              nested('managed_rule_group_statement', [
                set('vendor_name', 'AWS'),
                set('name', ref('rule.key')),
                node.params.wafLargeBodies &&
                  nested(
                    'dynamic',
                    [
                      own.field(
                        'for_each',
                        'wafLargeBodies',
                        ref(`rule.key == "${COMMON_RULES}" ? ["SizeRestrictions_BODY"] : []`),
                        'Uploads: bodies over 8 KB are counted, and the rest of the rules still look at their beginning.',
                      ),
                      nested('content', [
                        set('name', ref('rule_action_override.value')),
                        nested('action_to_use', [nested('count', [])]),
                      ]),
                    ],
                    { labels: ['rule_action_override'] },
                  ),
              ]),
            ]),
            visibility(ref('rule.key')),
          ]),
        ],
        { labels: ['rule'] },
      ),
      nested(
        'rule',
        [
          set('name', 'rate-limit'),
          set('priority', 40),
          nested('action', [nested('block', [])]),
          nested('statement', [
            nested('rate_based_statement', [
              own.param('limit', 'wafRateLimit'),
              set('aggregate_key_type', 'IP'),
            ]),
          ]),
          visibility('rate-limit'),
        ],
        { origin: own.from('wafRateLimit') },
      ),
      visibility(t.awsName(node)),
    ]),
    t.resource(node, 'aws_wafv2_web_acl_association', name, [
      set('resource_arn', guarded),
      set('web_acl_arn', acl),
    ]),
    node.params.wafLogging && logBlocks(node, acl, t),
  );
}

function logBlocks(node: Entrance, acl: Expression, t: Terraform): TopLevel {
  const own = fieldsOf(node);
  const logGroup = t.derived(node, 'waf');
  return [
    t.resource(node, 'aws_cloudwatch_log_group', logGroup, [
      set('name', template('aws-waf-logs-', t.awsName(node)), {
        note: 'WAF writes only to groups whose names begin like this.',
      }),
      own.param('retention_in_days', 'logRetentionDays'),
      set('kms_key_id', keyArn(t, 'logs', node)),
    ]),
    t.resource(node, 'aws_wafv2_web_acl_logging_configuration', t.id(node), [
      set('resource_arn', acl),
      set('log_destination_configs', [own.ref(`aws_cloudwatch_log_group.${logGroup}.arn`)]),
    ]),
  ];
}
