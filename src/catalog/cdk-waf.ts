import { create, object, ref, run, template, type Expression } from '../codegen/typescript';
import { fieldsOf, type Scope } from '../exporters/cdk';
import type { ModelNode } from '../spec/model';
import { logGroup } from './cdk-logs';
import { decideOnWaf } from './waf-decision';

/** A public entrance; what it is, is its own business. */
type Entrance = ModelNode<{
  readonly wafRateLimit: number;
  readonly wafLargeBodies: boolean;
  readonly wafLogging: boolean;
  readonly logRetentionDays: number;
}>;

const HELPER = {
  module: 'web-acl',
  exports: ['WebAcl'],
  text: `import * as cdk from "aws-cdk-lib";
import type { ILogGroup } from "aws-cdk-lib/aws-logs";
import * as wafv2 from "aws-cdk-lib/aws-wafv2";
import { Construct } from "constructs";

export interface WebAclProps {
  readonly webAclName: string;
  /** The ARN of the load balancer, or of the stage of a REST API. */
  readonly protects: string;
  /** What one address may ask within five minutes before it is blocked. */
  readonly rateLimit: number;
  /** Bodies over 8 KB are counted and not blocked: uploads come through. */
  readonly letsLargeBodiesThrough?: boolean;
  /** WAF writes only to groups whose names begin with "aws-waf-logs-". Without one nothing is logged. */
  readonly logGroup?: ILogGroup;
}

/** A web ACL before what it protects, and its log. The library has no more for WAF than what CloudFormation has: hence the L1. */
export class WebAcl extends Construct {
  constructor(scope: Construct, id: string, props: WebAclProps) {
    super(scope, id);
    const {
      webAclName,
      rateLimit,
      letsLargeBodiesThrough = false,
      logGroup,
    } = props;
    const counted = letsLargeBodiesThrough ? ["SizeRestrictions_BODY"] : [];
    const acl = new wafv2.CfnWebACL(this, "Resource", {
      name: webAclName,
      scope: "REGIONAL",
      defaultAction: { allow: {} },
      rules: [
        managed("AWSManagedRulesAmazonIpReputationList", 10),
        managed("AWSManagedRulesCommonRuleSet", 20, counted),
        managed("AWSManagedRulesKnownBadInputsRuleSet", 30),
        {
          name: "rate-limit",
          priority: 40,
          action: { block: {} },
          statement: {
            rateBasedStatement: { limit: rateLimit, aggregateKeyType: "IP" },
          },
          visibilityConfig: visibility("rate-limit"),
        },
      ],
      visibilityConfig: visibility(webAclName),
    });
    new wafv2.CfnWebACLAssociation(this, "Association", {
      resourceArn: props.protects,
      webAclArn: acl.attrArn,
    });
    if (logGroup === undefined) return;
    new wafv2.CfnLoggingConfiguration(this, "Logging", {
      resourceArn: acl.attrArn,
      // The group's own ARN ends with ":*", which WAF refuses.
      logDestinationConfigs: [
        cdk.Stack.of(this).formatArn({
          service: "logs",
          resource: "log-group",
          arnFormat: cdk.ArnFormat.COLON_RESOURCE_NAME,
          resourceName: logGroup.logGroupName,
        }),
      ],
    });
  }
}

/** A group of rules that AWS keeps. \`counted\`: its rules that only count. */
function managed(
  name: string,
  priority: number,
  counted: readonly string[] = [],
): wafv2.CfnWebACL.RuleProperty {
  const ruleActionOverrides = counted.map((rule) => ({
    name: rule,
    actionToUse: { count: {} },
  }));
  return {
    name,
    priority,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: "AWS",
        name,
        ...(counted.length > 0 && { ruleActionOverrides }),
      },
    },
    visibilityConfig: visibility(name),
  };
}

function visibility(
  metricName: string,
): wafv2.CfnWebACL.VisibilityConfigProperty {
  return {
    cloudWatchMetricsEnabled: true,
    metricName,
    sampledRequestsEnabled: true,
  };
}
`,
};

/** The name, which the dimension of its metrics needs too. */
export const webAclName = (node: ModelNode, c: Scope): Expression => c.awsName(node);

/** A web ACL before what has this ARN, and its log. */
export function emitWaf(node: Entrance, guarded: Expression, c: Scope): void {
  const own = fieldsOf(node);
  const { wafLargeBodies, wafLogging } = node.params;
  c.helper(HELPER);
  decideOnWaf(node, c);
  const logs = wafLogging ? declareLogs(node, c) : undefined;
  c.add(node, [
    run(
      create(
        'WebAcl',
        ref('this'),
        c.id(node, 'WebAcl'),
        object([
          ['webAclName', webAclName(node, c)],
          ['protects', guarded],
          own.param('rateLimit', 'wafRateLimit'),
          own.field('letsLargeBodiesThrough', 'wafLargeBodies', wafLargeBodies || undefined),
          own.field('logGroup', 'wafLogging', logs),
        ]),
      ),
      { origin: own.origin },
    ),
  ]);
}

const declareLogs = (node: Entrance, c: Scope): Expression =>
  c.declare(
    node,
    c.name(node, 'WafLogs'),
    'logs.LogGroup',
    logGroup(c, c.id(node, 'WafLogs'), node.params.logRetentionDays, {
      name: template('aws-waf-logs-', c.awsName(node)),
      origin: fieldsOf(node).from('logRetentionDays'),
    }),
  );
