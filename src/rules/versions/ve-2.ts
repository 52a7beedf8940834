import { auroraCluster } from '../../catalog/aurora-cluster/spec';
import { autoScalingGroup } from '../../catalog/auto-scaling-group/spec';
import { bastionHost } from '../../catalog/bastion-host/spec';
import { isOnEc2 } from '../../catalog/ecs-service/servers';
import { ecsService } from '../../catalog/ecs-service/spec';
import { elasticache, isRedis6 } from '../../catalog/elasticache/spec';
import { isOfOldFamily, successorOf } from '../../catalog/instance-families';
import { lambdaFunction } from '../../catalog/lambda-function/spec';
import { isOldRuntime } from '../../catalog/lambda-function/runtimes';
import { rdsInstance } from '../../catalog/rds-instance/spec';
import { rdsReplica } from '../../catalog/rds-replica/spec';
import type { ModelNode } from '../../spec/model';
import { defineRule, fail, pass, type Verdict } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { eventDriven } from '../serverless-example';
import { offeredTo } from '../offers';
import { services } from '../service-example';
import { inTurn, nameOf, perNode, perNodeAndRegion } from '../subjects';

const NEWEST_REDIS = '7.1';

/** What runs the node, and the newer one that would. */
function judge(
  node: ModelNode,
  field: string,
  isOld: boolean,
  says: string,
  wanted: string | null,
): Verdict {
  const subject = { nodes: [node.id] };
  const value = String(node.params[field]);
  return isOld
    ? fail(subject, `${nameOf(node)}: ${value.slice(0, 40)} ${says}.`, {
        field: { node: node.id, name: field },
        // What runs on it has to be tried on the other: a person's choice.
        fixes:
          wanted === null ? [] : [setParams(node, { [field]: wanted }, `Use ${wanted}`, false)],
      })
    : pass(subject, `${nameOf(node)}: ${value.slice(0, 40)} is no old one.`);
}

function machine(node: ModelNode, region: string | null, field: string): Verdict {
  const type = String(node.params[field]);
  const spec = node.spec.fields[field];
  const offered = spec?.type === 'choice' ? spec.options : [];
  const isOffered = offeredTo(node, region);
  const wanted = successorOf(
    type,
    offered.filter(({ value }) => isOffered(value)),
  );
  return judge(
    node,
    field,
    isOfOldFamily(type),
    wanted === null
      ? 'is of a family that newer ones have followed'
      : `is of an old family; ${wanted} is as large and newer`,
    wanted,
  );
}

export const ve2 = defineRule('versions/ve-2', {
  title: 'Runtimes and machines are of today',
  why: 'What AWS has deprecated gets no patches, cannot be created at some point, and is paid extra for or is dearer than what has followed it.',
  severity: 'warning',
  maps: { cdkNag: ['L1'], fsbp: ['Lambda.2'], wellArchitected: ['SEC', 'COST'] },
  check: inTurn(
    perNode(lambdaFunction, function* (node) {
      yield judge(
        node,
        'runtime',
        isOldRuntime(node.params.runtime),
        'is deprecated and gets no more patches',
        lambdaFunction.fields.runtime.default,
      );
    }),
    perNode(elasticache, function* (cache) {
      if (cache.params.engine !== 'redis') return;
      yield judge(
        cache,
        'engineVersion',
        isRedis6(cache.params),
        `is an old version of Redis OSS; ${NEWEST_REDIS} takes over the data`,
        NEWEST_REDIS,
      );
    }),
    perNodeAndRegion(elasticache, function* (cache, region) {
      yield machine(cache, region, 'nodeType');
    }),
    perNodeAndRegion(autoScalingGroup, function* (group, region) {
      yield machine(group, region, 'instanceType');
    }),
    perNodeAndRegion(bastionHost, function* (host, region) {
      yield machine(host, region, 'instanceType');
    }),
    perNodeAndRegion(ecsService, function* (service, region) {
      if (isOnEc2(service.params)) yield machine(service, region, 'instanceType');
    }),
    perNodeAndRegion(rdsInstance, function* (db, region) {
      yield machine(db, region, 'instanceClass');
    }),
    perNodeAndRegion(auroraCluster, function* (db, region) {
      yield machine(db, region, 'instanceClass');
    }),
    perNodeAndRegion(rdsReplica, function* (replica, region) {
      yield machine(replica, region, 'instanceClass');
    }),
  ),
  examples: {
    good: [example(), eventDriven(), services({ shop: { capacity: 'ec2' } })],
    bad: [
      eventDriven({ worker: { runtime: 'nodejs20.x' } }),
      example({ with: { cache: { engineVersion: '6.2' } } }),
      example({ with: { cache: { nodeType: 'cache.t2.small' } } }),
      example({ with: { web: { instanceType: 't2.micro' } } }),
      example({ with: { db: { instanceClass: 'db.m4.large' } } }),
      example({ with: { replica: { instanceClass: 'db.t2.small' } } }),
      services({
        shop: { capacity: 'ec2', architecture: 'X86_64', instanceType: 'm4.large' },
      }),
    ],
  },
});
