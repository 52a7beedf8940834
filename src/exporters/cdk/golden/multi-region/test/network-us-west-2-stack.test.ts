import { test } from "node:test";
import * as cdk from "aws-cdk-lib";
import cdkJson from "../cdk.json" with { type: "json" };
import { createStacks } from "../lib/stacks.js";
import { partOf } from "./part-of.js";

const app = new cdk.App({ context: cdkJson.context });
const { networkUsWest2 } = createStacks(app);

test("Production has the range that is planned for it", () => {
  partOf(networkUsWest2, "VpcDr").hasResourceProperties("AWS::EC2::VPC", {
    CidrBlock: "10.1.0.0/16",
    EnableDnsSupport: true,
  });
});

test("Production records who speaks with whom", () => {
  partOf(networkUsWest2, "VpcDr").hasResourceProperties("AWS::EC2::FlowLog", {
    ResourceType: "VPC",
    LogDestinationType: "cloud-watch-logs",
  });
});
