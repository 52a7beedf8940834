import { command, runbookKind, shellWord, type Shell } from '../../exporters/runbook';
import { inMarkdown } from '../../exporters/markdown';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { failoverOf, resolutionsOf } from '../verbs/resolves-to';
import { route53Record } from './spec';

type Dns = ModelNode<ParamsOf<typeof route53Record.fields>>;

const turned = (node: Dns, s: Shell, how: '--inverted' | '--no-inverted'): readonly string[] => [
  `CHECK=${s.check(node)}`,
  ...command('aws route53 update-health-check --health-check-id "$CHECK"', how),
];

/** Health checks go on in the data plane everywhere; whatever changes them, or a record, does not (Well-Architected, REL11-BP04). */
const CONTROL_PLANE = 'us-east-1';

const needsControlPlane = (lost: string | null): string =>
  lost === CONTROL_PLANE
    ? ` Route 53 takes changes in ${CONTROL_PLANE} alone, the region that is lost: while it refuses this one, repeat it. Nothing else moves a name that is moved by hand.`
    : '';

const primaryRegion = (node: Dns, s: Shell): string | null => {
  const edge = failoverOf(s.model, node.id)?.primary ?? resolutionsOf(s.model, node.id)[0];
  return edge ? s.model.regionName(edge.to) : null;
};

export const runbook = runbookKind(route53Record, {
  failover: {
    traffic: (node, s) => {
      if (!failoverOf(s.model, node.id)) {
        return [
          {
            title: `Point ${s.label(node)} to the second region`,
            says: 'In the drawing, connect it to the load balancer of that region instead of the one it has, and deploy. Then it answers with other addresses.',
            commands: [`dig +short ${shellWord(node.params.domain)}`],
          },
        ];
      }
      const asked = `dig +short ${shellWord(node.params.domain)}`;
      return node.params.failoverMode === 'manual'
        ? [
            {
              title: `Move ${s.label(node)}`,
              says: `The health check counts as unhealthy from now on, and Route 53 answers with the second region. Set the switch of the code as well, or the next deployment moves it back: the README says how.${needsControlPlane(primaryRegion(node, s))}`,
              commands: [...turned(node, s, '--inverted'), asked],
            },
          ]
        : [
            {
              title: `See ${s.label(node)} move`,
              says: 'Route 53 moves it by itself once the first region does not answer. It needs no change, and so nothing of a region that is lost.',
              commands: [asked],
            },
          ];
    },
    verify: (node) => [
      {
        title: 'See that it works',
        says: 'And place an order, or whatever it is that users do. Note the time: it is the RTO that was reached.',
        commands: [
          `curl --fail --silent --show-error ${shellWord(`https://${node.params.domain}${node.params.healthPath}`)}`,
        ],
      },
    ],
  },
  redraw: ({ params: { zone, zoneSource } }) =>
    zoneSource === 'create'
      ? [
          `Set the zone ${inMarkdown(zone)} to "Exists already": another one of the same name would be asked by nobody.`,
        ]
      : [],
  takeName: (node, s) => {
    const { comes, says, commands } = s.takeRecord(node, shellWord(node.params.domain));
    return {
      title: `Move ${s.label(node)}`,
      says: `${says}${needsControlPlane(primaryRegion(node, s))}`,
      commands: [
        ...command(
          `ZONE="$(aws route53 list-hosted-zones-by-name --dns-name ${shellWord(node.params.zone)}`,
          `--query 'HostedZones[?!Config.PrivateZone].Id | [0]' --output text | cut -d/ -f3)"`,
        ),
        ...commands,
        ...(comes === 'after' ? [`dig +short ${shellWord(node.params.domain)}`] : []),
      ],
      comes,
    };
  },
  failback: {
    traffic: (node, s) =>
      failoverOf(s.model, node.id) && node.params.failoverMode === 'manual'
        ? [
            {
              title: `Move ${s.label(node)} back`,
              commands: [
                ...turned(node, s, '--no-inverted'),
                `dig +short ${shellWord(node.params.domain)}`,
              ],
            },
          ]
        : [],
  },
});
