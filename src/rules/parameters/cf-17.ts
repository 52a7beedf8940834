import { isOnEc2 } from '../../catalog/ecs-service/servers';
import { ecsService } from '../../catalog/ecs-service/spec';
import { plural } from '../../kit/words';
import { defineRule, fail, pass } from '../../validation';
import { services } from '../service-example';
import { nameOf, placedOf } from '../subjects';

/** ECS quotas: twenty capacity providers per cluster, of which FARGATE and FARGATE_SPOT are two; it cannot be raised. */
const MOST = 18;

export const cf17 = defineRule('parameters/cf-17', {
  title: 'A cluster takes eighteen services on servers of their own',
  why: 'Each of them is a capacity provider of the cluster of its VPC. ECS takes twenty, and two are Fargate.',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const network of model.networks) {
      const onServers = placedOf(model, ecsService).filter(
        ({ id, params }) => isOnEc2(params) && model.networkOf(id)?.vpc === network.vpc,
      );
      if (onServers.length === 0) continue;
      const subject = { nodes: [network.vpc] };
      const says = `${nameOf(model.get(network.vpc))}: ${plural(onServers.length, 'service')} on servers of their own`;
      yield onServers.length <= MOST
        ? pass(subject, `${says}, of ${MOST}.`)
        : fail(
            { nodes: [network.vpc, ...onServers.slice(MOST).map(({ id }) => id)] },
            `${says}; ECS takes ${MOST} in a cluster. Run some on Fargate, or in another VPC.`,
          );
    }
  },
  examples: {
    good: [services({ shop: { capacity: 'ec2' } })],
    bad: [
      services({
        more: (design, { app: parent }) => {
          for (let number = 0; number <= MOST; number += 1) {
            const params = { capacity: 'ec2' };
            design.node('ecs-service', { label: `Service ${number}`, parent, params });
          }
        },
      }),
    ],
  },
});
