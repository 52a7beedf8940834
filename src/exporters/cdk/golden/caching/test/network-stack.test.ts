import { test } from "node:test";
import { partOf } from "./part-of.js";
import { stacks } from "./stacks.js";

const { network } = stacks;

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
