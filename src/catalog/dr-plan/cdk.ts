import { cdkKind } from '../../exporters/cdk';
import { planFile, planText } from './plan-text';
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
      prerequisites: ['The bootstrap stack of the CDK is there in each region.'],
    });
    c.file(node, path, 'markdown', text);
    c.after(`dr-plan-${node.id}`, says);
  },
});
