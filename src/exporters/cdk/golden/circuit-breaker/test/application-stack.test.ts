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

test("Shop runs on a file system that is read only", () => {
  partOf(application, "ShopTask").hasResourceProperties(
    "AWS::ECS::TaskDefinition",
    {
      ContainerDefinitions: [{ ReadonlyRootFilesystem: true }],
    },
  );
});

test("Shop rolls back a deployment that fails", () => {
  partOf(application, "Shop").hasResourceProperties("AWS::ECS::Service", {
    DeploymentConfiguration: {
      DeploymentCircuitBreaker: { Enable: true, Rollback: true },
      MinimumHealthyPercent: 100,
    },
    NetworkConfiguration: {
      AwsvpcConfiguration: { AssignPublicIp: "DISABLED" },
    },
  });
});

test("Shop grows and shrinks with its load", () => {
  partOf(application, "Shop").hasResourceProperties(
    "AWS::ApplicationAutoScaling::ScalableTarget",
    { MinCapacity: 3, MaxCapacity: 10 },
  );
});

test("Payments runs on a file system that is read only", () => {
  partOf(application, "PaymentsTask").hasResourceProperties(
    "AWS::ECS::TaskDefinition",
    {
      ContainerDefinitions: [{ ReadonlyRootFilesystem: true }],
    },
  );
});

test("Payments rolls back a deployment that fails", () => {
  partOf(application, "Payments").hasResourceProperties("AWS::ECS::Service", {
    DeploymentConfiguration: {
      DeploymentCircuitBreaker: { Enable: true, Rollback: true },
      MinimumHealthyPercent: 100,
    },
    NetworkConfiguration: {
      AwsvpcConfiguration: { AssignPublicIp: "DISABLED" },
    },
  });
});

test("Payments grows and shrinks with its load", () => {
  partOf(application, "Payments").hasResourceProperties(
    "AWS::ApplicationAutoScaling::ScalableTarget",
    { MinCapacity: 3, MaxCapacity: 10 },
  );
});
