import { test } from "node:test";
import { Match } from "aws-cdk-lib/assertions";
import { partOf } from "./part-of.js";
import { stacks } from "./stacks.js";

const { application } = stacks;

test("app.example.com answers first", () => {
  partOf(application, "Dns").hasResourceProperties("AWS::Route53::RecordSet", {
    Type: "A",
    Failover: "PRIMARY",
    SetIdentifier: "primary",
  });
});

test("ALB keeps access logs", () => {
  partOf(application, "Alb").hasResourceProperties(
    "AWS::ElasticLoadBalancingV2::LoadBalancer",
    {
      LoadBalancerAttributes: Match.arrayWith([
        { Key: "access_logs.s3.enabled", Value: "true" },
      ]),
    },
  );
});

test("ALB answers over HTTPS", () => {
  partOf(application, "Alb").hasResourceProperties(
    "AWS::ElasticLoadBalancingV2::Listener",
    {
      Port: 443,
      Protocol: "HTTPS",
      SslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
    },
  );
});

test("Web servers replaces servers that answer no health check", () => {
  partOf(application, "Web").hasResourceProperties(
    "AWS::AutoScaling::AutoScalingGroup",
    {
      HealthCheckType: "ELB",
      MinSize: "6",
      MaxSize: "12",
    },
  );
});

test("Web servers starts servers with encrypted volumes and IMDSv2", () => {
  partOf(application, "WebLaunchTemplate").hasResourceProperties(
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
