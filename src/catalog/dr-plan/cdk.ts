import { cdkKind, stackModule, type Scope } from '../../exporters/cdk';
import { healthCheckNamed, shellWord } from '../../exporters/runbook';
import type { ModelNode } from '../../spec/model';
import { planFile, planText, type Exported } from './plan-text';
import { drPlan } from './spec';

export const cdk = cdkKind(drPlan, {
  stack: 'backup',
  readsDesign: true,
  emit: (node, c) => {
    const { path, says } = planFile(node, c.model);
    const text = planText(node, {
      model: c.model,
      regionOf: (one) => c.cdk.regionOf(one),
      addressOf: (one) => c.cdk.addressOf(one),
      backupPlan: (one) => c.facet(one.id, 'backupPlan'),
      tool: {
        setup: [
          `NAME=${shellWord(`${c.model.settings.project}-${c.model.settings.environment}`)} # project and environment, as in lib/config.ts`,
          'ACCOUNT="$(aws sts get-caller-identity --query Account --output text)"',
          'PARTITION="$(aws sts get-caller-identity --query Arn --output text | cut -d: -f2)"',
        ],
        deploy: ['npm ci', 'npx cdk deploy --all'],
        deploySays:
          'Bootstrap that region first: the README says how. The record of a name exists already: delete it before the deployment makes its own.',
      },
      names: namesIn(c),
      prerequisites: ['The bootstrap stack of the CDK is there in each region.'],
    });
    c.file(node, path, 'markdown', text);
    c.after(`dr-plan-${node.id}`, says);
  },
});

/** By the outputs of each stack, asked of CloudFormation in its own region. */
function namesIn(c: Scope): Exported['names'] {
  const stackOf = (node: ModelNode): string => {
    const { stack, region } = c.cdk.scopeOf(node);
    return `--region ${shellWord(region)} --stack-name "$NAME-${stackModule(stack).replace(/-stack$/, '')}"`;
  };
  const output = (node: ModelNode, suffix: 'GroupName' | 'ServiceName' | 'SecretArn') =>
    `"$(aws cloudformation describe-stacks ${stackOf(node)} --query "Stacks[0].Outputs[?OutputKey=='${c.id(node, suffix)}'].OutputValue" --output text)"`;
  const vpcOf = (node: ModelNode): ModelNode =>
    c.model.get(c.model.networkOf(node.id)?.vpc ?? node.id);
  return {
    group: (node) => output(node, 'GroupName'),
    cluster: (node) =>
      `"$(aws cloudformation describe-stack-resources ${stackOf(node)} --query "StackResources[?ResourceType=='AWS::ECS::Cluster' && starts_with(LogicalResourceId, '${c.id(vpcOf(node), 'EcsCluster')}')].PhysicalResourceId" --output text)"`,
    service: (node) => output(node, 'ServiceName'),
    bucket: (node) => `"$NAME-${node.slug}-$ACCOUNT"`,
    secret: (node) => `"$NAME/${node.slug}"`,
    // The switch, which has the name of the check that it turns. The stack of both may lie in the region that is lost.
    check: (node) => healthCheckNamed(node.slug, "Type=='CALCULATED'"),
    // CloudFormation goes by the identifier, which is the same.
    adopt: () => [],
  };
}
