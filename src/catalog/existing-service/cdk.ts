import { template, type Expression } from '../../codegen/typescript';
import { cdkKind, type Scope } from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { askForGiven, givenSecurityGroup, givenValue, type Given } from '../cdk-given';
import { whyUnplaced } from '../cdk-place';
import { whyHomeless } from '../existing';
import { existingService } from './spec';

type Service = ModelNode<ParamsOf<typeof existingService.fields>>;

const HOST: Given = {
  suffix: 'Host',
  its: 'its host name',
  of: 'Host name, as it is known inside the VPC, of',
  example: 'orders.internal.example.com',
};

export const cdk = cdkKind(existingService, {
  stack: 'application',
  missing: (node, c) => whyUnplaced(node, c) ?? whyHomeless(node, c.model),
  emit: (node, c) => askForGiven(node, 'A service that exists', [HOST], c),
  facets: {
    securityGroup: (node, c) => ({ given: givenSecurityGroup(node, c) }),
    endpoint: (node, c) => givenValue(node, HOST, c),
    url,
  },
});

function url(node: Service, c: Scope): Expression {
  const { protocol, port } = node.params;
  return template(`${protocol}://`, givenValue(node, HOST, c), `:${port}`);
}
