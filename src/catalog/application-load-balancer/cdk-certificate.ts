import { call, create, object, ref, type Expression } from '../../codegen/typescript';
import type { NodeId } from '../../design/records';
import { fieldsOf, inMarkdown, nameOf, type HostedZone, type Scope } from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { Listener, ModelNode } from '../../spec/model';
import { certifiedNames } from './certified-names';
import type { applicationLoadBalancer } from './spec';

type Alb = ModelNode<ParamsOf<typeof applicationLoadBalancer.fields>>;

const namesOf = (listener: Listener, c: Scope) =>
  certifiedNames<Expression, HostedZone>(listener, (record: NodeId) =>
    c.facet(record, 'hostedZone'),
  );

/** The ARN of the certificate that is made for it, and not given; null where there is none. */
export function ownCertificate(node: Alb, c: Scope): Expression | null {
  const listener = c.model.listeners.find(({ loadBalancer }) => loadBalancer === node.id);
  return listener?.protocol === 'HTTPS' &&
    node.params.certificate === 'created' &&
    namesOf(listener, c.cdk.scopeOf(node)).length > 0
    ? c.of(node, 'certificateArn', 'Certificate')
    : null;
}

/** The `ICertificate` of an HTTPS listener. */
export function certificateOf(node: Alb, listener: Listener, c: Scope): Expression {
  const names = node.params.certificate === 'existing' ? [] : namesOf(listener, c);
  const [first, ...others] = names;
  const make = (expression: Expression) =>
    c.declare(node, c.name(node, 'Certificate'), 'acm.ICertificate', expression);
  if (!first) {
    return make(
      call(
        'acm.Certificate.fromCertificateArn',
        ref('this'),
        c.id(node, 'Certificate'),
        givenArn(node, c),
      ),
    );
  }
  const zones = new Map(names.map(({ zone }) => [JSON.stringify(zone.zone), zone.zone]));
  return make(
    create(
      'acm.Certificate',
      ref('this'),
      c.id(node, 'Certificate'),
      object([
        ['domainName', first.name],
        [
          'subjectAlternativeNames',
          others.length === 0 ? undefined : others.map(({ name }) => name),
        ],
        [
          'validation',
          zones.size === 1
            ? call('acm.CertificateValidation.fromDns', first.zone.zone)
            : call(
                'acm.CertificateValidation.fromDnsMultiZone',
                call(
                  'Object.fromEntries',
                  names.map(({ name, zone }) => [name, zone.zone]),
                ),
              ),
        ],
      ]),
    ),
  );
}

function givenArn(node: Alb, c: Scope): Expression {
  const name = `${c.name(node)}CertificateArn`;
  c.before(
    `certificate-${node.id}`,
    `A certificate in ACM for ${inMarkdown(nameOf(node))}, in its region: give its ARN as \`${name}\` in \`lib/config.ts\`. ` +
      (node.params.certificate === 'existing'
        ? 'It has to cover every name that points here.'
        : 'With a Route 53 record in the design the certificate would be made here.'),
  );
  return c.setting({
    name,
    description: `ARN of the ACM certificate of ${nameOf(node)}, in its region.`,
    value: `arn:aws:acm:${c.region}:123456789012:certificate/00000000-0000-0000-0000-000000000000`,
    isExample: true,
    origin: fieldsOf(node).from('certificate'),
  });
}
