import { auroraCluster } from '../../catalog/aurora-cluster/spec';
import { autoScalingGroup } from '../../catalog/auto-scaling-group/spec';
import { isOnEc2 } from '../../catalog/ecs-service/servers';
import { ecsService } from '../../catalog/ecs-service/spec';
import { elasticache } from '../../catalog/elasticache/spec';
import { gravitonOf } from '../../catalog/instance-families';
import { rdsInstance } from '../../catalog/rds-instance/spec';
import { rdsReplica } from '../../catalog/rds-replica/spec';
import type { JsonObject } from '../../kit/json';
import type { ModelNode } from '../../spec/model';
import { defineRule, fail, pass, type Verdict } from '../../validation';
import { clustered, example } from '../example-designs';
import { setParams } from '../fixes';
import { offeredTo } from '../offers';
import { services } from '../service-example';
import { inTurn, nameOf, perNodeAndRegion } from '../subjects';

function judge(
  node: ModelNode,
  region: string | null,
  field: string,
  more: () => JsonObject | null = () => ({}),
): Verdict {
  const subject = { nodes: [node.id] };
  const type = String(node.params[field]);
  const wanted = gravitonOf(type, offeredTo(node, region));
  const values = wanted === null ? null : more();
  // What it cannot be moved to, or already is, is as good as it gets here.
  if (wanted === null || values === null) {
    return pass(
      subject,
      `${nameOf(node)}: ${type.slice(0, 40)} has no cheaper twin in its region.`,
    );
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
    perNodeAndRegion(autoScalingGroup, function* (group, region) {
      yield judge(group, region, 'instanceType', () => {
        if (!group.params.mixedInstances) return {};
        // One launch template has one image: all types change or none does.
        const otherTypes = group.params.otherTypes.map((type) =>
          gravitonOf(type, offeredTo(group, region)),
        );
        return otherTypes.includes(null) ? null : { otherTypes };
      });
    }),
    perNodeAndRegion(ecsService, function* (service, region) {
      if (isOnEc2(service.params))
        yield judge(service, region, 'instanceType', () => ({ architecture: 'ARM64' }));
    }),
    perNodeAndRegion(rdsInstance, function* (db, region) {
      yield judge(db, region, 'instanceClass');
    }),
    perNodeAndRegion(auroraCluster, function* (db, region) {
      yield judge(db, region, 'instanceClass');
    }),
    perNodeAndRegion(rdsReplica, function* (replica, region) {
      yield judge(replica, region, 'instanceClass');
    }),
    perNodeAndRegion(elasticache, function* (cache, region) {
      yield judge(cache, region, 'nodeType');
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
