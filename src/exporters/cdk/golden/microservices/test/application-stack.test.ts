import { test } from "node:test";
import * as cdk from "aws-cdk-lib";
import { Match, Template } from "aws-cdk-lib/assertions";
import cdkJson from "../cdk.json" with { type: "json" };
import { createStacks } from "../lib/stacks.js";

const app = new cdk.App({ context: cdkJson.context });
const { application } = createStacks(app);
const template = Template.fromStack(application);

test("Public ALB keeps access logs", () => {
  template.hasResourceProperties("AWS::ElasticLoadBalancingV2::LoadBalancer", {
    LoadBalancerAttributes: Match.arrayWith([
      { Key: "access_logs.s3.enabled", Value: "true" },
    ]),
  });
});

test("Public ALB answers over HTTPS", () => {
  template.hasResourceProperties("AWS::ElasticLoadBalancingV2::Listener", {
    Port: 443,
    Protocol: "HTTPS",
    SslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
  });
});

test("Service A runs on a file system that is read only", () => {
  template.hasResourceProperties("AWS::ECS::TaskDefinition", {
    ContainerDefinitions: [{ ReadonlyRootFilesystem: true }],
  });
});

test("Service A rolls back a deployment that fails", () => {
  template.hasResourceProperties("AWS::ECS::Service", {
    DeploymentConfiguration: {
      DeploymentCircuitBreaker: { Enable: true, Rollback: true },
      MinimumHealthyPercent: 100,
    },
    NetworkConfiguration: {
      AwsvpcConfiguration: { AssignPublicIp: "DISABLED" },
    },
  });
});

test("Service A grows and shrinks with its load", () => {
  template.hasResourceProperties(
    "AWS::ApplicationAutoScaling::ScalableTarget",
    { MinCapacity: 3, MaxCapacity: 10 },
  );
});

test("Service B runs on a file system that is read only", () => {
  template.hasResourceProperties("AWS::ECS::TaskDefinition", {
    ContainerDefinitions: [{ ReadonlyRootFilesystem: true }],
  });
});

test("Service B rolls back a deployment that fails", () => {
  template.hasResourceProperties("AWS::ECS::Service", {
    DeploymentConfiguration: {
      DeploymentCircuitBreaker: { Enable: true, Rollback: true },
      MinimumHealthyPercent: 100,
    },
    NetworkConfiguration: {
      AwsvpcConfiguration: { AssignPublicIp: "DISABLED" },
    },
  });
});

test("Service B grows and shrinks with its load", () => {
  template.hasResourceProperties(
    "AWS::ApplicationAutoScaling::ScalableTarget",
    { MinCapacity: 3, MaxCapacity: 10 },
  );
});

test("Service C runs on a file system that is read only", () => {
  template.hasResourceProperties("AWS::ECS::TaskDefinition", {
    ContainerDefinitions: [{ ReadonlyRootFilesystem: true }],
  });
});

test("Service C rolls back a deployment that fails", () => {
  template.hasResourceProperties("AWS::ECS::Service", {
    DeploymentConfiguration: {
      DeploymentCircuitBreaker: { Enable: true, Rollback: true },
      MinimumHealthyPercent: 100,
    },
    NetworkConfiguration: {
      AwsvpcConfiguration: { AssignPublicIp: "DISABLED" },
    },
  });
});

test("Service C grows and shrinks with its load", () => {
  template.hasResourceProperties(
    "AWS::ApplicationAutoScaling::ScalableTarget",
    { MinCapacity: 3, MaxCapacity: 10 },
  );
});
