import { set, template, type Expression } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import {
  fieldsOf,
  inMarkdown,
  nameOf,
  terraformKind,
  type Terraform,
} from '../../exporters/terraform';
import { whyHomeless } from '../existing';
import { givenSecurityGroup, groupName } from '../terraform-given';
import { whyUnplaced } from '../terraform-place';
import { existingService } from './spec';

type Service = ModelNode<ParamsOf<typeof existingService.fields>>;

export const terraform = terraformKind(existingService, {
  concern: 'security',
  main: 'data.aws_security_group',
  missing: (node, t) => whyUnplaced(node, t) ?? whyHomeless(node, t.model),
  emit: (node, t) => {
    t.before(
      `given-${node.id}`,
      `The service that exists, for ${inMarkdown(nameOf(node))}: give its host name as \`${hostVariable(node, t)}\`, and one of its ` +
        `security groups as \`${groupName(node, t)}\`. The rules for its callers are added to that group, which must not hold inline ` +
        'rules of another configuration and is given for nothing else here; everything else of it stays as it is.',
    );
    t.add(
      node,
      'security',
      t.data(node, 'aws_security_group', t.id(node), [set('id', givenSecurityGroup(node, t))]),
    );
    t.output(node, `${t.id(node)}_url`, `Where ${nameOf(node)} is called.`, url(node, t));
  },
  facets: {
    securityGroup: (node, t) => ({
      given: fieldsOf(node).ref(`data.aws_security_group.${t.id(node)}.id`),
    }),
    endpoint: host,
    url,
  },
});

function url(node: Service, t: Terraform): Expression {
  const { protocol, port } = node.params;
  return template(`${protocol}://`, host(node, t), `:${port}`);
}

const hostVariable = (node: Service, t: Terraform): string => `${t.id(node)}_host`;

function host(node: Service, t: Terraform): Expression {
  const name = hostVariable(node, t);
  return t.variable({
    name,
    description: `Host name of ${nameOf(node)}, as it is known inside the VPC.`,
    type: 'string',
    example: 'orders.internal.example.com',
    validation: {
      condition: `can(regex("^[0-9A-Za-z.-]+$", var.${name}))`,
      message: 'This must be a host name, without protocol, port and path.',
    },
    origin: { node: node.id },
  });
}
