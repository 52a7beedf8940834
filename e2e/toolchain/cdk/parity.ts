/** Which CloudFormation resources stand for which of Terraform, and why some have no counterpart. */

import { nested } from '../tree';
import type { Stack } from './synth';

export const REASONS = {
  property:
    'A resource of its own in Terraform, and a property of another resource in CloudFormation.',
  attachment:
    'A resource of its own in CloudFormation; in Terraform the gateway itself names the VPC.',
  adopted:
    'Terraform adopts what AWS makes with every VPC, so as to empty it; the CDK empties the default security group by a custom resource and never refers to the rest.',
  'flow logs':
    'The module of the network gives the role of its flow logs a policy; the stand-in for it that plans are made with leaves that out.',
  managed: 'Attached by name in the list of the role itself.',
  'custom resource':
    'A function of the CDK that does what CloudFormation cannot: it belongs to the stack that uses it.',
  'zone validation':
    'CloudFormation validates a certificate by the zone that it is told; Terraform makes the record and waits for it.',
  switch:
    'Terraform switches the health check of the primary itself off. CloudFormation cannot: a calculated one beside it is the switch.',
  'subnet routes':
    'A network of the CDK has a route table for each subnet; Terraform has one for all subnets that have the same routes.',
  'stack keys':
    'Each stack has keys of its own, because the policy of one that names what a later stack makes would close a circle between the two; Terraform has one key of a purpose in each region.',
  'stack roles':
    'IAM knows no regions: Terraform makes a role once for all of them. Each stack holds the roles that it needs.',
  rotation:
    'A function that AWS publishes replaces the password of the database in its secret; Terraform writes a new one when its variable says so.',
  password: 'The secret makes its own value, so that no password is known outside of it.',
} as const;

export type Reason = keyof typeof REASONS;

