import { autoScalingGroup } from '../../catalog/auto-scaling-group/spec';
import { isOnEc2 } from '../../catalog/ecs-service/servers';
import { ecsService } from '../../catalog/ecs-service/spec';
import { elasticache } from '../../catalog/elasticache/spec';
import { gravitonOf } from '../../catalog/instance-families';
import { rdsReplica } from '../../catalog/rds-replica/spec';
import type { JsonObject } from '../../kit/json';
import type { ModelNode } from '../../spec/model';
import { defineRule, fail, pass, type Verdict } from '../../validation';
import { clustered, example } from '../example-designs';
import { setParams } from '../fixes';
import { services } from '../service-example';
import { inTurn, nameOf, perDatabase, perNode } from '../subjects';

function judge(node: ModelNode, field: string, more: (type: string) => JsonObject | null): Verdict {
  const subject = { nodes: [node.id] };
  const type = String(node.params[field]);
  const wanted = gravitonOf(type);
  const values = wanted === null ? null : more(wanted);
  // What it cannot be moved to, or already is, is as good as it gets here.
  if (wanted === null || values === null) {
    return pass(subject, `${nameOf(node)}: ${type.slice(0, 40)} has no cheaper twin.`);
  }
  return fail(
    subject,
    `${nameOf(node)}: ${type} runs on Intel; ${wanted} is as large and costs less.`,
    {
      field: { node: node.id, name: field },
      // Another processor runs other binaries: a person's choice.
      fixes: [setParams(node, { ...values, [field]: wanted }, `Use ${wanted}`, false)],
    },
  );
}

export const co2 = defineRule('cost/co-2', {
  title: 'Machines run on Graviton',
  why: 'A Graviton instance of the same size costs a tenth to a fifth less. Managed databases and caches notice no difference; servers need images and libraries for arm64.',
  severity: 'info',
  maps: { wellArchitected: ['COST'] },
  check: inTurn(
    perNode(autoScalingGroup, function* (group) {
      yield judge(group, 'instanceType', () => {
        if (!group.params.mixedInstances) return {};
        // One launch template has one image: all types change or none does.
        const otherTypes = group.params.otherTypes.map((type) => gravitonOf(type));
        return otherTypes.includes(null) ? null : { otherTypes };
      });
    }),
    perNode(ecsService, function* (service) {
      if (isOnEc2(service.params))
        yield judge(service, 'instanceType', () => ({ architecture: 'ARM64' }));
    }),
    perDatabase(function* (db) {
      yield judge(db, 'instanceClass', () => ({}));
    }),
    perNode(rdsReplica, function* (replica) {
      yield judge(replica, 'instanceClass', () => ({}));
    }),
    perNode(elasticache, function* (cache) {
      if (!cache.params.existing) yield judge(cache, 'nodeType', () => ({}));
    }),
  ),
  examples: {
    good: [example(), clustered(), services({ shop: { capacity: 'ec2' } })],
    bad: [
      services({
        shop: { capacity: 'ec2', architecture: 'X86_64', instanceType: 't3.medium' },
      }),
      example({ with: { web: { instanceType: 'm7i.large' } } }),
      example({
        with: {
          web: { instanceType: 't3.small', mixedInstances: true, otherTypes: ['t3.medium'] },
        },
      }),
      example({ with: { db: { instanceClass: 'db.r6i.large' } } }),
      clustered({ instanceClass: 'db.r6i.4xlarge' }),
      example({ with: { replica: { instanceClass: 'db.t3.medium' } } }),
      example({ with: { cache: { nodeType: 'cache.t3.small' } } }),
    ],
  },
});
