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
import { READ, whyTooFewZones, WRITE } from './access';
import { domainAlarms } from './alarms';
import { opensearchDomain } from './spec';
import { emitDomain } from './terraform-domain';

type Domain = ModelNode<ParamsOf<typeof opensearchDomain.fields>>;

export const terraform = terraformKind(opensearchDomain, {
  concern: 'search',
  main: 'aws_opensearch_domain',
  missing: (node, t) => whyUnplaced(node, t) ?? whyTooFewZones(node, t.model),
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
    alarms: (node, t) => domainAlarms(node.params, address(node, 'domain_name', t), t.accountId),
  },
});

const address = (node: Domain, attribute: string, t: Terraform) =>
  fieldsOf(node).ref(`aws_opensearch_domain.${t.id(node)}.${attribute}`);

const requestsTo = (node: Domain, readsOnly: boolean, t: Terraform): Statement => ({
  actions: readsOnly ? READ : [...READ, ...WRITE],
  resources: [template(address(node, 'arn', t), '/*')],
});
