import { test } from "node:test";
import { partOf } from "./part-of.js";
import { stacks } from "./stacks.js";

const { networkUsWest2 } = stacks;

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
