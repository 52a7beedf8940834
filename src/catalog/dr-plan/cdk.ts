import { capital, cdkKind, stackClass, stackModule, type Scope } from '../../exporters/cdk';
import { command, healthCheckNamed, shellWord } from '../../exporters/runbook';
import { regionsOf } from '../../recovery';
import type { ModelNode } from '../../spec/model';
import { recoveryKinds } from '../recovery';
import { placeOf } from '../cdk-place';
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
        deploy: [
          ...(regionsOf(recoveryKinds)(c.model).second === null
            ? ['REGION=CODE # as in that drawing']
            : []),
          'npm ci',
          `npx cdk bootstrap "aws://$ACCOUNT/"${secondOf(c)}`,
          ...dataStacks(c).map((id) => `npx cdk deploy ${id}`),
        ],
        deploySays:
          'First only what holds data, and what that needs: what answers requests comes after the restore.',
        namedSays: 'The name comes with it.',
        extend: [
          'npm ci',
          // `DataUsWest2` and all others of that region.
          `npx cdk deploy --exclusively '*${dataStackId(c).slice('Data'.length)}'`,
        ],
        extendSays: 'From the folder of the code. Only the stacks of that region are deployed.',
        point: ['npx cdk deploy --all'],
        pointSays:
          'What answers requests reads the secrets and the addresses of what was restored.',
      },
      made: (one, slug, prefix) => ({
        bucket: `"$${prefix}-${slug}-$ACCOUNT"`,
        members: (numbers) => membersOf(c.id({ ...one, slug }), numbers, dataStackIn(prefix, c)),
        secret: outputOf(dataStackIn(prefix, c), c.id({ ...one, slug }, 'SecretArn')),
        adopt: () => [],
        adoptSays:
          'CloudFormation learns of its new secret when it next changes the database: change the maintenance window in the drawing, and deploy.',
      }),
      copies: ({ slug, vpc }) => {
        const stack = (one: ModelNode) =>
          `--region ${secondOf(c)} --stack-name "$NAME-${c.cdk.scopeOf(one).stack.name}-"${secondOf(c)}`;
        const output = (one: ModelNode, suffix: 'GroupName' | 'ServiceName') =>
          outputOf(stack(one), c.id({ ...one, slug: slug(one) }, suffix));
        return {
          group: (one) => output(one, 'GroupName'),
          cluster: (one) => clusterOf(vpc(one), stack(one), c),
          service: (one) => output(one, 'ServiceName'),
        };
      },
      names: namesIn(c),
      prerequisites: ['The bootstrap stack of the CDK is there in each region.'],
    });
    c.file(node, path, 'markdown', text);
    c.after(`dr-plan-${node.id}`, says);
  },
});

const secondOf = (c: Scope): string => {
  const { second } = regionsOf(recoveryKinds)(c.model);
  return second === null ? '"$REGION"' : shellWord(second);
};

/** `DataUsWest2`: how the app calls a stack of the second region. */
const dataStackId = (c: Scope): string =>
  stackClass({
    name: 'data',
    region: regionsOf(recoveryKinds)(c.model).second ?? '',
    isPrimary: false,
  }).replace(/Stack$/, '');

const outputOf = (stack: string, key: string): string =>
  `"$(aws cloudformation describe-stacks ${stack} --query "Stacks[0].Outputs[?OutputKey=='${key}'].OutputValue" --output text)"`;

/** What holds data in the second region: of another deployment of the whole, or of this one. */
const dataStackIn = (prefix: 'NAME' | 'NEW', c: Scope): string =>
  `--region ${secondOf(c)} --stack-name "$${prefix}-data${prefix === 'NEW' ? '"' : `-"${secondOf(c)}`}`;

const clusterOf = (vpc: ModelNode, stack: string, c: Scope): string =>
  `"$(aws cloudformation describe-stack-resources ${stack} --query "StackResources[?ResourceType=='AWS::ECS::Cluster' && starts_with(LogicalResourceId, '${c.id(vpc, 'EcsCluster')}')].PhysicalResourceId" --output text)"`;

