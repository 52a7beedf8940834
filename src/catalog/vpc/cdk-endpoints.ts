import { call, create, object, ref, run, type Statements } from '../../codegen/typescript';
import { fieldsOf, type Scope } from '../../exporters/cdk';

import type { ParamsOf } from '../../spec/fields';
import type { ModelNode, Network } from '../../spec/model';
import { subnetsOf } from './cdk-network';
import type { vpc } from './spec';

type Vpc = ModelNode<ParamsOf<typeof vpc.fields>>;

/** `ec2.InterfaceVpcEndpointAwsService`, by the name of the service. */
const SERVICES: Readonly<Record<string, string>> = {
  ssm: 'SSM',
  ssmmessages: 'SSM_MESSAGES',
  ec2messages: 'EC2_MESSAGES',
  secretsmanager: 'SECRETS_MANAGER',
  logs: 'CLOUDWATCH_LOGS',
  kms: 'KMS',
  monitoring: 'CLOUDWATCH_MONITORING',
  'ecr.api': 'ECR',
  'ecr.dkr': 'ECR_DOCKER',
  ecs: 'ECS',
  'ecs-agent': 'ECS_AGENT',
  'ecs-telemetry': 'ECS_TELEMETRY',
  sqs: 'SQS',
  sns: 'SNS',
  sts: 'STS',
  lambda: 'LAMBDA',
  'execute-api': 'APIGATEWAY',
};
const GATEWAYS: Readonly<Record<string, string>> = { s3: 'S3', dynamodb: 'DYNAMODB' };

/** Private paths to the APIs of AWS. */
export function emitEndpoints(node: Vpc, network: Network, c: Scope): void {
  const has = (tier: 'app' | 'data') =>
    network.subnets.some((subnet) => subnet.tier === tier && subnet.cidr !== null);
  const tiers = (['app', 'data'] as const).filter(has);
  const { gatewayEndpoints, interfaceEndpoints } = node.params;
  if (tiers.length > 0) {
    c.add(
      node,
      gatewayEndpoints.flatMap((service) => gateway(node, service, tiers, c)),
    );
  }
  if (interfaceEndpoints.length === 0 || !has('app')) return;
  const group = c.declare(
    node,
    c.name(node, 'Endpoints'),
    'ec2.SecurityGroup',
    create(
      'ec2.SecurityGroup',
      ref('this'),
      c.id(node, 'Endpoints'),
      object([
        ['vpc', ref(c.name(node))],
        ['description', `Interface endpoints of the VPC ${node.slug}`],
        ['allowAllOutbound', false],
      ]),
    ),
    {
      after: [
        run(
          call(
            `${c.name(node, 'Endpoints')}.addIngressRule`,
            call('ec2.Peer.ipv4', node.params.cidr),
            call('ec2.Port.tcp', 443),
            'HTTPS from the VPC',
          ),
        ),
      ],
    },
  );
  c.add(
    node,
    interfaceEndpoints.map((service) => endpoint(node, service, group, c)),
  );
}

function gateway(
  node: Vpc,
  service: string,
  tiers: readonly ('app' | 'data')[],
  c: Scope,
): Statements {
  const name = GATEWAYS[service];
  if (name === undefined) return [];
  return [
    run(
      call(
        `${c.name(node)}.addGatewayEndpoint`,
        service === 's3' ? 'S3' : 'DynamoDb',
        object([
          ['service', ref(`ec2.GatewayVpcEndpointAwsService.${name}`)],
          ['subnets', tiers.map(subnetsOf)],
        ]),
      ),
      { origin: fieldsOf(node).from('gatewayEndpoints') },
    ),
  ];
}

function endpoint(node: Vpc, service: string, group: ReturnType<typeof ref>, c: Scope): Statements {
  const name = SERVICES[service];
  if (name === undefined) return [];
  const { dnsSupport, dnsHostnames } = node.params;
  return [
    run(
      call(
        `${c.name(node)}.addInterfaceEndpoint`,
        pascal(service),
        object([
          ['service', ref(`ec2.InterfaceVpcEndpointAwsService.${name}`)],
          ['securityGroups', [group]],
          ['open', false],
          // AWS refuses private names in a VPC without both DNS settings.
          ['privateDnsEnabled', dnsSupport && dnsHostnames],
          ['subnets', subnetsOf('app')],
        ]),
      ),
      { origin: fieldsOf(node).from('interfaceEndpoints') },
    ),
  ];
}

/** `ecr.api` → `EcrApi` */
const pascal = (service: string): string =>
  service
    .split(/[^a-z0-9]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
