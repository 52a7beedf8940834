import { privateImage } from '../../catalog/ecs-service/registry';
import { isOnEc2 } from '../../catalog/ecs-service/servers';
import { ecsService } from '../../catalog/ecs-service/spec';
import { vpc } from '../../catalog/vpc/spec';
import { listWords } from '../../kit/words';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { defineRule, fail, pass } from '../../validation';
import { canCallFromApp } from '../endpoints';
import { moveToTier, setParams } from '../fixes';
import { services } from '../service-example';
import { nameOf, placedOf } from '../subjects';

const OWN = '123456789012.dkr.ecr.us-east-1.amazonaws.com/shop:1.4';

type Vpc = ModelNode<ParamsOf<typeof vpc.fields>>;

/** ECR guide, "Amazon ECR interface VPC endpoints": layers come from S3, through a gateway endpoint. */
const FOR_TASKS = ['ecr.api', 'ecr.dkr', 'logs'];
/** ECS guide, "Amazon ECS interface VPC endpoints": what servers need beside, and Fargate does not. */
const FOR_SERVERS = ['ecs', 'ecs-agent', 'ecs-telemetry'];

const withNat = (home: Vpc) =>
  setParams(home, { nat: 'perAz' }, 'Add a NAT gateway per zone', false);

/** The endpoints in the order in which they are offered, with those added. */
const joined = (home: Vpc, missing: readonly string[]): readonly string[] =>
  vpc.fields.interfaceEndpoints.options
    .map(({ value }) => value)
    .filter((one) => home.params.interfaceEndpoints.includes(one) || missing.includes(one));

export const nw12 = defineRule('network/nw-12', {
  title: 'Services reach ECS and their registry',
  why: 'Without NAT an image comes through the endpoints of ECR and S3 alone, and only from ECR of the same region. Servers join their cluster through the endpoints of ECS.',
  severity: 'warning',
  maps: { fsbp: ['EC2.55', 'EC2.56'], wellArchitected: ['REL'] },
  *check(model) {
    for (const service of placedOf(model, ecsService)) {
      const network = model.networkOf(service.id);
      const home = network && model.ofKind(vpc).find(({ id }) => id === network.vpc);
      // Ways out of an existing VPC are not known, and services outside of the application tier are NW-6's to report.
      if (!home || network.isExisting) continue;
      const subject = { nodes: [service.id, home.id] };
      if (isOnEc2(service.params) && model.tierOf(service.id) === 'public') {
        yield fail(
          subject,
          `${nameOf(service)}: in the public tier its servers get no public address, and have no other way to their cluster.`,
          {
            fixes: canCallFromApp(model, service)
              ? [moveToTier(service, 'app', 'Move it to the application tier')]
              : [],
          },
        );
        continue;
      }
      if (model.tierOf(service.id) !== 'app') continue;
      if (home.params.nat !== 'none') {
        // A NAT gateway without a tier to stand in is NW-3's.
        if (network.natZones.length > 0) yield pass(subject, `${nameOf(service)}: leaves by NAT.`);
        continue;
      }
      if (privateImage(service.params.image)?.region !== network.region) {
        yield fail(
          subject,
          `${nameOf(service)}: ${nameOf(home)} has no NAT, and no endpoint leads to the registry of its image.`,
          {
            field: { node: service.id, name: 'image' },
            fixes: [withNat(home)],
          },
        );
        continue;
      }
      const { interfaceEndpoints, gatewayEndpoints } = home.params;
      const missing = [...FOR_TASKS, ...(isOnEc2(service.params) ? FOR_SERVERS : [])].filter(
        (one) => !interfaceEndpoints.includes(one),
      );
      const lacksS3 = !gatewayEndpoints.includes('s3');
      if (missing.length === 0 && !lacksS3) {
        yield pass(subject, `${nameOf(service)}: reaches AWS through endpoints.`);
        continue;
      }
      const names = listWords([...missing, ...(lacksS3 ? ['s3'] : [])]);
      yield fail(
        subject,
        `${nameOf(service)}: ${nameOf(home)} has no NAT, and no endpoint for ${names}.`,
        {
          measure: missing.length + Number(lacksS3),
          field: {
            node: home.id,
            name: missing.length > 0 ? 'interfaceEndpoints' : 'gatewayEndpoints',
          },
          fixes: [
            setParams(
              home,
              {
                interfaceEndpoints: joined(home, missing),
                gatewayEndpoints: lacksS3 ? ['s3', ...gatewayEndpoints] : gatewayEndpoints,
              },
              'Add the endpoints',
            ),
            withNat(home),
          ],
        },
      );
    }
  },
  examples: {
    good: [
      services(),
      services({
        shop: { image: OWN, capacity: 'ec2' },
        payments: { image: OWN },
        vpc: {
          nat: 'none',
          interfaceEndpoints: vpc.fields.interfaceEndpoints.options.map(({ value }) => value),
        },
      }),
    ],
    bad: [
      services({ vpc: { nat: 'none' } }),
      services({
        more: (design, { pub }) => {
          const params = { capacity: 'ec2' };
          design.node('ecs-service', { label: 'Front', parent: pub, params });
        },
      }),
      services({
        shop: { image: OWN },
        payments: { image: OWN },
        vpc: { nat: 'none' },
      }),
      services({
        shop: { image: OWN, capacity: 'ec2' },
        payments: { image: OWN },
        vpc: { nat: 'none', gatewayEndpoints: [] },
      }),
      services({
        shop: { image: OWN.replace('us-east-1', 'eu-west-1') },
        payments: { image: OWN },
        vpc: { nat: 'none' },
      }),
    ],
  },
});
