import { call, create, object, ref, run, type Expression } from '../../codegen/typescript';
import { toAwsDescription } from '../../kit/words';
import type { ModelNode, Reach } from '../../spec/model';
import { originOf } from '../plan';
import { acknowledge } from './acknowledge';
import type { Scope } from './scope';

const GROUP = 'SecurityGroup';
const TYPE = 'ec2.ISecurityGroup';

/** The `ISecurityGroup` of a node: its own, or in a later stack a reference that takes rules there and not in its own stack. */
export const securityGroup = (node: ModelNode, c: Scope): Expression => c.take(node, GROUP);

const port = (reach: Reach): Expression => call('ec2.Port.tcp', reach.port);

/**
 * A security group per node, and one statement per drawn path, which opens both ends. A rule lies in the stack of who opens the
 * connection: in the other's stack it would make the two need each other.
 */
export function emitSecurityGroup(node: ModelNode, c: Scope): void {
  const facet = c.facet(node.id, 'securityGroup');
  if (!facet) return;
  const network = c.model.networkOf(node.id);
  const vpc = network && c.facet(network.vpc, 'vpc');
  if (!vpc) return;
  const group = c.name(node, GROUP);
  if (facet.given !== undefined) {
    c.declare(node, group, TYPE, imported(c.id(node, GROUP), facet.given));
  } else {
    c.declare(
      node,
      group,
      TYPE,
      create(
        'ec2.SecurityGroup',
        ref('this'),
        c.id(node, GROUP),
        object([
          ['vpc', vpc.vpc],
          // The label is not said here: another description would replace the group.
          ['description', toAwsDescription(`${node.spec.title} ${node.slug}`)],
          ['allowAllOutbound', false],
        ]),
      ),
    );
  }
  const { reachTo, reachFrom } = c.plan;
  let isPublic = false;
  for (const reach of reachTo.get(node.id) ?? []) {
    if (reach.from !== 'internet') continue;
    isPublic = true;
    c.add(node, [
      run(
        call(
          `${group}.addIngressRule`,
          call('ec2.Peer.anyIpv4'),
          port(reach),
          toAwsDescription(reach.purpose),
        ),
        { origin: originOf(edgeOf(reach, node, c)) },
      ),
    ]);
  }
  if (isPublic) {
    c.add(node, [
      acknowledge(
        c,
        ref(group),
        'EC23',
        'It answers requests from the internet: the ports that the drawing opens to everybody are meant to be open.',
      ),
    ]);
  }
  for (const reach of reachFrom.get(node.id) ?? []) emitPath(node, reach, c);
  if (facet.callsInternet !== undefined && facet.given === undefined) {
    c.decide(
      'egress-https',
      'What runs your code may open HTTPS connections to any address, also where none is drawn: the APIs of AWS, image registries and ' +
        'package repositories have no fixed ones. Whatever else it opens is a connection of the drawing.',
    );
    c.add(node, [
      run(
        call(
          `${group}.addEgressRule`,
          call('ec2.Peer.anyIpv4'),
          call('ec2.Port.tcp', 443),
          facet.callsInternet,
        ),
        { origin: originOf(node) },
      ),
    ]);
  }
}

/** What exists may go where it went before: only its doors are written. */
const imported = (id: string, groupId: Expression): Expression =>
  call('ec2.SecurityGroup.fromSecurityGroupId', ref('this'), id, groupId);

function emitPath(node: ModelNode, reach: Reach, c: Scope): void {
  const edge = edgeOf(reach, node, c);
  const own = c.name(node, GROUP);
  const options = { origin: originOf(edge) };
  if (reach.to === 'internet') {
    const anywhere = call('ec2.Peer.anyIpv4');
    c.add(node, [
      run(call(`${own}.addEgressRule`, anywhere, port(reach), 'To the internet'), options),
    ]);
    return;
  }
  const to = c.model.get(reach.to);
  // A peer in another VPC has no path here, and its group cannot be named.
  const isNear = c.model.networkOf(to.id)?.vpc === c.model.networkOf(node.id)?.vpc;
  if (!isNear || c.facet(to.id, 'securityGroup') === null) return;
  const purpose = toAwsDescription(reach.purpose);
  c.add(node, [
    run(call(`${own}.connections.allowTo`, groupIn(to, c), port(reach), purpose), options),
  ]);
}

/** The group of another node as this stack may write rules to it. */
function groupIn(to: ModelNode, c: Scope): Expression {
  const home = c.cdk.scopeOf(to);
  if (home === c) return ref(c.name(to, GROUP), originOf(to));
  return c.shareOf(to, GROUP, TYPE, () =>
    imported(c.id(to, GROUP), ref(`${c.path(to, GROUP)}.securityGroupId`, originOf(to))),
  );
}

/** The edge that opens the path. */
function edgeOf(reach: Reach, node: ModelNode, c: Scope) {
  const [first] = reach.because;
  return (first === undefined ? undefined : c.model.findEdge(first)) ?? node;
}
