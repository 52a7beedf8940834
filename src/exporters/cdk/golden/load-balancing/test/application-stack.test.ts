import { test } from "node:test";
import { Match } from "aws-cdk-lib/assertions";
import { partOf } from "./part-of.js";
import { stacks } from "./stacks.js";

const { application } = stacks;

test("Public ALB keeps access logs", () => {
  partOf(application, "Alb").hasResourceProperties(
    "AWS::ElasticLoadBalancingV2::LoadBalancer",
    {
      LoadBalancerAttributes: Match.arrayWith([
        { Key: "access_logs.s3.enabled", Value: "true" },
      ]),
    },
  );
});

test("Public ALB answers over HTTPS", () => {
  partOf(application, "Alb").hasResourceProperties(
    "AWS::ElasticLoadBalancingV2::Listener",
    {
      Port: 443,
      Protocol: "HTTPS",
      SslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
    },
  );
});

test("Admin servers replaces servers that answer no health check", () => {
  partOf(application, "Admin").hasResourceProperties(
    "AWS::AutoScaling::AutoScalingGroup",
    {
      HealthCheckType: "ELB",
      MinSize: "3",
      MaxSize: "10",
    },
  );
});

test("Admin servers starts servers with encrypted volumes and IMDSv2", () => {
  partOf(application, "AdminLaunchTemplate").hasResourceProperties(
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

test("Web servers replaces servers that answer no health check", () => {
  partOf(application, "Web").hasResourceProperties(
    "AWS::AutoScaling::AutoScalingGroup",
    {
      HealthCheckType: "ELB",
      MinSize: "3",
      MaxSize: "10",
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

test("API servers replaces servers that answer no health check", () => {
  partOf(application, "Api").hasResourceProperties(
    "AWS::AutoScaling::AutoScalingGroup",
    {
      HealthCheckType: "ELB",
      MinSize: "3",
      MaxSize: "10",
    },
  );
});

test("API servers starts servers with encrypted volumes and IMDSv2", () => {
  partOf(application, "ApiLaunchTemplate").hasResourceProperties(
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

test("Mobile API replaces servers that answer no health check", () => {
  partOf(application, "Mobile").hasResourceProperties(
    "AWS::AutoScaling::AutoScalingGroup",
    {
      HealthCheckType: "ELB",
      MinSize: "3",
      MaxSize: "10",
    },
  );
});

test("Mobile API starts servers with encrypted volumes and IMDSv2", () => {
  partOf(application, "MobileLaunchTemplate").hasResourceProperties(
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
