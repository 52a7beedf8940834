import { bastionHost } from '../../catalog/bastion-host/spec';
import { vpc } from '../../catalog/vpc/spec';
import { listWords } from '../../kit/words';
import { defineRule, fail, pass } from '../../validation';
import { bastion } from '../bastion-example';
import { setParams } from '../fixes';
import { nameOf, placedOf } from '../subjects';

/** Systems Manager User Guide, "Session Manager prerequisites": the agent of Amazon Linux 2023 needs these two. */
const ENDPOINTS = ['ssm', 'ssmmessages'];

export const nw10 = defineRule('network/nw-10', {
  title: 'Session Manager reaches the bastion host',
  why: 'Its agent calls Systems Manager. Without a NAT gateway on its way or the endpoints in the VPC nobody gets in.',
  severity: 'warning',
  maps: { wellArchitected: ['OPS'], fsbp: ['EC2.57'] },
  *check(model) {
    for (const host of placedOf(model, bastionHost)) {
      const network = model.networkOf(host.id);
      const home = network && model.ofKind(vpc).find(({ id }) => id === network.vpc);
      // SSH in a public tier brings an address of its own, and the ways out of an existing VPC are not known.
      if (!home || network.isExisting || host.params.access === 'ssh') continue;
      const subject = { nodes: [host.id, home.id] };
      const viaNat = model.tierOf(host.id) === 'app' && home.params.nat !== 'none';
      const { interfaceEndpoints } = home.params;
      const missing = ENDPOINTS.filter((one) => !interfaceEndpoints.includes(one));
      if (viaNat || missing.length === 0) {
        yield pass(
          subject,
          `${nameOf(host)}: calls Systems Manager through ${viaNat ? 'the NAT gateways' : 'the endpoints of the VPC'}.`,
        );
        continue;
      }
      yield fail(
        subject,
        `${nameOf(host)}: has no way to Systems Manager; ${nameOf(home)} has no endpoint for ${listWords(missing)}.`,
        {
          measure: missing.length,
          field: { node: home.id, name: 'interfaceEndpoints' },
          fixes: [
            setParams(
              home,
              { interfaceEndpoints: [...interfaceEndpoints, ...missing] },
              'Add the endpoints',
            ),
          ],
        },
      );
    }
  },
  examples: {
    good: [
      bastion(),
      bastion({}, { with: { vpc: { interfaceEndpoints: [] } } }, 'app'),
      bastion({}, { with: { vpc: { nat: 'none' } } }, 'app'),
    ],
    bad: [
      bastion({}, { with: { vpc: { interfaceEndpoints: ['ssm', 'logs'] } } }),
      bastion({}, { with: { vpc: { interfaceEndpoints: [] } } }, 'data'),
    ],
  },
});
