import { template } from '../../codegen/hcl';
import { nameOf, terraformKind } from '../../exporters/terraform';
import { whyUnplaced } from '../terraform-place';
import { emitBreakers } from './breakers';
import { inClusterOf } from './cluster';
import { ecsService } from './spec';
import { alarmsOf, eventsOf } from './terraform-alarms';
import { emitRoles } from './terraform-roles';
import { emitScaling } from './terraform-scaling';
import { emitServers } from './terraform-servers';
import { emitService } from './terraform-service';
import { emitTask } from './terraform-task';

export const terraform = terraformKind(ecsService, {
  concern: 'ecs',
  main: 'aws_ecs_service',
  missing: whyUnplaced,
  sharesWith: inClusterOf,
  emit: (node, t) => {
    emitRoles(node, t);
    emitTask(node, t);
    emitServers(node, t);
    emitService(node, t);
    emitScaling(node, t);
    emitBreakers(node, {
      to: t,
      isThere: (called) => t.facet(called, 'url') !== null,
    });
    t.output(
      node,
      `${t.id(node)}_service_name`,
      `Name of the ECS service ${nameOf(node)}.`,
      t.refTo(node, `aws_ecs_service.${t.id(node)}.name`),
    );
  },
  facets: {
    securityGroup: () => ({ callsInternet: 'HTTPS to AWS APIs and image registries' }),
    targetType: () => 'ip',
    alarms: alarmsOf,
    events: eventsOf,
    url: (node) => template(`http://${node.slug}:${node.params.port}`),
  },
});
