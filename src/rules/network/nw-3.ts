import { vpc } from '../../catalog/vpc/spec';
import { listWords } from '../../kit/words';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { callsBeyond } from '../endpoints';
import { ensureTier, fixWith, setParams } from '../fixes';
import { nameOf } from '../subjects';

/** What servers of the application tier call: Session Manager, their credentials, their logs. */
const NEEDED = ['ssm', 'ssmmessages', 'ec2messages', 'secretsmanager', 'logs'];

/** Without NAT the servers need an interface endpoint for whatever they call. */
export const nw3 = defineRule('network/nw-3', {
  title: 'Servers have a way to AWS and the internet',
  why: 'Without NAT and without endpoints, servers cannot fetch their credentials, install anything, or be reached by Session Manager.',
  severity: 'warning',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const node of model.ofKind(vpc)) {
      const network = model.networkOf(node.id);
      const app = network?.tiers.find((one) => one.role === 'app');
      if (!network || !app || network.isExisting || network.zones.length === 0) continue;
      if (!model.children(app.node).some((child) => child.spec.can.includes('compute'))) continue;
      const subject = { nodes: [node.id] };
      const { interfaceEndpoints, nat } = node.params;
      if (network.natZones.length > 0) {
        yield pass(subject, `${nameOf(node)}: servers reach the internet through NAT.`);
        continue;
      }
      const missing = NEEDED.filter((name) => !interfaceEndpoints.includes(name));
      const lacksPublic = nat !== 'none' && !network.tiers.some((one) => one.role === 'public');
      if (missing.length === 0 && !lacksPublic) {
        yield pass(
          subject,
          `${nameOf(node)}: no NAT; servers reach AWS through endpoints, and nothing else.`,
        );
        continue;
      }
      const endpoints = vpc.fields.interfaceEndpoints.options
        .map((option) => option.value)
        .filter((name) => interfaceEndpoints.includes(name) || NEEDED.includes(name));
      yield fail(
        subject,
        lacksPublic
          ? `${nameOf(node)}: NAT gateways stand in the public tier, which is missing, so there are none.`
          : `${nameOf(node)}: no NAT, and no endpoint for ${listWords(missing)}.`,
        {
          measure: missing.length,
          field: {
            node: node.id,
            name: lacksPublic ? 'nat' : 'interfaceEndpoints',
          },
          fixes: lacksPublic
            ? [
                fixWith('Add the public tier', false, (edit) => {
                  const now = edit.model.find(node.id) ? edit.model.networkOf(node.id) : null;
                  if (!now) return 'The VPC is gone.';
                  ensureTier(edit, now, 'public');
                }),
                ...(callsBeyond(model, node, { interfaceEndpoints: endpoints })
                  ? []
                  : [
                      setParams(
                        node,
                        { nat: 'none', interfaceEndpoints: endpoints },
                        'Use endpoints instead of NAT',
                        false,
                      ),
                    ]),
              ]
            : [
                setParams(
                  node,
                  { interfaceEndpoints: endpoints },
                  `Add endpoints for ${listWords(missing)}`,
                ),
                setParams(node, { nat: 'perAz' }, 'Add a NAT gateway per zone', false),
              ],
        },
      );
    }
  },
  examples: {
    good: [example(), example({ with: { vpc: { nat: 'none' } } })],
    bad: [
      example({ with: { vpc: { nat: 'none', interfaceEndpoints: ['ssm'] } } }),
      example({
        with: { vpc: { nat: 'none', interfaceEndpoints: [] } },
        without: ['public', 'alb', 'dns', 'users'],
      }),
      example({
        without: ['public', 'alb', 'dns', 'users'],
        with: { web: { role: 'worker' } },
      }),
    ],
  },
});
