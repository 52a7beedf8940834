import { block, call, comment, gap, nested, ref, set, type Expression } from '../../codegen/hcl';
import type { NodeId } from '../../design/records';
import type { ParamsOf } from '../../spec/fields';
import type { Listener, ModelNode } from '../../spec/model';
import {
  fieldsOf,
  inMarkdown,
  nameOf,
  type HostedZone,
  type Terraform,
} from '../../exporters/terraform';
import { certifiedNames, hostName } from './certified-names';
import type { applicationLoadBalancer } from './spec';

type Alb = ModelNode<ParamsOf<typeof applicationLoadBalancer.fields>>;

/** A host of a rule as an expression over the variables of the record whose zone it lies in; null outside every zone. */
export const hostIn = (host: string, listener: Listener, t: Terraform): Expression | null =>
  hostName(host, listener, zonesIn(t));

const zonesIn = (t: Terraform) => (record: NodeId) => t.facet(record, 'hostedZone');

type CertifiedName = ReturnType<typeof namesOf>[number];
const namesOf = (listener: Listener, t: Terraform) =>
  certifiedNames<Expression, HostedZone>(listener, zonesIn(t));

/** Whether a certificate is made for it, and not given by a variable. */
export function hasOwnCertificate(node: Alb, t: Terraform): boolean {
  const listener = t.model.listeners.find(({ loadBalancer }) => loadBalancer === node.id);
  return (
    listener?.protocol === 'HTTPS' &&
    node.params.certificate === 'created' &&
    namesOf(listener, t).length > 0
  );
}

export function certificateArn(node: Alb, listener: Listener, t: Terraform): Expression {
  if (node.params.certificate === 'existing') return certificateVariable(node, t);
  const names = namesOf(listener, t);
  const [first, ...others] = names;
  if (!first) return certificateVariable(node, t);
  emitCertificate(node, first, others, t);
  return fieldsOf(node).ref(`aws_acm_certificate_validation.${t.id(node)}.certificate_arn`);
}

function certificateVariable(node: Alb, t: Terraform): Expression {
  const name = `${t.id(node)}_certificate_arn`;
  const region = t.regionOf(node);
  t.before(
    `certificate-${node.id}`,
    `A certificate in ACM for ${inMarkdown(nameOf(node))}, in its region: give its ARN as \`${name}\`. ` +
      (node.params.certificate === 'existing'
        ? 'It has to cover every name that points here.'
        : 'With a Route 53 record in the design the certificate would be made here.'),
  );
  return t.variable({
    name,
    description: `ARN of the ACM certificate of ${nameOf(node)}, in its region.`,
    type: 'string',
    example: `arn:aws:acm:${region}:123456789012:certificate/00000000-0000-0000-0000-000000000000`,
    validation: {
      condition: `can(regex("^arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/", var.${name}))`,
      message: 'This must be the ARN of an ACM certificate.',
    },
    origin: { node: node.id, field: 'certificate' },
  });
}

function emitCertificate(
  node: Alb,
  first: CertifiedName,
  others: readonly CertifiedName[],
  t: Terraform,
): void {
  const own = fieldsOf(node);
  const name = t.id(node);
  const options = `${name}_validation_options`;
  const records = t.derived(node, 'certificate');
  const all = [first, ...others];
  const zones = new Set(all.map(({ record }) => record));
  const isOneZone = zones.size === 1;
  const names = all.map((each) => each.name);
  t.add(
    node,
    'alb',
    t.resource(node, 'aws_acm_certificate', name, [
      set('domain_name', first.name),
      others.length > 0 &&
        set(
          'subject_alternative_names',
          others.map((each) => each.name),
        ),
      set('validation_method', 'DNS'),
      nested('lifecycle', [set('create_before_destroy', true)]),
    ]),
    block(
      'locals',
      [],
      [
        comment(
          'By name, because the plan must know the keys below before the certificate exists.',
        ),
        set(
          options,
          ref(
            `{ for option in aws_acm_certificate.${name}.domain_validation_options : option.domain_name => option }`,
          ),
        ),
      ],
      own.origin,
    ),
    t.resource(node, 'aws_route53_record', records, [
      set(
        'for_each',
        isOneZone
          ? call('toset', names)
          : call(
              'zipmap',
              names,
              all.map((each) => each.zone.id),
            ),
      ),
      gap,
      set('zone_id', isOneZone ? first.zone.id : ref('each.value')),
      set('name', ref(`local.${options}[each.key].resource_record_name`)),
      set('type', ref(`local.${options}[each.key].resource_record_type`)),
      set('records', [ref(`local.${options}[each.key].resource_record_value`)]),
      set('ttl', 60),
      set('allow_overwrite', true, {
        note: 'A name and its wildcard, or the same name in another region, ask for the same record.',
      }),
    ]),
    comment('Waits until ACM has issued: a listener refuses a certificate that is still pending.'),
    t.resource(node, 'aws_acm_certificate_validation', name, [
      set('certificate_arn', own.ref(`aws_acm_certificate.${name}.arn`)),
      set(
        'validation_record_fqdns',
        ref(`[for record in aws_route53_record.${records} : record.fqdn]`),
      ),
    ]),
  );
}
