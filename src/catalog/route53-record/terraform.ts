import { ref, set, template, type Expression } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import {
  fieldsOf,
  inMarkdown,
  terraformKind,
  type Alarm,
  type HostedZone,
  type Terraform,
} from '../../exporters/terraform';
import { failoverOf, resolutionsOf } from '../verbs/resolves-to';
import { healthAlarm } from './alarms';
import { route53Record } from './spec';
import { aliasRecord, emitFailover } from './terraform-failover';
import { hostIn, plain, watchesHealth, whyUnresolved, zoneOwner } from './zones';

type Dns = ModelNode<ParamsOf<typeof route53Record.fields>>;

export const terraform = terraformKind(route53Record, {
  concern: 'dns',
  main: 'aws_route53_record',
  sharesWith: ({ params }) => `zone ${plain(params.zone)}`,
  missing: (node, t) => whyUnresolved(node, t.model, (edge) => t.facet(edge.to, 'alias') !== null),
  emit: (node, t) => {
    const [edge] = resolutionsOf(t.model, node.id);
    const pair = failoverOf(t.model, node.id);
    const target = edge && t.facet(edge.to, 'alias');
    if (!target) return;
    const name = domainVariable(node, t);
    if (ownerOf(node, t).id === node.id) emitZone(node, t);
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

function alarmsOf(node: Dns, t: Terraform): readonly Alarm[] {
  return watchesHealth(node, t.model)
    ? [healthAlarm(fieldsOf(node).ref(`aws_route53_health_check.${t.id(node)}.id`))]
    : [];
}

const ownerOf = (node: Dns, t: Terraform): Dns =>
  zoneOwner(node, t.model, (other) => t.missing(other) === null);

function zoneId(node: Dns, t: Terraform): Expression {
  const owner = ownerOf(node, t);
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
  const owner = ownerOf(node, t);
  return {
    id: zoneId(node, t),
    hostName: (host) =>
      hostIn<Expression>(host, node, {
        domain: () => domainOf(node, t),
        zone: () => ref(`var.${t.id(owner)}_hosted_zone_name`, { node: owner.id, field: 'zone' }),
        below: template,
      }),
  };
}
