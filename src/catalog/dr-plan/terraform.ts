import { fieldsOf, terraformKind } from '../../exporters/terraform';
import { planFile, planText } from './plan-text';
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
      prerequisites: ['The state of Terraform lies outside the region that may be lost.'],
    });
    t.templates.push({ path, text, language: 'markdown', origin: fieldsOf(node).origin });
    t.after(`dr-plan-${node.id}`, says);
  },
});
