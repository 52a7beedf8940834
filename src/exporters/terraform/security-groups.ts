import { nested, object, set, type Item, type TopLevel } from '../../codegen/hcl';
import { toAwsDescription } from '../../kit/words';
import type { ModelNode, Peer, Reach } from '../../spec/model';
import type { Terraform } from './terraform';

const ANYWHERE = '0.0.0.0/0';

/** `[aws_security_group.web.id]` */
export const securityGroupIds = (t: Terraform, node: ModelNode) => [groupId(t, node)];

const groupId = (t: Terraform, node: ModelNode) =>
  t.facet(node.id, 'securityGroup')?.given ?? t.refTo(node, `aws_security_group.${t.id(node)}.id`);

/**
 * A security group per node and a rule resource per door: the groups refer to each other, which inline rules could not. A
 * group without rules allows nothing; Terraform removes the egress rule that AWS adds to every new one.
 */
export function emitSecurityGroup(node: ModelNode, t: Terraform): void {
  const facet = t.facet(node.id, 'securityGroup');
  const network = t.model.networkOf(node.id);
  const vpc = network && t.facet(network.vpc, 'vpc');
  if (!facet || !vpc) return;
  const name = t.id(node);
  const isGiven = facet.given !== undefined;
  const items: TopLevel[] = [
    !isGiven &&
      t.resource(node, 'aws_security_group', name, [
        facet.skips,
        set('name_prefix', t.awsName(node, '-')),
        // The label is not said here: another description would replace the group.
        set('description', toAwsDescription(`${node.spec.title} ${node.slug}`)),
        set('vpc_id', vpc.id),
        set('tags', object({ Name: t.awsName(node) })),
        nested('lifecycle', [set('create_before_destroy', true)]),
      ]),
  ];
  const { reachTo, reachFrom } = t.plan;
  for (const reach of reachTo.get(node.id) ?? []) {
    if (isOpen(reach.from, network.vpc, t)) {
      items.push(ingress(node, reach, facet.ingressSkips?.(reach), t));
    }
  }
  // What exists may go where it went before.
  for (const reach of isGiven ? [] : (reachFrom.get(node.id) ?? [])) {
    if (isOpen(reach.to, network.vpc, t)) items.push(egress(node, reach, t));
  }
  if (facet.callsInternet !== undefined) {
    t.decide(
      'egress-https',
      'What runs your code may open HTTPS connections to any address, also where none is drawn: the APIs of AWS, image registries and ' +
        'package repositories have no fixed ones. Whatever else it opens is a connection of the drawing.',
    );
    items.push(
      t.resource(node, 'aws_vpc_security_group_egress_rule', `${name}_to_internet_443`, [
        set('security_group_id', groupId(t, node)),
        set('description', facet.callsInternet),
        set('cidr_ipv4', ANYWHERE),
        ports(443),
      ]),
    );
  }
  t.add(node, 'security', ...items);
}

/** A peer in another VPC has no path here, and its group cannot be named. */
function isOpen(peer: Peer, vpc: string, t: Terraform): boolean {
  if (peer === 'internet') return true;
  return t.model.networkOf(peer)?.vpc === vpc && t.facet(peer, 'securityGroup') !== null;
}

const ports = (port: number) => [
  set('ip_protocol', 'tcp'),
  set('from_port', port),
  set('to_port', port),
];

function peerOf(peer: Peer, t: Terraform) {
  return peer === 'internet'
    ? set('cidr_ipv4', ANYWHERE)
    : set('referenced_security_group_id', groupId(t, t.model.get(peer)));
}

/** Slugs cannot tell where the one name ends when a slug itself says "from"; then the gap is wider. */
function ruleName(node: ModelNode, word: 'from' | 'to', peer: Peer, port: number, t: Terraform) {
  const other = peer === 'internet' ? 'internet' : t.id(peer);
  const isAmbiguous =
    `${t.id(node)}_${other}_`.includes(`_${word}_`) ||
    (peer !== 'internet' && other === 'internet');
  const gap = isAmbiguous ? '__' : '_';
  return `${t.id(node)}${gap}${word}${gap}${other}_${port}`;
}

function ingress(node: ModelNode, reach: Reach, skips: Item, t: Terraform): TopLevel {
  return t.resource(
    ownerOf(reach, node, t),
    'aws_vpc_security_group_ingress_rule',
    ruleName(node, 'from', reach.from, reach.port, t),
    [
      skips,
      set('security_group_id', groupId(t, node)),
      set('description', toAwsDescription(reach.purpose)),
      peerOf(reach.from, t),
      ports(reach.port),
    ],
  );
}

function egress(node: ModelNode, reach: Reach, t: Terraform): TopLevel {
  const to = reach.to === 'internet' ? 'the internet' : t.model.get(reach.to).label;
  return t.resource(
    ownerOf(reach, node, t),
    'aws_vpc_security_group_egress_rule',
    ruleName(node, 'to', reach.to, reach.port, t),
    [
      set('security_group_id', groupId(t, node)),
      set('description', toAwsDescription(`To ${to}`)),
      peerOf(reach.to, t),
      ports(reach.port),
    ],
  );
}

/** The edge that opens the door; its own region may be another's, so the group's node says where the rule lies. */
function ownerOf(reach: Reach, node: ModelNode, t: Terraform) {
  const [first] = reach.because;
  const edge = first === undefined ? undefined : t.model.findEdge(first);
  return edge && t.regionOf(t.model.get(edge.from)) === t.regionOf(node) ? edge : node;
}
