import { healthCheckNamed, shellWord } from '../../exporters/runbook';
import { fieldsOf, terraformKind, type Terraform } from '../../exporters/terraform';
import type { ModelNode } from '../../spec/model';
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
        deploy: [
          'terraform init',
          'terraform plan -out=design.tfplan',
          'terraform apply design.tfplan',
        ],
        deploySays:
          'With a state of its own, so that the first region stays in the one it has. The record of a name exists already: `terraform import` takes it over.',
      },
      names: namesIn(t),
      prerequisites: ['The state of Terraform lies outside the region that may be lost.'],
    });
    t.templates.push({ path, text, language: 'markdown', origin: fieldsOf(node).origin });
    t.after(`dr-plan-${node.id}`, says);
  },
});

/** By the outputs of the state, which lies in neither region. */
function namesIn(t: Terraform): Exported['names'] {
  const output = (name: string): string => `"$(terraform output -raw ${name})"`;
  const vpcOf = (node: ModelNode): ModelNode =>
    t.model.get(t.model.networkOf(node.id)?.vpc ?? node.id);
  return {
    group: (node) => output(`${t.id(node)}_group_name`),
    cluster: (node) => `"$NAME-${vpcOf(node).slug}"`,
    service: (node) => output(`${t.id(node)}_service_name`),
    bucket: (node) => output(`${t.id(node)}_bucket`),
    // A copy has the name, and the letters behind it, of the secret that it follows.
    secret: (node, region) =>
      `"$(terraform output -raw ${t.id(node)}_secret_arn | sed 's/:${t.regionOf(node)}:/:${region}:/')"`,
    // Two names may have the same one asked, and a variable may change it; what is moved by hand is disabled.
    check: (node) => healthCheckNamed(node.slug, 'Disabled'),
    adopt: (node) => [
      `terraform state rm ${t.address(node)}`,
      `terraform import ${t.address(node)} "$NAME-${node.slug}"`,
    ],
  };
}
