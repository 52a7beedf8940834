import { apiGateway } from '../catalog/api-gateway/spec';
import { applicationLoadBalancer } from '../catalog/application-load-balancer/spec';
import { auroraCluster } from '../catalog/aurora-cluster/spec';
import { autoScalingGroup } from '../catalog/auto-scaling-group/spec';
import { backupPlan } from '../catalog/backup-plan/spec';
import { bastionHost } from '../catalog/bastion-host/spec';
import { dynamodbTable } from '../catalog/dynamodb-table/spec';
import { isOnEc2 } from '../catalog/ecs-service/servers';
import { ecsService } from '../catalog/ecs-service/spec';
import { elasticache } from '../catalog/elasticache/spec';
import { lambdaFunction } from '../catalog/lambda-function/spec';
import { monitoring } from '../catalog/monitoring/spec';
import { opensearchDomain } from '../catalog/opensearch-domain/spec';
import { rdsInstance } from '../catalog/rds-instance/spec';
import { rdsProxy } from '../catalog/rds-proxy/spec';
import { rdsReplica } from '../catalog/rds-replica/spec';
import { route53Record } from '../catalog/route53-record/spec';
import { s3Bucket } from '../catalog/s3-bucket/spec';
import { snsTopic } from '../catalog/sns-topic/spec';
import { sqsQueue } from '../catalog/sqs-queue/spec';
import { tier } from '../catalog/tier/spec';
import { feeds } from '../catalog/verbs/feeds';
import { invokes } from '../catalog/verbs/invokes';
import { notifies } from '../catalog/verbs/notifies';
import { isFar, replicatesTo } from '../catalog/verbs/replicates-to';
import { primaryOf, replicatesCacheTo } from '../catalog/verbs/replicates-cache-to';
import { replicatesObjectsTo } from '../catalog/verbs/replicates-objects-to';
import { isConditional, routesTo } from '../catalog/verbs/routes-to';
import { triggers } from '../catalog/verbs/triggers';
import { vpc } from '../catalog/vpc/spec';
import type { Fields, ParamsOf } from '../spec/fields';
import type { KindSpec, TierRole } from '../spec/kind-spec';
import type { Model, ModelNode } from '../spec/model';

/** What the CDK app makes of a node at most, counted in apps that were synthesised. */
export interface Weight {
  /** The stack of its region, as the app calls it. */
  readonly stack: string;
  /** Without the rules of its security group, which are counted by the connections that open them. */
  readonly resources: number;
  /** What the deployment tells of it. */
  readonly outputs?: number;
  /** Values that other stacks read, where something is joined to it, watches it or backs it up: each is an output, too. */
  readonly read?: number;
  /** Alarms and rules of events, where somebody watches its region. */
  readonly alarms?: number;
}

/** What every stack of a name has beside its nodes: keys with their aliases, and the resource that tells the version of the CDK. */
export const STACK_ALONE: Readonly<Record<string, Omit<Weight, 'stack'>>> = {
  dns: { resources: 1 },
  alerting: { resources: 3 },
  network: { resources: 5 },
  storage: { resources: 3, outputs: 1 },
  data: { resources: 5, outputs: 1 },
  replicas: { resources: 5, outputs: 1 },
  application: { resources: 7 },
  observability: { resources: 1 },
  backup: { resources: 3 },
};

type Weigh = (node: ModelNode, model: Model) => readonly Weight[];

function row<F extends Fields>(
  spec: KindSpec<F>,
  weigh: (
    node: ModelNode<ParamsOf<F>>,
    edges: (verb: Parameters<Model['edgesFrom']>[1]) => number,
    model: Model,
  ) => Weight | readonly Weight[],
): readonly [string, Weigh] {
  return [
    spec.id,
    (node, model) => {
      const all = weigh(
        node as ModelNode<ParamsOf<F>>,
        (verb) => model.edgesFrom(node.id, verb).length + model.edgesTo(node.id, verb).length,
        model,
      );
      return 'stack' in all ? [all] : all;
    },
  ];
}