/** A type of CloudFormation, or why there is none. */
const COUNTERPARTS: Readonly<Record<string, string | { readonly none: Reason }>> = {
  aws_acm_certificate: 'AWS::CertificateManager::Certificate',
  aws_acm_certificate_validation: { none: 'zone validation' },
  aws_apigatewayv2_api: 'AWS::ApiGatewayV2::Api',
  aws_apigatewayv2_integration: 'AWS::ApiGatewayV2::Integration',
  aws_apigatewayv2_route: 'AWS::ApiGatewayV2::Route',
  aws_apigatewayv2_stage: 'AWS::ApiGatewayV2::Stage',
  aws_appautoscaling_policy: 'AWS::ApplicationAutoScaling::ScalingPolicy',
  aws_appautoscaling_target: 'AWS::ApplicationAutoScaling::ScalableTarget',
  aws_autoscaling_group: 'AWS::AutoScaling::AutoScalingGroup',
  aws_autoscaling_policy: 'AWS::AutoScaling::ScalingPolicy',
  aws_autoscaling_schedule: 'AWS::AutoScaling::ScheduledAction',
  aws_backup_plan: 'AWS::Backup::BackupPlan',
  aws_backup_restore_testing_plan: 'AWS::Backup::RestoreTestingPlan',
  aws_backup_restore_testing_selection: 'AWS::Backup::RestoreTestingSelection',
  aws_backup_selection: 'AWS::Backup::BackupSelection',
  aws_backup_vault: 'AWS::Backup::BackupVault',
  aws_backup_vault_lock_configuration: { none: 'property' },
  aws_backup_vault_notifications: { none: 'property' },
  aws_cloudwatch_composite_alarm: 'AWS::CloudWatch::CompositeAlarm',
  aws_cloudwatch_dashboard: 'AWS::CloudWatch::Dashboard',
  aws_cloudwatch_event_rule: 'AWS::Events::Rule',
  aws_cloudwatch_event_target: { none: 'property' },
  aws_cloudwatch_log_group: 'AWS::Logs::LogGroup',
  aws_cloudwatch_log_resource_policy: 'AWS::Logs::ResourcePolicy',
  aws_cloudwatch_metric_alarm: 'AWS::CloudWatch::Alarm',
  aws_db_instance: 'AWS::RDS::DBInstance',
  aws_db_parameter_group: 'AWS::RDS::DBParameterGroup',
  aws_db_proxy: 'AWS::RDS::DBProxy',
  aws_db_proxy_default_target_group: 'AWS::RDS::DBProxyTargetGroup',
  aws_db_proxy_target: { none: 'property' },
  aws_db_subnet_group: 'AWS::RDS::DBSubnetGroup',
  aws_default_network_acl: { none: 'adopted' },
  aws_default_route_table: { none: 'adopted' },
  aws_default_security_group: { none: 'adopted' },
  aws_dynamodb_table: 'AWS::DynamoDB::GlobalTable',
  aws_ecs_cluster: 'AWS::ECS::Cluster',
  aws_ecs_cluster_capacity_providers: 'AWS::ECS::ClusterCapacityProviderAssociations',
  aws_ecs_service: 'AWS::ECS::Service',
  aws_ecs_task_definition: 'AWS::ECS::TaskDefinition',
  aws_eip: 'AWS::EC2::EIP',
  aws_elasticache_replication_group: 'AWS::ElastiCache::ReplicationGroup',
  aws_elasticache_subnet_group: 'AWS::ElastiCache::SubnetGroup',
  aws_flow_log: 'AWS::EC2::FlowLog',
  aws_iam_instance_profile: 'AWS::IAM::InstanceProfile',
  aws_iam_role: 'AWS::IAM::Role',
  aws_iam_role_policy: 'AWS::IAM::Policy',
  aws_iam_role_policy_attachment: { none: 'managed' },
  aws_instance: 'AWS::EC2::Instance',
  aws_internet_gateway: 'AWS::EC2::InternetGateway',
  aws_kms_alias: 'AWS::KMS::Alias',
  aws_kms_key: 'AWS::KMS::Key',
  aws_lambda_event_source_mapping: 'AWS::Lambda::EventSourceMapping',
  aws_lambda_function: 'AWS::Lambda::Function',
  aws_lambda_permission: 'AWS::Lambda::Permission',
  aws_launch_template: 'AWS::EC2::LaunchTemplate',
  aws_lb: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  aws_lb_listener: 'AWS::ElasticLoadBalancingV2::Listener',
  aws_lb_listener_rule: 'AWS::ElasticLoadBalancingV2::ListenerRule',
  aws_lb_target_group: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  aws_nat_gateway: 'AWS::EC2::NatGateway',
  aws_opensearch_domain: 'AWS::OpenSearchService::Domain',
  aws_rds_cluster: 'AWS::RDS::DBCluster',
  aws_rds_cluster_instance: 'AWS::RDS::DBInstance',
  aws_rds_cluster_parameter_group: 'AWS::RDS::DBClusterParameterGroup',
  aws_route: 'AWS::EC2::Route',
  aws_route53_health_check: 'AWS::Route53::HealthCheck',
  aws_route53_record: 'AWS::Route53::RecordSet',
  aws_route_table: 'AWS::EC2::RouteTable',
  aws_route_table_association: 'AWS::EC2::SubnetRouteTableAssociation',
  aws_s3_bucket: 'AWS::S3::Bucket',
  aws_s3_bucket_lifecycle_configuration: { none: 'property' },
  aws_s3_bucket_ownership_controls: { none: 'property' },
  aws_s3_bucket_policy: 'AWS::S3::BucketPolicy',
  aws_s3_bucket_public_access_block: { none: 'property' },
  aws_s3_bucket_replication_configuration: { none: 'property' },
  aws_s3_bucket_server_side_encryption_configuration: { none: 'property' },
  aws_s3_bucket_versioning: { none: 'property' },
  aws_secretsmanager_secret: 'AWS::SecretsManager::Secret',
  aws_secretsmanager_secret_version: { none: 'property' },
  aws_security_group: 'AWS::EC2::SecurityGroup',
  aws_service_discovery_http_namespace: 'AWS::ServiceDiscovery::HttpNamespace',
  aws_sns_topic: 'AWS::SNS::Topic',
  aws_sns_topic_policy: 'AWS::SNS::TopicPolicy',
  aws_sns_topic_subscription: 'AWS::SNS::Subscription',
  aws_sqs_queue: 'AWS::SQS::Queue',
  aws_sqs_queue_policy: 'AWS::SQS::QueuePolicy',
  aws_sqs_queue_redrive_allow_policy: { none: 'property' },
  aws_subnet: 'AWS::EC2::Subnet',
  aws_vpc: 'AWS::EC2::VPC',
  aws_vpc_endpoint: 'AWS::EC2::VPCEndpoint',
  aws_vpc_security_group_egress_rule: 'AWS::EC2::SecurityGroupEgress',
  aws_vpc_security_group_ingress_rule: 'AWS::EC2::SecurityGroupIngress',
  aws_wafv2_web_acl: 'AWS::WAFv2::WebACL',
  aws_wafv2_web_acl_association: 'AWS::WAFv2::WebACLAssociation',
  aws_wafv2_web_acl_logging_configuration: 'AWS::WAFv2::LoggingConfiguration',
  random_password: { none: 'password' },
};

