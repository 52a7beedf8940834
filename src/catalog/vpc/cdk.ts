import { object, ref } from '../../codegen/typescript';
import { cdkKind, type Scope, type VpcFacet } from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { natAlarms } from './alarms';
import { emitEndpoints } from './cdk-endpoints';
import { emitExisting, existingVpc } from './cdk-existing';
import { emitFlowLogs } from './cdk-flow-logs';
import { emitNetwork, natName, subnetsOf, zonesSetting } from './cdk-network';
import { vpc } from './spec';

type Vpc = ModelNode<ParamsOf<typeof vpc.fields>>;

export const cdk = cdkKind(vpc, {
  stack: 'network',
  main: (node) => (node.params.style === 'existing' ? undefined : 'ec2.Vpc'),
  missing: (node, c) => (c.model.regionOf(node.id) === null ? 'the VPC lies in no region.' : null),
  emit: (node, c) => {
    const network = c.model.networkOf(node.id);
    if (!network) return;
    if (node.params.style === 'existing') emitExisting(node, network, c);
    else {
      emitNetwork(node, network, c);
      emitFlowLogs(node, c);
      emitEndpoints(node, network, c);
    }
  },
  objections: ({ params }) => [params.style !== 'existing' && params.flowLogs === 'off' && 'VPC7'],
  facets: {
    vpc: facetOf,
    alarms: (node, c) =>
      natAlarms(c.model.networkOf(node.id)?.natZones ?? [], (_zone, index) =>
        ref(
          `${c.pathFrom(c.cdk.scopeOf(node), natName(node, c))}.configuredGateways[${index}].gatewayId`,
        ),
      ),
  },
});

function facetOf(node: Vpc, c: Scope): VpcFacet {
  const network = c.model.networkOf(node.id);
  const isExisting = node.params.style === 'existing';
  const zone = (at: number) => ref(`config.${zonesSetting(node, c)}[${at}]`);
  return {
    vpc: isExisting && network ? existingVpc(node, network, c) : c.take(node),
    subnets: subnetsOf,
    someSubnets: (role, count) =>
      object([
        ['subnetGroupName', role],
        ['availabilityZones', Array.from({ length: count }, (_, at) => zone(at))],
      ]),
    zoneName: (letter) => {
      const at = network?.zones.findIndex((one) => one.letter === letter) ?? -1;
      // Which of the subnets given is in which zone is not asked for.
      return at < 0 || isExisting ? null : zone(at);
    },
  };
}
