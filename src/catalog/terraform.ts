/** The register of emitters: what a kind makes of Terraform, in the order in which it stands in a file. */
import { createTerraformExporter, type TerraformKind } from '../exporters/terraform';
import { terraform as region } from './region/terraform';
import { terraform as vpc } from './vpc/terraform';
import { terraform as tier } from './tier/terraform';
import { terraform as applicationLoadBalancer } from './application-load-balancer/terraform';
import { terraform as route53Record } from './route53-record/terraform';
import { terraform as autoScalingGroup } from './auto-scaling-group/terraform';
import { terraform as bastionHost } from './bastion-host/terraform';
import { terraform as ecsService } from './ecs-service/terraform';
import { terraform as existingService } from './existing-service/terraform';
import { terraform as rdsInstance } from './rds-instance/terraform';
import { terraform as auroraCluster } from './aurora-cluster/terraform';
import { terraform as rdsReplica } from './rds-replica/terraform';
import { terraform as rdsProxy } from './rds-proxy/terraform';
import { terraform as elasticache } from './elasticache/terraform';
import { terraform as opensearchDomain } from './opensearch-domain/terraform';
import { terraform as s3Bucket } from './s3-bucket/terraform';
import { terraform as apiGateway } from './api-gateway/terraform';
import { terraform as lambdaFunction } from './lambda-function/terraform';
import { terraform as sqsQueue } from './sqs-queue/terraform';
import { terraform as snsTopic } from './sns-topic/terraform';
import { terraform as dynamodbTable } from './dynamodb-table/terraform';
import { terraform as backupPlan } from './backup-plan/terraform';
import { terraform as drPlan } from './dr-plan/terraform';
import { terraform as monitoring } from './monitoring/terraform';

const KINDS: readonly TerraformKind[] = [
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

export const terraformKinds: ReadonlyMap<string, TerraformKind> = new Map(
  KINDS.map((kind) => [kind.id, kind]),
);

export const terraformExporter = createTerraformExporter(terraformKinds);
