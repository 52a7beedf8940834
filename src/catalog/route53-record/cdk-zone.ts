import { call, create, object, ref, type Expression } from '../../codegen/typescript';
import { fieldsOf, inMarkdown, nameOf, type Scope } from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import type { route53Record } from './spec';
import { plain, zoneOwner } from './zones';

type Dns = ModelNode<ParamsOf<typeof route53Record.fields>>;

export const ownerOf = (node: Dns, c: Scope): Dns =>
  zoneOwner(node, c.model, (other) => c.missing(other) === null);

const isCreated = ({ params }: Dns): boolean => params.zoneSource === 'create';

/** The `IHostedZone` of a record in a stack: the one that is made, or the one that exists, by its id. */
export function zoneIn(node: Dns, c: Scope): Expression {
  const owner = ownerOf(node, c);
  if (isCreated(owner)) {
    const dns = c.in('dns');
    if (c.region !== dns.region) {
      c.decide(
        'zone-afar',
        `Every deployment in another region reads the id of a hosted zone that is created here from \`${dns.cliName}\` in ${dns.region}. Where ` +
          'another region has to be deployed while that one is down, let the zone exist already: then its id stands in `lib/config.ts`.',
      );
    }
    return c.take(owner, 'Zone', 'dns');
  }
  return c.shareOf(owner, 'Zone', 'route53.IHostedZone', () =>
    // A look-up by name would ask AWS at every synthesis.
    call(
      'route53.HostedZone.fromHostedZoneAttributes',
      ref('this'),
      c.id(owner, 'Zone'),
      object([
        ['hostedZoneId', zoneIdSetting(owner, c)],
        ['zoneName', zoneNameSetting(owner, c)],
      ]),
    ),
  );
}

export function emitZone(node: Dns, c: Scope): void {
  const own = fieldsOf(node);
  const zone = inMarkdown(node.params.zone);
  const zoneName = zoneNameSetting(node, c);
  if (!isCreated(node)) {
    zoneIdSetting(node, c);
    c.before(
      `zone-${node.id}`,
      `A public hosted zone ${zone} in Route 53 that the registrar delegates to; otherwise the certificate is never issued and ` +
        `the deployment waits until it fails. Give its id as \`${zoneIdName(node, c)}\` in \`lib/config.ts\`, and set ` +
        `\`${zoneNameName(node, c)}\` and \`${domainName(node, c)}\` to yours.`,
    );
    return;
  }
  const dns = c.in('dns');
  c.before(
    `zone-${node.id}`,
    `The hosted zone ${zone} is created here, and certificates wait until its name servers are delegated. Create it first with ` +
      `\`npx cdk deploy ${dns.cliName}\`, enter its name servers, which that tells, at the registrar, then deploy the rest.`,
  );
  dns.declare(
    node,
    dns.name(node, 'Zone'),
    'route53.PublicHostedZone',
    create(
      'route53.PublicHostedZone',
      ref('this'),
      dns.id(node, 'Zone'),
      object([['zoneName', zoneName, { origin: own.from('zone') }]]),
    ),
  );
  dns.output(
    node,
    'NameServers',
    'Name servers to enter where the domain is registered.',
    call(
      'cdk.Fn.join',
      ' ',
      call('cdk.Token.asList', ref(`${dns.name(node, 'Zone')}.hostedZoneNameServers`)),
    ),
  );
}

const domainName = (node: Dns, c: Scope): string => `${c.name(node)}DomainName`;
const zoneNameName = (node: Dns, c: Scope): string => `${c.name(node)}HostedZoneName`;
const zoneIdName = (node: Dns, c: Scope): string => `${c.name(node)}HostedZoneId`;

/** Names that are reserved for examples belong to nobody (RFC 2606). */
const isExample = (name: string): boolean => /(?:^|\.)example(?:\.(?:com|net|org))?$/.test(name);

export function domainSetting(node: Dns, c: Scope): Expression {
  const value = plain(node.params.domain);
  return c.setting({
    name: domainName(node, c),
    description: 'Name that people type; the certificate is issued for it.',
    value,
    isExample: isExample(value),
    origin: fieldsOf(node).from('domain'),
  });
}

export function zoneNameSetting(node: Dns, c: Scope): Expression {
  const value = plain(node.params.zone);
  return c.setting({
    name: zoneNameName(node, c),
    description: isCreated(node)
      ? 'Name of the public hosted zone to create.'
      : 'Name of the public hosted zone that holds the names; it must exist.',
    value,
    isExample: isExample(value),
    origin: fieldsOf(node).from('zone'),
  });
}

const zoneIdSetting = (node: Dns, c: Scope): Expression =>
  c.setting({
    name: zoneIdName(node, c),
    description: `Id of the public hosted zone of ${nameOf(node)}.`,
    value: 'Z0123456789ABCDEFGHIJ',
    isExample: true,
    origin: fieldsOf(node).from('zone'),
  });
