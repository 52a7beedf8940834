import { applicationLoadBalancer } from '../../catalog/application-load-balancer/spec';
import { isConditional, routesTo } from '../../catalog/verbs/routes-to';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { nameOf } from '../subjects';

/** ELB guide, "Quotas for your Application Load Balancers": rules besides the default ones. */
const MOST = 100;

export const cf10 = defineRule('parameters/cf-10', {
  title: 'A load balancer has a hundred rules at most',
  why: 'That many are allowed besides the default action until the quota is raised. ELB refuses the next one.',
  severity: 'warning',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const alb of model.ofKind(applicationLoadBalancer)) {
      const routes = model.edgesFrom(alb.id, routesTo);
      const rules = routes.filter(isConditional);
      if (rules.length === 0) continue;
      const previews = routes.filter(
        ({ params }) => params.green === true && params.greenPreview === true,
      );
      const count = rules.length + previews.length;
      const subject = { nodes: [alb.id] };
      yield count <= MOST
        ? pass(subject, `${nameOf(alb)}: ${count} of ${MOST} rules.`)
        : fail(
            subject,
            `${nameOf(alb)}: ${count} rules, and ELB takes ${MOST} unless the quota has been raised. A second load balancer takes some of them.`,
            { measure: count },
          );
    }
  },
  examples: {
    good: [
      example({
        more: (design, { alb, app }) => {
          const api = design.node('auto-scaling-group', {
            label: 'API',
            parent: app,
          });
          design.edge('routes-to', alb, api, { paths: ['/api/*'] });
        },
      }),
    ],
    bad: [
      example({
        more: (design, { alb, app }) => {
          for (let number = 0; number <= MOST; number += 1) {
            const api = design.node('auto-scaling-group', {
              label: `API ${number}`,
              parent: app,
            });
            design.edge('routes-to', alb, api, {
              paths: [`/api-${number}/*`],
              priority: number + 1,
            });
          }
        },
      }),
    ],
  },
});
