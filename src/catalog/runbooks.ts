/** The register of what people do by hand, of kinds that give them something to do. */
import type { RunbookKind, RunbookKinds } from '../exporters/runbook';
import { runbook as auroraCluster } from './aurora-cluster/runbook';
import { runbook as autoScalingGroup } from './auto-scaling-group/runbook';
import { runbook as dynamodbTable } from './dynamodb-table/runbook';
import { runbook as ecsService } from './ecs-service/runbook';
import { runbook as elasticache } from './elasticache/runbook';
import { runbook as lambdaFunction } from './lambda-function/runbook';
import { runbook as opensearchDomain } from './opensearch-domain/runbook';
import { runbook as rdsInstance } from './rds-instance/runbook';
import { runbook as route53Record } from './route53-record/runbook';
import { runbook as s3Bucket } from './s3-bucket/runbook';
import { runbook as sqsQueue } from './sqs-queue/runbook';

const KINDS: readonly RunbookKind[] = [
  route53Record,
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
];

export const runbookKinds: RunbookKinds = new Map(KINDS.map((kind) => [kind.id, kind]));