const one = (isSo: boolean, count = 1): number => (isSo ? count : 0);

/** By kind; one without a row makes nothing of its own. What exists already is left out before. */
export const CDK_WEIGHTS: ReadonlyMap<string, Weigh> = new Map([
  row(vpc, ({ id, params }, _edges, model) => {
    const network = model.networks.find((each) => each.vpc === id);
    const hasServices = model
      .ofKind(ecsService)
      .some((service) => model.networkOf(service.id)?.vpc === id);
    const cluster = { stack: 'application', resources: one(hasServices, 3), read: 1 };
    if (!network || network.isExisting) return cluster;
    const nats = network.natZones.length;
    const subnets = network.subnets.filter(({ cidr }) => cidr !== null).length;
    const has = (role: TierRole): boolean =>
      network.subnets.some((subnet) => subnet.tier === role && subnet.cidr !== null);
    const doors = has('app') ? params.interfaceEndpoints.length : 0;
    const gateways = has('app') || has('data') ? params.gatewayEndpoints.length : 0;
    return [
      cluster,
      {
        stack: 'network',
        // A subnet has a table, an association and a route; a NAT gateway an address.
        resources:
          2 +
          one(has('public'), 2) +
          one(params.flowLogs !== 'off', 4) +
          4 * subnets +
          2 * nats +
          gateways +
          doors +
          one(doors > 0),
        outputs: 1 + subnets,
        read: nats,
        alarms: 2 * nats,
      },
    ];
  }),
  row(tier, ({ id }, _edges, model) => ({
    stack: 'data',
    resources: one(
      model
        .children(id)
        .some(({ kind }) => [rdsInstance.id, rdsReplica.id, auroraCluster.id].includes(kind)),
    ),
    read: 1,
  })),
  row(applicationLoadBalancer, ({ id, params }, _edges, model) => {
    const routes = model.edgesFrom(id, routesTo);
    const rules = routes.filter(
      (edge) => isConditional(edge) || edge.params['greenPreview'] === true,
    );
    return {
      stack: 'application',
      resources: 5 + one(params.accessLogs, 2) + one(params.waf, 4) + routes.length + rules.length,
      outputs: 1,
      read: 2 + routes.length,
      alarms: 7 + routes.length,
    };
  }),
  row(autoScalingGroup, ({ params }, edges) => ({
    stack: 'application',
    resources:
      6 +
      one(params.cpuScaling) +
      one(params.requestScaling, edges(routesTo)) +
      edges(feeds) +
      one(params.schedule, 2) +
      one(params.warmPool),
    outputs: 1,
    read: 1,
    alarms: 3,
  })),
  row(ecsService, ({ params }, edges) => ({
    stack: 'application',
    resources:
      9 +
      one(params.cpuScaling) +
      one(params.requestScaling, edges(routesTo)) +
      edges(feeds) +
      one(isOnEc2(params), 7),
    outputs: 1,
    read: 2 + one(isOnEc2(params), 2),
    alarms: 4 + one(isOnEc2(params), 3),
  })),
  row(bastionHost, () => ({
    stack: 'application',
    resources: 5,
    outputs: 1,
    read: 1,
    alarms: 1,
  })),
  row(rdsInstance, ({ id }, _edges, model) => ({
    stack: 'data',
    // A password that RDS does not keep has a secret, and what rotates it.
    resources: 6 + one(model.secretOf(id)?.form === 'write-only', 7),
    outputs: 2,
    read: 3,
    alarms: 7,
  })),
  row(auroraCluster, ({ params }) => ({
    stack: 'data',
    resources: 8 + params.readers,
    outputs: 3,
    read: 5,
    alarms: 7,
  })),
  row(rdsReplica, ({ id }, _edges, model) => {
    const isAway = model.edgesTo(id, replicatesTo).some((edge) => isFar(edge, model));
    return {
      stack: isAway ? 'replicas' : 'data',
      resources: 4 + one(isAway, 2),
      outputs: 1,
      read: 3,
      alarms: 8,
    };
  }),
  row(rdsProxy, () => ({ stack: 'data', resources: 5, outputs: 1, read: 3, alarms: 2 })),
  row(elasticache, ({ id, params }, _edges, model) => {
    const nodes = params.nodes * (params.clusterMode ? params.shards : 1);
    return {
      stack: primaryOf(id, model) === null ? 'data' : 'replicas',
      // As the primary of a global datastore it holds that as well.
      resources:
        6 +
        one(params.auth.startsWith('rbac'), 3) +
        one(model.edgesFrom(id, replicatesCacheTo).length > 0),
      outputs: 3,
      read: 4,
      alarms: nodes * (params.nodes > 1 ? 5 : 4),
    };
  }),
  row(opensearchDomain, () => ({ stack: 'data', resources: 6, outputs: 1, read: 3, alarms: 12 })),
  row(s3Bucket, ({ id }, _edges, model) => {
    const copies = model.edgesFrom(id, replicatesObjectsTo).length;
    return {
      stack: 'storage',
      resources: 2 + one(copies > 0, 2),
      outputs: 1,
      read: 2,
      alarms: 2 * copies,
    };
  }),
  row(apiGateway, ({ id, params }, _edges, model) => {
    const routes = model.edgesFrom(id, invokes);
    if (params.kind !== 'rest') {
      return {
        stack: 'application',
        resources: 3 + one(params.authorization === 'JWT') + 3 * routes.length,
        outputs: 1,
        read: 1,
        alarms: 3,
      };
    }
    const paths = new Set(
      routes.flatMap(({ params: { path } }) => {
        const parts = String(path)
          .split('/')
          .filter((part) => part !== '');
        return parts.map((_part, index) => parts.slice(0, index + 1).join('/'));
      }),
    );
    return {
      stack: 'application',
      resources:
        5 +
        one(params.executionLogs !== 'OFF') +
        one(params.authorization === 'JWT') +
        one(params.validation) +
        one(params.apiKey, 3) +
        one(params.waf, 4) +
        2 * routes.length +
        paths.size,
      // The library tells the address of the stage, too.
      outputs: 2 + one(params.apiKey),
      read: 2,
      alarms: 3,
    };
  }),
  row(lambdaFunction, ({ id }, edges, model) => ({
    stack: 'application',
    // One that reaches into a VPC has a security group there.
    resources:
      4 +
      one(model.edgesFrom(id).some(({ to }) => model.networkOf(to) !== null)) +
      edges(triggers) +
      2 * model.edgesTo(id, notifies).length,
    outputs: 1,
    read: 1,
    alarms: 3,
  })),
  row(sqsQueue, ({ params }) => ({
    stack: 'application',
    resources: 2 + one(params.deadLetters, 2),
    outputs: 1,
    read: 1 + one(params.deadLetters),
    alarms: 1 + one(params.deadLetters),
  })),
  row(snsTopic, ({ id }, _edges, model) => {
    const to = model.edgesFrom(id, notifies);
    const queues = to.filter((edge) => model.is(model.get(edge.to), sqsQueue));
    return {
      stack: 'application',
      resources: 2 + one(to.length > 0, 2) + queues.length,
      outputs: 1,
      read: 1,
      alarms: 1,
    };
  }),
  row(dynamodbTable, () => ({ stack: 'data', resources: 1, outputs: 1, read: 2, alarms: 2 })),
  row(route53Record, () => [
    { stack: 'application', resources: 2, outputs: 1 },
    { stack: 'dns', resources: 3, outputs: 2, alarms: 1 },
  ]),
  row(monitoring, ({ params }) => [
    { stack: 'alerting', resources: 2 + params.emails.length, outputs: 2 },
    { stack: 'observability', resources: one(params.dashboard) },
  ]),
  row(backupPlan, () => [
    { stack: 'backup', resources: 9, outputs: 1, alarms: 1 },
    { stack: 'storage', resources: 3 },
  ]),
]);
