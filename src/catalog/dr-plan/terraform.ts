import { fieldsOf, terraformKind } from '../../exporters/terraform';
import { planText } from './plan-text';
import { drPlan } from './spec';

export const terraform = terraformKind(drPlan, {
  concern: 'backup',
  readsDesign: true,
  emit: (node, t) => {
    const [first] = t.model.ofKind(drPlan);
    const path = first?.id === node.id ? 'docs/dr-plan.md' : `docs/dr-plan-${node.slug}.md`;
    t.templates.push({
      path,
      text: planText(node, t),
      language: 'markdown',
      origin: fieldsOf(node).origin,
    });
    t.after(
      `dr-plan-${node.id}`,
      `## The DR plan\n\n[${path}](${path}) says what is recovered from where, who decides, and how it is rehearsed. What stands there as ` +
        'TODO(owner) only people know.',
    );
  },
});
