import type { JsonObject } from '../../kit/json';
import { defineKind } from '../../spec/kind-spec';
import { freeBlock, overlapsCidr, parseCidr } from '../../kit/cidr';
import { existingCidrProblem, vpcCidrProblem } from '../checks';
import { LOG_RETENTION } from '../log-retention';

/** For `when`: a field that only matters for what the code creates. */
const isCreated = (params: JsonObject): boolean => params.style !== 'existing';

export const vpc = defineKind({
  id: 'vpc',
  title: 'VPC',
  short: 'VPC',
  summary:
    'A private network over several Availability Zones, with its subnets, routes and NAT gateways.',
  keywords: ['network', 'subnet', 'nat', 'cidr', 'availability zone', 'flow logs'],
  category: 'containers',
  label: 'VPC',
  slug: 'vpc',
  inside: ['region'],
  container: 'network',
  can: [],
  fields: {
    style: {
      type: 'choice',
      label: 'Made as',
      group: 'General',
      default: 'module',
      options: [
        { value: 'module', label: 'Registry module', hint: 'terraform-aws-modules/vpc' },
        { value: 'native', label: 'Plain resources', hint: 'keyed by zone' },
        { value: 'existing', label: 'Exists already', hint: 'referred to, never created' },
      ],
      help: 'Of Terraform’s code: the module counts over lists, and a zone that goes from the middle renumbers the subnets after it. Plain resources are keyed by zone. What runs already is replaced when this changes.',
    },
    cidr: {
      type: 'text',
      label: 'IPv4 range',
      group: 'Addresses',
      default: '10.0.0.0/16',
      help: 'The tiers take fixed shares of it: public the first sixteenth, application up to the half, data the rest.',
      source: 'RFC 1918; VPC User Guide, "VPC CIDR blocks"',
      problem: (value, { params }) =>
        isCreated(params) ? vpcCidrProblem(value) : existingCidrProblem(value),
    },
    zones: {
      type: 'choices',
      label: 'Availability Zones',
      group: 'Addresses',
      default: ['a', 'b', 'c'],
      options: [...'abcdef'].map((letter) => ({ value: letter, label: letter })),
      help: 'Zone letters of the region. Three keep a majority when one is lost.',
      source: 'Well-Architected REL10-BP01',
      problem: (letters) => (letters.length > 0 ? null : 'must name at least one zone.'),
    },
    nat: {
      type: 'choice',
      label: 'NAT gateways',
      group: 'Internet access',
      when: isCreated,
      default: 'perAz',
      options: [
        { value: 'perAz', label: 'One per zone', hint: 'a lost zone takes only its own egress' },
        {
          value: 'single',
          label: 'Single',
          hint: 'cheaper; its zone is a single point of failure',
        },
        {
          value: 'none',
          label: 'None',
          hint: 'the application tier reaches AWS through endpoints only',
        },
      ],
      help: 'Lets the application tier open connections to the internet. They stand in the public tier.',
      source: 'VPC guide, "NAT gateways"',
    },
    gatewayEndpoints: {
      type: 'choices',
      label: 'Gateway endpoints',
      group: 'Internet access',
      when: isCreated,
      default: ['s3', 'dynamodb'],
      options: [
        { value: 's3', label: 'S3' },
        { value: 'dynamodb', label: 'DynamoDB' },
      ],
      help: 'Free private paths to these services.',
      source: 'VPC guide, "Gateway endpoints"',
    },
    interfaceEndpoints: {
      type: 'choices',
      label: 'Interface endpoints',
      group: 'Internet access',
      when: isCreated,
      default: ['ssm', 'ssmmessages', 'ec2messages', 'secretsmanager', 'logs'],
      options: [
        { value: 'ssm', label: 'Systems Manager' },
        { value: 'ssmmessages', label: 'Session Manager' },
        { value: 'ec2messages', label: 'EC2 messages' },
        { value: 'secretsmanager', label: 'Secrets Manager' },
        { value: 'logs', label: 'CloudWatch Logs' },
        { value: 'kms', label: 'KMS' },
        { value: 'monitoring', label: 'CloudWatch' },
        { value: 'ecr.api', label: 'ECR API' },
        { value: 'ecr.dkr', label: 'ECR images' },
        { value: 'ecs', label: 'ECS' },
        { value: 'ecs-agent', label: 'ECS agent' },
        { value: 'ecs-telemetry', label: 'ECS telemetry' },
        { value: 'sqs', label: 'SQS' },
        { value: 'sns', label: 'SNS' },
        { value: 'sts', label: 'STS' },
        { value: 'lambda', label: 'Lambda' },
        { value: 'execute-api', label: 'API Gateway' },
      ],
      help: 'Private paths to AWS APIs from the application tier, about 7.30 USD per zone and month each.',
      source: 'Security Hub EC2.55 to EC2.57',
    },
    dnsSupport: {
      type: 'toggle',
      label: 'DNS resolution',
      group: 'DNS',
      when: isCreated,
      default: true,
      help: 'Needed by private names of endpoints and databases.',
      source: 'VPC guide, "DNS attributes for your VPC"',
    },
    dnsHostnames: {
      type: 'toggle',
      label: 'DNS hostnames',
      group: 'DNS',
      when: isCreated,
      default: true,
      help: 'Needed together with DNS resolution.',
      source: 'VPC guide, "DNS attributes for your VPC"',
      problem: (value, { params }) =>
        value && params.dnsSupport === false ? 'needs DNS resolution to be on.' : null,
    },
    closedDefaultGroup: {
      type: 'toggle',
      label: 'Close the default security group',
      group: 'Monitoring',
      when: isCreated,
      default: true,
      help: 'Takes its rules away: nothing uses it by accident.',
      source: 'Security Hub EC2.2',
    },
    flowLogs: {
      type: 'choice',
      label: 'Flow logs',
      group: 'Monitoring',
      when: isCreated,
      default: 'cloudwatch',
      options: [
        { value: 'cloudwatch', label: 'CloudWatch Logs', hint: 'searched at once' },
        { value: 's3', label: 'S3', hint: 'a bucket of its own; cheaper' },
        { value: 'off', label: 'Off' },
      ],
      help: 'Records who talked to whom, all traffic, aggregated over 60 seconds.',
      source: 'Security Hub EC2.6',
    },
    logRetentionDays: {
      ...LOG_RETENTION,
      help: 'How long the records are kept. CloudWatch Logs takes only certain numbers of days.',
      when: (params) => isCreated(params) && params.flowLogs !== 'off',
    },
  },
  extras: [
    {
      development: { nat: 'single', interfaceEndpoints: ['ssm', 'ssmmessages', 'secretsmanager'] },
    },
    { sketch: { flowLogs: 'off' } },
  ],
  exported: true,
  // VPCs whose ranges overlap can never be joined, and a design that has two of them usually wants that one day.
  distinct: (params, others) => {
    const mine = parseCidr(String(params.cidr));
    const taken = others.flatMap((other) => parseCidr(String(other.cidr)) ?? []);
    if (!mine || !taken.some((one) => overlapsCidr(one, mine))) return params;
    return { ...params, cidr: freeBlock(taken, mine.prefix) ?? params.cidr! };
  },
  caption: (params) =>
    isCreated(params) ? String(params.cidr) : `${String(params.cidr)} · exists`,
});
