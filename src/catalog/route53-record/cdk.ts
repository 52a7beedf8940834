import { ref, template, type Expression } from '../../codegen/typescript';
import { cdkKind, fieldsOf, type HostedZone, type Scope } from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { ModelEdge, ModelNode } from '../../spec/model';
import { failoverOf, resolutionsOf } from '../verbs/resolves-to';
import { healthAlarm } from './alarms';
import { emitFailover } from './cdk-failover';
import { aliasRecord } from './cdk-record';
import { domainSetting, emitZone, ownerOf, zoneIn, zoneNameSetting } from './cdk-zone';
import { route53Record } from './spec';
import { hostIn, plain, watchesHealth, whyUnresolved } from './zones';

type Dns = ModelNode<ParamsOf<typeof route53Record.fields>>;

export const cdk = cdkKind(route53Record, {
  stack: 'application',
  main: 'route53.ARecord',
  sharesWith: ({ params }) => `zone ${plain(params.zone)}`,
  missing: (node, c) =>
    whyUnresolved(node, c.model, (edge) => stackOf(edge, c).facet(edge.to, 'alias') !== null),
  emit: (node, c) => {
    const [edge] = resolutionsOf(c.model, node.id);
    if (!edge) return;
    const at = stackOf(edge, c);
    const target = at.facet(edge.to, 'alias');
    if (!target) return;
    if (ownerOf(node, c).id === node.id) emitZone(node, c);
    const pair = failoverOf(c.model, node.id);
    const name = domainSetting(node, c);
    if (pair) {
      emitFailover(node, pair, name, {
        primary: stackOf(pair.primary, c),
        secondary: stackOf(pair.secondary, c),
      });
    } else {
      const { evaluateTargetHealth } = node.params;
      aliasRecord(node, { edge, name, evaluateTargetHealth }, at);
    }
    at.output(
      node,
      'Url',
      'Address of the application.',
      template(target.isHttps ? 'https://' : 'http://', name),
    );
  },
  facets: {
    hostedZone: hostedZoneOf,
    alarms: (node, c) =>
      watchesHealth(node, c.model)
        ? [
            healthAlarm(
              ref(
                `${c.path(node, 'HealthCheck', 'dns')}.healthCheckId`,
                fieldsOf(node).from('healthCheck'),
              ),
            ),
          ]
        : [],
  },
});

/** A record lies beside what it points to: neither region has to wait for the other. */
const stackOf = (edge: ModelEdge, c: Scope): Scope =>
  c.in('application', c.cdk.regionOf(c.model.get(edge.to)));

function hostedZoneOf(node: Dns, c: Scope): HostedZone {
  return {
    zone: zoneIn(node, c),
    hostName: (host) =>
      hostIn<Expression>(host, node, {
        domain: () => domainSetting(node, c),
        zone: () => zoneNameSetting(ownerOf(node, c), c),
        below: template,
      }),
  };
}
