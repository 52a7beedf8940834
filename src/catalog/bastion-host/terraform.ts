import { call, nested, object, ref, set } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import {
  fieldsOf,
  inMarkdown,
  nameOf,
  securityGroupIds,
  terraformKind,
  type Terraform,
} from '../../exporters/terraform';
import { askForBareZone } from '../bare-zone';
import { architectureOf } from '../instances';
import { emitInstanceRole } from '../terraform-instance-role';
import { placeOf, whyUnplaced } from '../terraform-place';
import { bastionAlarms } from './alarms';
import { bastionHost } from './spec';

type Bastion = ModelNode<ParamsOf<typeof bastionHost.fields>>;

export const terraform = terraformKind(bastionHost, {
  concern: 'compute',
  main: 'aws_instance',
  missing: whyUnplaced,
  emit: (node, t) => {
    askForBareZone(node, t, 'the variables');
    emitInstanceRole(
      node,
      t,
      'Session Manager also where SSH is open: it is the way in when a key is lost.',
    );
    emitInstance(node, t);
    if (node.params.access === 'ssh') emitSshDoor(node, t);
    if (node.params.access === 'ssh') {
      t.after(
        `bastion-${node.id}-ssh`,
        `${inMarkdown(nameOf(node))} takes SSH with keys of EC2 Instance Connect: \`aws ec2-instance-connect ssh --instance-id "$(terraform output ` +
          `-raw ${t.id(node)}_instance_id)"\` sends one that holds for a minute, and connects.`,
      );
    } else if (t.model.networkOf(node.id)?.isExisting) {
      t.before(
        `bastion-${node.id}`,
        `A way from the subnet of ${inMarkdown(nameOf(node))} to Systems Manager: a NAT gateway, or endpoints for ssm and ssmmessages. The VPC ` +
          'exists, so none is made here, and without one nobody gets in.',
      );
    }
    t.after(
      `bastion-${node.id}`,
      `Through ${inMarkdown(nameOf(node))} a database is reached without opening it: \`aws ssm start-session --target "$(terraform output ` +
        `-raw ${t.id(node)}_instance_id)" --document-name AWS-StartPortForwardingSessionToRemoteHost --parameters ` +
        'host=ENDPOINT,portNumber=PORT,localPortNumber=PORT`, with an endpoint of the outputs and its port.',
    );
    t.output(
      node,
      `${t.id(node)}_instance_id`,
      `Id of the bastion host ${nameOf(node)}, for Session Manager.`,
      fieldsOf(node).ref(`aws_instance.${t.id(node)}.id`),
    );
  },
  facets: {
    securityGroup: () => ({ callsInternet: 'HTTPS to Systems Manager and package repositories' }),
    alarms: (node, t) => bastionAlarms(fieldsOf(node).ref(`aws_instance.${t.id(node)}.id`)),
  },
});

function emitInstance(node: Bastion, t: Terraform): void {
  const place = placeOf(node, t);
  if (!place) return;
  const own = fieldsOf(node);
  const name = t.id(node);
  const { params } = node;
  const isPublic = params.access === 'ssh' && place.role === 'public';
  t.add(
    node,
    'compute',
    t.data(node, 'aws_ssm_parameter', t.derived(node, 'image'), [
      own.field(
        'name',
        'instanceType',
        `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architectureOf(params.instanceType)}`,
      ),
    ]),
    t.resource(node, 'aws_instance', name, [
      set('ami', own.ref(`data.aws_ssm_parameter.${t.derived(node, 'image')}.insecure_value`)),
      own.param('instance_type', 'instanceType'),
      set('subnet_id', place.firstSubnet),
      set('vpc_security_group_ids', securityGroupIds(t, node)),
      set('iam_instance_profile', own.ref(`aws_iam_instance_profile.${name}.name`)),
      own.field(
        'associate_public_ip_address',
        'access',
        isPublic,
        isPublic ? 'SSH from outside the VPC needs an address.' : undefined,
      ),
      set('ebs_optimized', true),
      set('monitoring', true),
      set('tags', object({ Name: t.awsName(node) })),
      nested('metadata_options', [
        set('http_endpoint', 'enabled'),
        own.field('http_tokens', 'imdsv2', params.imdsv2 ? 'required' : 'optional'),
        set('http_put_response_hop_limit', 1),
      ]),
      nested('root_block_device', [
        set('volume_type', 'gp3'),
        own.param('encrypted', 'volumeEncrypted'),
      ]),
      nested('lifecycle', [
        set('ignore_changes', [ref('ami')], {
          note: 'A new image of Amazon Linux would replace the host at the next apply; terraform apply -replace takes it when it suits.',
        }),
      ]),
    ]),
  );
}

function emitSshDoor(node: Bastion, t: Terraform): void {
  const own = fieldsOf(node);
  t.add(
    node,
    'security',
    t.resource(node, 'aws_vpc_security_group_ingress_rule', t.derived(node, 'ssh'), [
      own.field('for_each', 'sshRanges', call('toset', [...node.params.sshRanges])),
      set('security_group_id', own.ref(`aws_security_group.${t.id(node)}.id`)),
      set('description', 'SSH from where administrators are'),
      set('cidr_ipv4', ref('each.value')),
      set('ip_protocol', 'tcp'),
      set('from_port', 22),
      set('to_port', 22),
    ]),
  );
}
