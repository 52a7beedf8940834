import { terraformKind, nameOf, type Terraform, type VpcFacet } from '../../exporters/terraform';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { vpc } from './spec';
import { alarmsOf } from './terraform-alarms';
import { emitEndpoints } from './terraform-endpoints';
import { emitExisting, existingFacet } from './terraform-existing';
import { emitFlowLogs } from './terraform-flow-logs';
import { emitModule, moduleFacet } from './terraform-module';
import { emitNative, nativeFacet } from './terraform-native';

type Vpc = ModelNode<ParamsOf<typeof vpc.fields>>;

export const terraform = terraformKind(vpc, {
  concern: 'network',
  main: ({ params }) =>
    params.style === 'existing' ? 'data.aws_vpc' : params.style === 'native' ? 'aws_vpc' : 'module',
  missing: (node, t) => (t.model.regionOf(node.id) === null ? 'the VPC lies in no region.' : null),
  emit: (node, t) => {
    const network = t.model.networkOf(node.id);
    if (!network) return;
    const facet = facetOf(node, t);
    if (node.params.style === 'existing') emitExisting(node, network, t);
    else {
      if (node.params.style === 'native') emitNative(node, network, t);
      else emitModule(node, network, t);
      emitFlowLogs(node, facet, t);
      emitEndpoints(node, network, facet, t);
    }
    t.output(node, `${t.id(node)}_id`, `Id of the VPC ${nameOf(node)}.`, facet.id);
  },
  facets: { vpc: facetOf, alarms: alarmsOf },
});

function facetOf(node: Vpc, t: Terraform): VpcFacet {
  if (node.params.style === 'existing') return existingFacet(node, t);
  const network = t.model.networkOf(node.id);
  return node.params.style === 'native'
    ? nativeFacet(node, network, t)
    : moduleFacet(node, network, t);
}
