import * as cdk from "aws-cdk-lib";
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

/** A group of rules that AWS keeps. `counted`: its rules that only count. */
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
