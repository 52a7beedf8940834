/** The register of emitters: what a kind makes of AWS CDK, in the order in which it stands in a stack. */
import { createCdkExporter, type CdkKind } from '../exporters/cdk';
import { cdk as apiGateway } from './api-gateway/cdk';
import { cdk as applicationLoadBalancer } from './application-load-balancer/cdk';
import { cdk as auroraCluster } from './aurora-cluster/cdk';
import { cdk as autoScalingGroup } from './auto-scaling-group/cdk';
import { cdk as backupPlan } from './backup-plan/cdk';
import { cdk as bastionHost } from './bastion-host/cdk';
import { cdk as drPlan } from './dr-plan/cdk';
import { cdk as dynamodbTable } from './dynamodb-table/cdk';
import { cdk as ecsService } from './ecs-service/cdk';
import { cdk as elasticache } from './elasticache/cdk';
import { cdk as existingService } from './existing-service/cdk';
import { cdk as lambdaFunction } from './lambda-function/cdk';
import { cdk as rdsInstance } from './rds-instance/cdk';
import { cdk as rdsProxy } from './rds-proxy/cdk';
import { cdk as rdsReplica } from './rds-replica/cdk';
import { cdk as monitoring } from './monitoring/cdk';
import { cdk as opensearchDomain } from './opensearch-domain/cdk';
import { cdk as region } from './region/cdk';
import { cdk as route53Record } from './route53-record/cdk';
import { cdk as s3Bucket } from './s3-bucket/cdk';
import { cdk as snsTopic } from './sns-topic/cdk';
import { cdk as sqsQueue } from './sqs-queue/cdk';
import { cdk as tier } from './tier/cdk';
import { cdk as vpc } from './vpc/cdk';

const KINDS: readonly CdkKind[] = [
  region,
  vpc,
  tier,
  route53Record,
  applicationLoadBalancer,
  autoScalingGroup,
  ecsService,
  existingService,
  bastionHost,
  rdsInstance,
  auroraCluster,
  rdsReplica,
  rdsProxy,
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
];

export const cdkKinds: ReadonlyMap<string, CdkKind> = new Map(KINDS.map((kind) => [kind.id, kind]));

export const cdkExporter = createCdkExporter(cdkKinds);
