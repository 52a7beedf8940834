import { test } from "node:test";
import { Match } from "aws-cdk-lib/assertions";
import { partOf } from "./part-of.js";
import { stacks } from "./stacks.js";

const { applicationUsWest2 } = stacks;

test("app.example.com answers last", () => {
  partOf(applicationUsWest2, "DnsSecondary").hasResourceProperties(
    "AWS::Route53::RecordSet",
    {
      Type: "A",
      Failover: "SECONDARY",
      SetIdentifier: "secondary",
    },
  );
});

test("Standby ALB keeps access logs", () => {
  partOf(applicationUsWest2, "AlbDr").hasResourceProperties(
    "AWS::ElasticLoadBalancingV2::LoadBalancer",
    {
      LoadBalancerAttributes: Match.arrayWith([
        { Key: "access_logs.s3.enabled", Value: "true" },
      ]),
    },
  );
});

test("Standby ALB answers over HTTPS", () => {
  partOf(applicationUsWest2, "AlbDr").hasResourceProperties(
    "AWS::ElasticLoadBalancingV2::Listener",
    {
      Port: 443,
      Protocol: "HTTPS",
      SslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
    },
  );
});

test("Standby servers replaces servers that answer no health check", () => {
  partOf(applicationUsWest2, "WebDr").hasResourceProperties(
    "AWS::AutoScaling::AutoScalingGroup",
    {
      HealthCheckType: "ELB",
      MinSize: "3",
      MaxSize: "12",
    },
  );
});

test("Standby servers starts servers with encrypted volumes and IMDSv2", () => {
  partOf(applicationUsWest2, "WebDrLaunchTemplate").hasResourceProperties(
    "AWS::EC2::LaunchTemplate",
    {
      LaunchTemplateData: {
        BlockDeviceMappings: [
          {
            Ebs: { Encrypted: true },
          },
        ],
        MetadataOptions: { HttpTokens: "required" },
      },
    },
  );
});
