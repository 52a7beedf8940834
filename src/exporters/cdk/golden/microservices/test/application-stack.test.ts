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

test("Service A runs on a file system that is read only", () => {
  partOf(application, "ServiceATask").hasResourceProperties(
    "AWS::ECS::TaskDefinition",
    {
      ContainerDefinitions: [{ ReadonlyRootFilesystem: true }],
    },
  );
});

test("Service A rolls back a deployment that fails", () => {
  partOf(application, "ServiceA").hasResourceProperties("AWS::ECS::Service", {
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
  partOf(application, "ServiceA").hasResourceProperties(
    "AWS::ApplicationAutoScaling::ScalableTarget",
    { MinCapacity: 3, MaxCapacity: 10 },
  );
});

test("Service B runs on a file system that is read only", () => {
  partOf(application, "ServiceBTask").hasResourceProperties(
    "AWS::ECS::TaskDefinition",
    {
      ContainerDefinitions: [{ ReadonlyRootFilesystem: true }],
    },
  );
});

test("Service B rolls back a deployment that fails", () => {
  partOf(application, "ServiceB").hasResourceProperties("AWS::ECS::Service", {
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
  partOf(application, "ServiceB").hasResourceProperties(
    "AWS::ApplicationAutoScaling::ScalableTarget",
    { MinCapacity: 3, MaxCapacity: 10 },
  );
});

test("Service C runs on a file system that is read only", () => {
  partOf(application, "ServiceCTask").hasResourceProperties(
    "AWS::ECS::TaskDefinition",
    {
      ContainerDefinitions: [{ ReadonlyRootFilesystem: true }],
    },
  );
});

test("Service C rolls back a deployment that fails", () => {
  partOf(application, "ServiceC").hasResourceProperties("AWS::ECS::Service", {
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
  partOf(application, "ServiceC").hasResourceProperties(
    "AWS::ApplicationAutoScaling::ScalableTarget",
    { MinCapacity: 3, MaxCapacity: 10 },
  );
});
