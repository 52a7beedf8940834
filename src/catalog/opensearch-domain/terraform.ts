import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import {
  fieldsOf,
  nameOf,
  terraformKind,
  type Statement,
  type Terraform,
} from '../../exporters/terraform';
import { template } from '../../codegen/hcl';
import { whyUnplaced } from '../terraform-place';
import { opensearchDomain } from './spec';
import { alarmsOf } from './terraform-alarms';
import { emitDomain } from './terraform-domain';

type Domain = ModelNode<ParamsOf<typeof opensearchDomain.fields>>;

export const terraform = terraformKind(opensearchDomain, {
  concern: 'search',
  main: 'aws_opensearch_domain',
  missing: (node, t) => {
    const place = whyUnplaced(node, t);
    if (place !== null) return place;
    const zones = t.model.networkOf(node.id)?.zones.length ?? 0;
    return Number(node.params.zoneCount) > zones
      ? `it wants ${node.params.zoneCount} zones, and its VPC has ${zones}.`
      : null;
  },
  emit: (node, t) => {
    emitDomain(node, t);
    t.output(
      node,
      `${t.id(node)}_endpoint`,
      `Host name of ${nameOf(node)}, for requests over HTTPS inside the VPC.`,
      address(node, 'endpoint', t),
    );
  },
  facets: {
    securityGroup: () => ({}),
    endpoint: (node, t) => address(node, 'endpoint', t),
    arn: (node, t) => address(node, 'arn', t),
    access: (node, t) => (level) => [requestsTo(node, level === 'read', t)],
    alarms: alarmsOf,
  },
});

const address = (node: Domain, attribute: string, t: Terraform) =>
  fieldsOf(node).ref(`aws_opensearch_domain.${t.id(node)}.${attribute}`);

const READ = ['es:ESHttpGet', 'es:ESHttpHead'];
const WRITE = ['es:ESHttpDelete', 'es:ESHttpPatch', 'es:ESHttpPost', 'es:ESHttpPut'];

const requestsTo = (node: Domain, readsOnly: boolean, t: Terraform): Statement => ({
  actions: readsOnly ? READ : [...READ, ...WRITE],
  resources: [template(address(node, 'arn', t), '/*')],
});
