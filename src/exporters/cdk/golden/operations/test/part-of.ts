import * as cdk from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";

/** The template of a stack, with the resources of one construct only. */
export function partOf(stack: cdk.Stack, id: string): Template {
  const { Resources } = Template.fromStack(stack).toJSON();
  const own: Record<string, unknown> = {};
  for (const each of stack.node.findChild(id).node.findAll()) {
    if (!cdk.CfnResource.isCfnResource(each)) continue;
    const logicalId: string = stack.resolve(each.logicalId);
    own[logicalId] = Resources[logicalId];
  }
  return Template.fromJSON({ Resources: own });
}
