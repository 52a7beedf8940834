import { vpc } from '../../catalog/vpc/spec';
import { defineRule, fail, pass } from '../../validation';
import { endpointFor, GATEWAY_ENDPOINTS, INTERFACE_ENDPOINTS } from '../endpoints';
import { setParams } from '../fixes';
import { services } from '../service-example';
import { nameOf, placedFleets } from '../subjects';

/** Sends orders to a queue, and keeps them in a table. */
const sending = (network: Parameters<typeof services>[0] = {}) =>
  services({
    ...network,
    more: (design, { shop, region }) => {
      const queue = design.node('sqs-queue', { label: 'Orders', parent: region });
      const table = design.node('dynamodb-table', { label: 'Records', parent: region });
      design.edge('sends-to', shop, queue);
      design.edge('keeps-records-in', shop, table);
    },
  });

export const nw13 = defineRule('network/nw-13', {
  title: 'What is drawn has a way there',
  why: 'Without NAT a server or a task reaches a service of AWS through an endpoint of the VPC, or not at all: the call waits until it times out.',
  severity: 'error',
  maps: { fsbp: ['EC2.10'], wellArchitected: ['REL'] },
  *check(model) {
    const fleets = new Set(placedFleets(model).map(({ id }) => id));
    for (const { to, resource, because } of model.access) {
      const network = fleets.has(to) ? model.networkOf(to) : null;
      const home = network && model.ofKind(vpc).find(({ id }) => id === network.vpc);
      // The ways out of a VPC that exists are not known, and what stands elsewhere than it should is NW-6's to report.
      if (!home || network.isExisting || model.tierOf(to) !== 'app') continue;
      const called = model.get(resource);
      if (model.networkOf(resource)?.vpc === network.vpc) continue;
      const [byInterface, byGateway] = [INTERFACE_ENDPOINTS, GATEWAY_ENDPOINTS].map((one) =>
        endpointFor(called.spec.can, one),
      );
      const endpoint = byInterface ?? byGateway;
      if (endpoint === undefined) continue;
      const subject = { nodes: [to, home.id], edges: because };
      const name = byInterface === undefined ? 'gatewayEndpoints' : 'interfaceEndpoints';
      const isNear = model.regionName(resource) === network.region;
      if (network.natZones.length > 0 || (isNear && home.params[name].includes(endpoint))) {
        const way = network.natZones.length > 0 ? 'NAT' : 'an endpoint';
        yield pass(subject, `${nameOf(model.get(to))}: reaches ${nameOf(called)} by ${way}.`);
        continue;
      }
      // NAT that has no tier to stand in is NW-3's.
      if (home.params.nat !== 'none') continue;
      const withEndpoint = vpc.fields[name].options
        .map(({ value }) => value)
        .filter((one) => one === endpoint || home.params[name].includes(one));
      yield fail(
        subject,
        isNear
          ? `${nameOf(model.get(to))}: ${nameOf(home)} has no NAT, and no endpoint for ${endpoint}, through which ${nameOf(called)} would be reached.`
          : `${nameOf(model.get(to))}: ${nameOf(home)} has no NAT, and endpoints lead to no other region, where ${nameOf(called)} is.`,
        {
          field: { node: home.id, name: isNear ? name : 'nat' },
          fixes: [
            ...(isNear
              ? [setParams(home, { [name]: withEndpoint }, `Add the endpoint for ${endpoint}`)]
              : []),
            setParams(home, { nat: 'perAz' }, 'Add a NAT gateway per zone', false),
          ],
        },
      );
    }
  },
  examples: {
    good: [
      sending(),
      sending({
        vpc: {
          nat: 'none',
          interfaceEndpoints: vpc.fields.interfaceEndpoints.options.map(({ value }) => value),
        },
      }),
    ],
    bad: [
      sending({ vpc: { nat: 'none' } }),
      sending({ vpc: { nat: 'none', gatewayEndpoints: [] } }),
    ],
  },
});
