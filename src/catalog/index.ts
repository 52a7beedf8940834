/** The register: every kind and verb there is, in the order in which people meet them. */
import type { Catalog, Kind, Verb } from '../spec/catalog';
import { kind as internet } from './internet';
import { kind as route53Record } from './route53-record';
import { kind as region } from './region';
import { kind as vpc } from './vpc';
import { kind as tier } from './tier';
import { kind as applicationLoadBalancer } from './application-load-balancer';
import { kind as autoScalingGroup } from './auto-scaling-group';
import { kind as bastionHost } from './bastion-host';
import { kind as ecsService } from './ecs-service';
import { kind as rdsInstance } from './rds-instance';
import { kind as auroraCluster } from './aurora-cluster';
import { kind as rdsProxy } from './rds-proxy';
import { kind as rdsReplica } from './rds-replica';
import { kind as elasticache } from './elasticache';
import { kind as opensearchDomain } from './opensearch-domain';
import { kind as s3Bucket } from './s3-bucket';
import { kind as apiGateway } from './api-gateway';
import { kind as lambdaFunction } from './lambda-function';
import { kind as sqsQueue } from './sqs-queue';
import { kind as snsTopic } from './sns-topic';
import { kind as dynamodbTable } from './dynamodb-table';
import { kind as backupPlan } from './backup-plan';
import { kind as drPlan } from './dr-plan';
import { kind as monitoring } from './monitoring';
import { kind as existingService } from './existing-service';
import { kind as externalSystem } from './external-system';
import { kind as note } from './note';
import { kind as decision } from './decision';
import { kind as frame } from './frame';
import { PATTERNS } from './patterns';
import { verb as requests } from './verbs/requests';
import { verb as resolvesTo } from './verbs/resolves-to';
import { verb as routesTo } from './verbs/routes-to';
import { verb as calls } from './verbs/calls';
import { verb as callsService } from './verbs/calls-service';
import { verb as readsWrites } from './verbs/reads-writes';
import { verb as reads } from './verbs/reads';
import { verb as searches } from './verbs/searches';
import { verb as administers } from './verbs/administers';
import { verb as pools } from './verbs/pools';
import { verb as replicatesTo } from './verbs/replicates-to';
import { verb as storesIn } from './verbs/stores-in';
import { verb as replicatesObjectsTo } from './verbs/replicates-objects-to';
import { verb as replicatesCacheTo } from './verbs/replicates-cache-to';
import { verb as invokes } from './verbs/invokes';
import { verb as sendsTo } from './verbs/sends-to';
import { verb as feeds } from './verbs/feeds';
import { verb as triggers } from './verbs/triggers';
import { verb as publishesTo } from './verbs/publishes-to';
import { verb as notifies } from './verbs/notifies';
import { verb as keepsRecordsIn } from './verbs/keeps-records-in';
import { verb as talksTo } from './verbs/talks-to';
import { verb as concerns } from './verbs/concerns';
import { verb as uses } from './verbs/uses';

const KINDS: readonly Kind[] = [
  internet,
  route53Record,
  region,
  vpc,
  tier,
  applicationLoadBalancer,
  autoScalingGroup,
  ecsService,
  existingService,
  bastionHost,
  rdsInstance,
  auroraCluster,
  rdsProxy,
  rdsReplica,
  elasticache,
  opensearchDomain,
  s3Bucket,
  apiGateway,
  lambdaFunction,
  sqsQueue,
  snsTopic,
  dynamodbTable,
  monitoring,
  backupPlan,
  drPlan,
  externalSystem,
  note,
  decision,
  frame,
];

const VERBS: readonly Verb[] = [
  requests,
  resolvesTo,
  routesTo,
  calls,
  callsService,
  readsWrites,
  reads,
  searches,
  administers,
  pools,
  replicatesTo,
  storesIn,
  replicatesObjectsTo,
  replicatesCacheTo,
  invokes,
  feeds,
  sendsTo,
  triggers,
  publishesTo,
  notifies,
  keepsRecordsIn,
  talksTo,
  concerns,
  uses,
];

export const catalog: Catalog = {
  kinds: new Map(KINDS.map((kind) => [kind.spec.id, kind])),
  verbs: new Map(VERBS.map((verb) => [verb.spec.id, verb])),
  patterns: PATTERNS,
  categories: [
    { id: 'traffic', title: 'Traffic' },
    { id: 'compute', title: 'Compute' },
    { id: 'data', title: 'Data' },
    { id: 'serverless', title: 'Serverless' },
    { id: 'operations', title: 'Operations' },
    { id: 'containers', title: 'Containers' },
    { id: 'sketch', title: 'Sketch' },
  ],
};
