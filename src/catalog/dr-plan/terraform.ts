import { healthCheckNamed, shellWord } from '../../exporters/runbook';
import { fieldsOf, terraformKind, type Terraform } from '../../exporters/terraform';
import type { ModelNode } from '../../spec/model';
import { engineOf } from '../sql-engines';
import { placeOf } from '../terraform-place';
import { planFile, planText, type Exported } from './plan-text';
import { drPlan } from './spec';

export const terraform = terraformKind(drPlan, {
  concern: 'backup',
  readsDesign: true,
  emit: (node, t) => {
    const { path, says } = planFile(node, t.model);
    const text = planText(node, {
      model: t.model,
      regionOf: (one) => t.regionOf(one),
      addressOf: (one) => (t.missing(one) === null ? t.address(one) : ''),
      backupPlan: (one) => t.facet(one.id, 'backupPlan'),
      tool: {
        setup: [
          `NAME=${shellWord(`${t.model.settings.project}-${t.model.settings.environment}`)} # project and environment, as they were applied`,
          'ACCOUNT="$(aws sts get-caller-identity --query Account --output text)"',
          'PARTITION="$(aws sts get-caller-identity --query Arn --output text | cut -d: -f2)"',
        ],
        deploy: APPLY,
        deploySays: 'Give it a state of its own, so that the first region stays in the one it has.',
        namedSays:
          'The apply ends with the error that the record of the name exists already: that is right, for the name moves last.',
        extend: [
          'terraform plan -refresh=false -out=design.tfplan',
          'terraform apply design.tfplan',
        ],
        extendSays:
          'From the folder of the code. Without a refresh nothing asks for resources of the region that is down. Data sources of it are read all the same: where that fails, plan with `-target=ADDRESS` for each resource that is new.',
        point: APPLY,
        pointSays:
          'Clients get the secrets and the addresses of what was restored. Look at the plan first: it must replace no database.',
      },
      made: (one, slug, prefix) => {
        const id = slug.replaceAll('-', '_');
        const address = t.address(one).replace(/[^.]*$/, id);
        return {
          bucket: output(`${id}_bucket`),
          members: (numbers) => numbered(`$${prefix}-${slug}`, numbers),
          secret: output(`${id}_secret_arn`),
          adopt: (name) => [`terraform state rm ${address}`, `terraform import ${address} ${name}`],
          adoptSays: '',
        };
      },
      copies: ({ slug, vpc }) => {
        const id = (one: ModelNode) => slug(one).replaceAll('-', '_');
        return {
          group: (one) => output(`${id(one)}_group_name`),
          cluster: (one) => `"$NAME-${vpc(one).slug}"`,
          service: (one) => output(`${id(one)}_service_name`),
        };
      },
      names: namesIn(t),
      prerequisites: ['The state of Terraform lies outside the region that may be lost.'],
    });
    t.templates.push({ path, text, language: 'markdown', origin: fieldsOf(node).origin });
    t.after(`dr-plan-${node.id}`, says);
  },
});

const APPLY = [
  'terraform init',
  'terraform plan -out=design.tfplan',
  'terraform apply design.tfplan',
];
const output = (name: string): string => `"$(terraform output -raw ${name})"`;

const numbered = (name: string, numbers: readonly number[]): string =>
  `"${numbers.map((number) => `${name}-${number}`).join(' ')}"`;

/** By the outputs of the state, which lies in neither region. */
function namesIn(t: Terraform): Exported['names'] {
  const vpcOf = (node: ModelNode): ModelNode =>
    t.model.get(t.model.networkOf(node.id)?.vpc ?? node.id);
  return {
    group: (node) => output(`${t.id(node)}_group_name`),
    cluster: (node) => `"$NAME-${vpcOf(node).slug}"`,
    service: (node) => output(`${t.id(node)}_service_name`),
    bucket: (node) => output(`${t.id(node)}_bucket`),
    placed: (node, of) => {
      const region = shellWord(t.regionOf(node));
      const { engine, engineVersion } = node.params;
      const family = engineOf(String(engine)).family(String(engineVersion));
      const prefix = `$NAME-${node.slug}-${family.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-`;
      const [groups, member] =
        of === 'cluster'
          ? ['db-cluster-parameter-groups', 'DBClusterParameterGroup']
          : ['db-parameter-groups', 'DBParameterGroup'];
      return {
        subnetGroup: `"$NAME-${vpcOf(node).slug}-${placeOf(node, t)?.role ?? ''}"`,
        securityGroups: `$(aws ec2 describe-security-groups --region ${region} --filters "Name=tag:Name,Values=$NAME-${node.slug}" --query 'SecurityGroups[].GroupId' --output text)`,
        parameterGroup: `"$(aws rds describe-${groups} --region ${region} --query "${member}s[?starts_with(${member}Name, '${prefix}')].${member}Name" --output text)"`,
      };
    },
    members: ({ slug }, numbers) => numbered(`$NAME-${slug}`, numbers),
    // A copy has the name, and the letters behind it, of the secret that it follows.
    secret: (node, region) => {
      const arn = `terraform output -raw ${t.id(node)}_secret_arn`;
      const home = shellWord(t.regionOf(node));
      return region === home ? `"$(${arn})"` : `"$(${arn} | sed s/:${home}:/:${region}:/)"`;
    },
    secretArn: (node) => output(`${t.id(node)}_secret_arn`),
    // Two names may have the same one asked, and a variable may change it; what is moved by hand is disabled.
    check: (node) => healthCheckNamed(node.slug, 'Disabled'),
    takeRecord: (node, domain) => ({
      comes: 'after',
      says: 'The code takes over the record, and the plan changes it to the load balancer of this region. Nothing else may change.',
      commands: [`terraform import ${t.address(node)} "$ZONE"_${domain}_A`, ...APPLY.slice(1)],
    }),
    adopt: (node) => [
      `terraform state rm ${t.address(node)}`,
      `terraform import ${t.address(node)} "$NAME-${node.slug}"`,
    ],
  };
}
