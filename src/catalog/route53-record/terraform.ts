import { ref, set, template, type Expression } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { Model, ModelNode } from '../../spec/model';
import {
  fieldsOf,
  inMarkdown,
  terraformKind,
  type Alarm,
  type HostedZone,
  type Terraform,
} from '../../exporters/terraform';
import { failoverOf, resolutionsOf } from '../verbs/resolves-to';
import { route53Record } from './spec';
import { aliasRecord, emitFailover } from './terraform-failover';

type Dns = ModelNode<ParamsOf<typeof route53Record.fields>>;

/** Names are said without the trailing dot, in lower case: that is how ACM and Route 53 give them back. */
const plain = (name: string): string => name.toLowerCase().replace(/\.$/, '');

export const terraform = terraformKind(route53Record, {
  concern: 'dns',
  main: 'aws_route53_record',
  sharesWith: ({ params }) => `zone ${plain(params.zone)}`,
  missing: (node, t) => {
    const edges = resolutionsOf(t.model, node.id);
    if (edges.length === 0) return 'the record resolves to nothing yet.';
    if (edges.length > 1 && !failoverOf(t.model, node.id)) {
      return 'its two load balancers have the same role in the failover.';
    }
    return edges.every((edge) => t.facet(edge.to, 'alias'))
      ? null
      : 'what it resolves to is not exported.';
  },
  emit: (node, t) => {
    const [edge] = resolutionsOf(t.model, node.id);
    const pair = failoverOf(t.model, node.id);
    const target = edge && t.facet(edge.to, 'alias');
    if (!target) return;
    const name = domainVariable(node, t);
    if (zoneOwner(node, t).id === node.id) emitZone(node, t);
    if (pair) emitFailover(node, pair, zoneId(node, t), name, t);
    else {
      const { evaluateTargetHealth } = node.params;
      t.add(
        node,
        'dns',
        aliasRecord(
          node,
          { edge, address: t.id(node), zoneId: zoneId(node, t), name, evaluateTargetHealth },
          t,
        ),
      );
    }
    t.output(
      node,
      `${t.id(node)}_url`,
      `Address of the application.`,
      template(target.isHttps ? 'https://' : 'http://', name),
    );
  },
  facets: { hostedZone: hostedZoneOf, alarms: alarmsOf },
});

/** A health check that a person switches looks at nothing by itself. */
function alarmsOf(node: Dns, t: Terraform): readonly Alarm[] {
  const { healthCheck, failoverMode } = node.params;
  if (!healthCheck || failoverMode === 'manual' || !failoverOf(t.model, node.id)) return [];
  return [
    {
      key: 'health',
      says: 'The primary does not answer the health check, and DNS fails over: promote what has to be promoted.',
      namespace: 'AWS/Route53',
      metric: 'HealthCheckStatus',
      dimensions: [
        ['HealthCheckId', fieldsOf(node).ref(`aws_route53_health_check.${t.id(node)}.id`)],
      ],
      statistic: 'Minimum',
      comparison: '<',
      threshold: 1,
      missing: 'breaching',
      period: { seconds: 60, times: 2 },
    },
  ];
}

/** Of the records of one zone, the first that creates it, else the first: it holds the zone for all. */
function zoneOwner(node: Dns, t: Terraform): Dns {
  const same = recordsByZone(t.model).get(plain(node.params.zone)) ?? [];
  const made = same.filter((other) => t.missing(other) === null);
  return made.find(({ params }) => params.zoneSource === 'create') ?? made[0] ?? node;
}

const zones = new WeakMap<Model, ReadonlyMap<string, readonly Dns[]>>();

function recordsByZone(model: Model): ReadonlyMap<string, readonly Dns[]> {
  const known = zones.get(model);
  if (known) return known;
  const records = new Map<string, Dns[]>();
  for (const record of model.ofKind(route53Record)) {
    const zone = plain(record.params.zone);
    records.set(zone, [...(records.get(zone) ?? []), record]);
  }
  zones.set(model, records);
  return records;
}

function zoneId(node: Dns, t: Terraform): Expression {
  const owner = zoneOwner(node, t);
  const address =
    owner.params.zoneSource === 'create' ? 'aws_route53_zone' : 'data.aws_route53_zone';
  return fieldsOf(owner).ref(`${address}.${t.id(owner)}.zone_id`);
}

function emitZone(node: Dns, t: Terraform): void {
  const own = fieldsOf(node);
  const name = zoneVariable(node, t);
  const zone = inMarkdown(node.params.zone);
  if (node.params.zoneSource === 'create') {
    const address = `aws_route53_zone.${t.id(node)}`;
    t.before(
      `zone-${node.id}`,
      `The hosted zone ${zone} is created here, and certificates wait until its name servers are delegated. Create it first with ` +
        `\`terraform apply -target=${address}\`, enter its name servers at the registrar, then apply the rest.`,
    );
    t.add(
      node,
      'dns',
      t.resource(node, 'aws_route53_zone', t.id(node), [
        set('name', name, { origin: own.from('zone') }),
      ]),
    );
    t.output(
      node,
      `${t.id(node)}_name_servers`,
      'Name servers to enter where the domain is registered.',
      own.ref(`${address}.name_servers`),
    );
    return;
  }
  t.before(
    `zone-${node.id}`,
    `A public hosted zone ${zone} in Route 53 that the registrar delegates to; otherwise the certificate is never issued and ` +
      `the apply waits for 75 minutes. Set \`${t.id(node)}_hosted_zone_name\` and \`${t.id(node)}_domain_name\` to yours.`,
  );
  t.add(
    node,
    'dns',
    t.data(node, 'aws_route53_zone', t.id(node), [
      set('name', name, { origin: own.from('zone') }),
      set('private_zone', false),
    ]),
  );
}

const domainOf = (node: Dns, t: Terraform): Expression =>
  fieldsOf(node).ref(`var.${t.id(node)}_domain_name`);

function domainVariable(node: Dns, t: Terraform): Expression {
  return t.variable({
    name: `${t.id(node)}_domain_name`,
    description: `Name that people type; the certificate is issued for it.`,
    type: 'string',
    default: plain(node.params.domain),
    isPersonal: true,
    origin: { node: node.id, field: 'domain' },
  });
}

function zoneVariable(node: Dns, t: Terraform): Expression {
  const name = `${t.id(node)}_hosted_zone_name`;
  return t.variable({
    name,
    description:
      node.params.zoneSource === 'create'
        ? 'Name of the public hosted zone to create.'
        : 'Name of the public hosted zone that holds the names; it must exist.',
    type: 'string',
    default: plain(node.params.zone),
    isPersonal: true,
    origin: { node: node.id, field: 'zone' },
  });
}

function hostedZoneOf(node: Dns, t: Terraform): HostedZone {
  const owner = zoneOwner(node, t);
  const zone = plain(node.params.zone);
  return {
    id: zoneId(node, t),
    hostName: (host) => {
      const name = plain(host);
      // Over the variables, so that another zone in terraform.tfvars takes its hosts along.
      if (name === plain(node.params.domain)) {
        return domainOf(node, t);
      }
      const own = plain(node.params.domain);
      if (name.endsWith(`.${own}`)) {
        return template(name.slice(0, -own.length), domainOf(node, t));
      }
      const zoneName = ref(`var.${t.id(owner)}_hosted_zone_name`, {
        node: owner.id,
        field: 'zone',
      });
      if (name === zone) return zoneName;
      return name.endsWith(`.${zone}`) ? template(name.slice(0, -zone.length), zoneName) : null;
    },
  };
}
