/** The register of what kinds know of their own failure and return. Rules, plans and the inspector read it. */
import type { RecoveryKind, RecoveryKinds } from '../recovery';
import { recovery as apiGateway } from './api-gateway/recovery';
import { recovery as applicationLoadBalancer } from './application-load-balancer/recovery';
import { recovery as auroraCluster } from './aurora-cluster/recovery';
import { recovery as autoScalingGroup } from './auto-scaling-group/recovery';
import { recovery as backupPlan } from './backup-plan/recovery';
import { recovery as drPlan } from './dr-plan/recovery';
import { recovery as dynamodbTable } from './dynamodb-table/recovery';
import { recovery as ecsService } from './ecs-service/recovery';
import { recovery as elasticache } from './elasticache/recovery';
import { recovery as lambdaFunction } from './lambda-function/recovery';
import { recovery as opensearchDomain } from './opensearch-domain/recovery';
import { recovery as rdsInstance } from './rds-instance/recovery';
import { recovery as route53Record } from './route53-record/recovery';
import { recovery as s3Bucket } from './s3-bucket/recovery';
import { recovery as snsTopic } from './sns-topic/recovery';
import { recovery as sqsQueue } from './sqs-queue/recovery';

const KINDS: readonly RecoveryKind[] = [
  route53Record,
  applicationLoadBalancer,
  apiGateway,
  autoScalingGroup,
  ecsService,
  lambdaFunction,
  rdsInstance,
  auroraCluster,
  dynamodbTable,
  elasticache,
  opensearchDomain,
  s3Bucket,
  sqsQueue,
  snsTopic,
  backupPlan,
  drPlan,
];

export const recoveryKinds: RecoveryKinds = new Map(KINDS.map((kind) => [kind.id, kind]));
