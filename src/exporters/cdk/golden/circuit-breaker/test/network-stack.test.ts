import { test } from "node:test";
import * as cdk from "aws-cdk-lib";
import cdkJson from "../cdk.json" with { type: "json" };
import { createStacks } from "../lib/stacks.js";
import { partOf } from "./part-of.js";

const app = new cdk.App({ context: cdkJson.context });
const { network } = createStacks(app);

test("Production has the range that is planned for it", () => {
  partOf(network, "Vpc").hasResourceProperties("AWS::EC2::VPC", {
    CidrBlock: "10.0.0.0/16",
    EnableDnsSupport: true,
  });
});

test("Production records who speaks with whom", () => {
  partOf(network, "Vpc").hasResourceProperties("AWS::EC2::FlowLog", {
    ResourceType: "VPC",
    LogDestinationType: "cloud-watch-logs",
  });
});