interface Difference {
  /** Which side has more: the other way round it is not explained. */
  readonly more: 'CDK' | 'Terraform';
  readonly reason: Reason;
}

const ofCdk = (reason: Reason): Difference => ({ more: 'CDK', reason });
const ofTerraform = (reason: Reason): Difference => ({ more: 'Terraform', reason });

/** Why one side has more of a type. */
const DIFFERENT: Readonly<Record<string, Difference>> = {
  'AWS::EC2::Route': ofCdk('subnet routes'),
  'AWS::EC2::RouteTable': ofCdk('subnet routes'),
  'AWS::EC2::SecurityGroup (rotation)': ofCdk('rotation'),
  'AWS::EC2::SecurityGroupEgress (rotation)': ofCdk('rotation'),
  'AWS::EC2::SecurityGroupIngress (rotation)': ofCdk('rotation'),
  'AWS::EC2::VPCGatewayAttachment': ofCdk('attachment'),
  'AWS::IAM::Policy (flow logs)': ofCdk('flow logs'),
  'AWS::IAM::Role': ofCdk('stack roles'),
  'AWS::IAM::Role (custom resource)': ofCdk('custom resource'),
  'AWS::KMS::Alias': ofCdk('stack keys'),
  'AWS::KMS::Key': ofCdk('stack keys'),
  'AWS::Lambda::Function (custom resource)': ofCdk('custom resource'),
  'AWS::Route53::HealthCheck': ofCdk('switch'),
  'AWS::Route53::RecordSet': ofTerraform('zone validation'),
  'AWS::SecretsManager::ResourcePolicy': ofCdk('rotation'),
  'AWS::SecretsManager::RotationSchedule': ofCdk('rotation'),
  'AWS::SecretsManager::SecretTargetAttachment': ofCdk('rotation'),
  'AWS::Serverless::Application (rotation)': ofCdk('rotation'),
  'Custom::VpcRestrictDefaultSG': ofCdk('custom resource'),
};

/** By their logical ids: what the library adds is counted apart, so that its reason hides nothing that is missing. */
const ADDED: readonly { readonly id: RegExp; readonly reason: Reason }[] = [
  { id: /CustomResourceProvider(?:Handler|Role)[0-9A-F]{8}$/, reason: 'custom resource' },
  { id: /FlowLogIAMRoleDefaultPolicy[0-9A-F]{8}$/, reason: 'flow logs' },
  { id: /Rotation(?:Single|Multi)User/, reason: 'rotation' },
];

/** The library's way of saying that a group leads nowhere. */
const NOWHERE = '255.255.255.255/32';

/** The types in a stack. A rule that stands inside of its security group counts as one that is a resource. */
export function typesIn(resources: Stack['resources']): readonly string[] {
  return Object.entries(resources).flatMap(([id, { Type, Properties = {} }]) => {
    const added = ADDED.find((one) => one.id.test(id));
    const inside = ['SecurityGroupEgress', 'SecurityGroupIngress'].flatMap((name) =>
      Type === 'AWS::EC2::SecurityGroup'
        ? nested(Properties, name)
            .filter(({ CidrIp }) => CidrIp !== NOWHERE)
            .map(() => `AWS::EC2::${name}`)
        : [],
    );
    return [Type, ...inside].map((type) => (added ? `${type} (${added.reason})` : type));
  });
}