/** CloudFormation makes their names up. */
const membersOf = (id: string, numbers: readonly number[], stack: string): string => {
  const isMember = numbers
    .map((number) => `starts_with(LogicalResourceId, '${id}Instance${number}')`)
    .join(' || ');
  return `"$(aws cloudformation list-stack-resources ${stack} --query "StackResourceSummaries[?ResourceType=='AWS::RDS::DBInstance' && (${isMember})].PhysicalResourceId" --output text)"`;
};

/** Of another deployment, whose first region is the second of this one: the stacks of what is restored. */
const dataStacks = (c: Scope): readonly string[] => {
  const { ways } = regionsOf(recoveryKinds)(c.model);
  return [
    ...new Set(
      [...ways].flatMap(([id, { how }]) =>
        how === 'restored' ? capital(c.cdk.scopeOf(c.model.get(id)).stack.name) : [],
      ),
    ),
  ];
};

/** By the outputs of each stack, asked of CloudFormation in its own region. */
function namesIn(c: Scope): Exported['names'] {
  const stackOf = (node: ModelNode): string => {
    const { stack, region } = c.cdk.scopeOf(node);
    return `--region ${shellWord(region)} --stack-name "$NAME-${stackModule(stack).replace(/-stack$/, '')}"`;
  };
  const output = (node: ModelNode, suffix: 'GroupName' | 'ServiceName' | 'SecretArn') =>
    outputOf(stackOf(node), c.id(node, suffix));
  const vpcOf = (node: ModelNode): ModelNode =>
    c.model.get(c.model.networkOf(node.id)?.vpc ?? node.id);
  return {
    group: (node) => output(node, 'GroupName'),
    cluster: (node) => clusterOf(vpcOf(node), stackOf(node), c),
    service: (node) => output(node, 'ServiceName'),
    bucket: (node) => `"$NAME-${node.slug}-$ACCOUNT"`,
    placed: (node, of) => {
      const found = (type: string, id: string) =>
        `$(aws cloudformation list-stack-resources ${stackOf(node)} --query "StackResourceSummaries[?ResourceType=='AWS::${type}' && starts_with(LogicalResourceId, '${id}')].PhysicalResourceId" --output text)`;
      const role = placeOf(node, c.cdk.scopeOf(node))?.role;
      const tier = c.model.networkOf(node.id)?.tiers.find((one) => one.role === role);
      const groups = of === 'cluster' ? 'RDS::DBClusterParameterGroup' : 'RDS::DBParameterGroup';
      return {
        subnetGroup: `"${found('RDS::DBSubnetGroup', c.id(tier?.node ?? node.id, 'DatabaseSubnets'))}"`,
        securityGroups: found('EC2::SecurityGroup', c.id(node, 'SecurityGroup')),
        parameterGroup: `"${found(groups, c.id(node, 'Parameters'))}"`,
      };
    },
    members: (node, numbers) => membersOf(c.id(node), numbers, stackOf(node)),
    secret: (node) => `"$NAME/${node.slug}"`,
    secretArn: (node) => output(node, 'SecretArn'),
    // The switch, which has the name of the check that it turns. The stack of both may lie in the region that is lost.
    check: (node) => healthCheckNamed(node.slug, "Type=='CALCULATED'"),
    takeRecord: (_node, domain) => ({
      comes: 'before',
      says: 'CloudFormation makes no record that exists: this one goes, and the next step makes it anew. A batch without changes is refused, and then there was none.',
      commands: [
        ...command(
          'aws route53 list-resource-record-sets --hosted-zone-id "$ZONE" --output json',
          `--start-record-name ${domain} --start-record-type A --max-items 1`,
          `| jq --arg name ${domain} '{Changes: [.ResourceRecordSets[] | select(.Name == $name + "." and .Type == "A") | {Action: "DELETE", ResourceRecordSet: .}]}' > record.json`,
        ),
        ...command(
          'aws route53 change-resource-record-sets --hosted-zone-id "$ZONE"',
          '--change-batch file://record.json',
        ),
      ],
    }),
    // CloudFormation goes by the identifier, which is the same.
    adopt: () => [],
  };
}
