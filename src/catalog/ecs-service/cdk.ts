import { call, object } from '../../codegen/typescript';
import { cdkKind, fieldsOf, nameOf } from '../../exporters/cdk';
import { whyUnplaced } from '../cdk-place';
import { DEPLOYMENT_FAILED, serviceAlarms, serviceEvents } from './alarms';
import { emitBreakers } from './breakers';
import { clusterNameIn } from './cdk-cluster';
import { emitScaling } from './cdk-scaling';
import { emitServers } from './cdk-servers';
import { emitService } from './cdk-service';
import { emitTask } from './cdk-task';
import { isOnEc2 } from './servers';
import { inClusterOf } from './cluster';
import { ecsService } from './spec';

export const cdk = cdkKind(ecsService, {
  stack: 'application',
  main: ({ params }) => (isOnEc2(params) ? 'ecs.Ec2Service' : 'ecs.FargateService'),
  missing: whyUnplaced,
  sharesWith: inClusterOf,
  emit: (node, c) => {
    const task = emitTask(node, c);
    emitServers(node, c);
    emitService(node, task, c);
    emitScaling(node, c);
    emitBreakers(node, {
      to: c.cdk,
      isThere: (called) => c.facet(called, 'url') !== null,
    });
    c.output(
      node,
      'ServiceName',
      `Name of the ECS service ${nameOf(node)}.`,
      c.of(node, 'serviceName'),
    );
  },
  facets: {
    securityGroup: () => ({ callsInternet: 'HTTPS to AWS APIs and image registries' }),
    hasLaunchTemplate: ({ params }) => isOnEc2(params),
    target: (node, c) => ({
      type: 'IP',
      target: call(
        `${c.path(node)}.loadBalancerTarget`,
        object([['containerName', 'app'], fieldsOf(node).param('containerPort', 'port')]),
      ),
    }),
    alarms: (node, c) =>
      serviceAlarms(node.params, {
        cluster: clusterNameIn(node, c),
        service: c.of(node, 'serviceName'),
        provider: () => c.of(node, 'capacityProviderName', 'CapacityProvider'),
        group: () => c.of(node, 'autoScalingGroupName', 'Hosts'),
      }),
    events: (node, c) =>
      serviceEvents(node.params, {
        failed: [...DEPLOYMENT_FAILED],
        service: c.of(node, 'serviceArn'),
        group: () => [c.of(node, 'autoScalingGroupName', 'Hosts')],
      }),
    url: (node) => `http://${node.slug}:${node.params.port}`,
  },
});