export type Counts = ReadonlyMap<string, number>;

export interface Row {
  /** Of CloudFormation; null for what has no counterpart there. */
  readonly type: string | null;
  readonly terraform: readonly string[];
  readonly planned: number;
  readonly synthesized: number;
  readonly reason: Reason | null;
  /** Neither equal nor explained. */
  readonly isOpen: boolean;
}

const byText = (a: string, b: string): number => (a < b ? -1 : 1);

/** All types of both sides, each in one row. */
export function compare(planned: Counts, synthesized: Counts): readonly Row[] {
  const without: Row[] = [];
  const terraformOf = new Map<string, string[]>();
  for (const [type, count] of planned) {
    const counterpart = Object.hasOwn(COUNTERPARTS, type) ? COUNTERPARTS[type] : undefined;
    if (typeof counterpart === 'string') {
      terraformOf.set(counterpart, [...(terraformOf.get(counterpart) ?? []), type]);
      continue;
    }
    const reason = counterpart?.none ?? null;
    without.push({
      type: null,
      terraform: [type],
      planned: count,
      synthesized: 0,
      reason,
      isOpen: reason === null,
    });
  }
  const types = [...new Set([...terraformOf.keys(), ...synthesized.keys()])];
  const rows = types.map((type): Row => {
    const terraform = (terraformOf.get(type) ?? []).toSorted(byText);
    const [of, now] = [
      terraform.reduce((sum, one) => sum + (planned.get(one) ?? 0), 0),
      synthesized.get(type) ?? 0,
    ];
    const why = Object.hasOwn(DIFFERENT, type) ? DIFFERENT[type] : undefined;
    const more = now > of ? 'CDK' : 'Terraform';
    const reason = of !== now && why?.more === more ? why.reason : null;
    return {
      type,
      terraform,
      planned: of,
      synthesized: now,
      reason,
      isOpen: of !== now && reason === null,
    };
  });
  return [
    ...rows.toSorted((a, b) => byText(a.type ?? '', b.type ?? '')),
    ...without.toSorted((a, b) => byText(a.terraform.join(), b.terraform.join())),
  ];
}

/** The entries above that no row needs: they would explain what does not happen. */
export function idleEntries(rows: readonly Row[]): readonly string[] {
  const seen = new Set(rows.flatMap(({ terraform }) => terraform));
  const explained = new Set(rows.flatMap(({ type, reason }) => (type && reason ? [type] : [])));
  return [
    ...Object.keys(COUNTERPARTS).filter((type) => !seen.has(type)),
    ...Object.keys(DIFFERENT).filter((type) => !explained.has(type)),
  ];
}

const code = (text: string): string => `\`${text}\``;
const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** The table in the repository. */
export function markdownOf(tables: ReadonlyMap<string, readonly Row[]>): string {
  const used = new Set([...tables.values()].flat().flatMap(({ reason }) => reason ?? []));
  return `${[
    '# Terraform and CDK: the same design',
    'Made by `cdk/templates.test.ts`: how many resources of each type a plan of Terraform makes of a starter design, and how many stand in the templates that its CDK app synthesises. A difference has one of these reasons.',
    Object.entries(REASONS)
      .filter(([name]) => used.has(name as Reason))
      .map(([name, text]) => `- **${name}**: ${text}`)
      .join('\n'),
    ...[...tables].map(([id, rows]) =>
      [
        `## ${id}`,
        '',
        line(['CloudFormation', 'Terraform', 'CDK', 'plan', 'reason']),
        line(['---', '---', '--:', '--:', '---']),
        ...rows.map(({ type, terraform, planned, synthesized, reason }) =>
          line([
            type === null ? '–' : code(type),
            terraform.map(code).join(', ') || '–',
            String(synthesized),
            String(planned),
            reason ?? '',
          ]),
        ),
      ].join('\n'),
    ),
  ].join('\n\n')}\n`;
}
