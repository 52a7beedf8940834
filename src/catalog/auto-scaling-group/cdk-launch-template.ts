import { create, object, ref, type Expression } from '../../codegen/typescript';
import { fieldsOf, securityGroup, type Scope } from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import {
  drawnInstanceRole,
  imageAtLaunch,
  instanceType,
  rootVolume,
  tagged,
} from '../cdk-instances';
import { architectureOf } from '../instances';
import { emitUserData } from './cdk-user-data';
import type { autoScalingGroup } from './spec';

type Group = ModelNode<ParamsOf<typeof autoScalingGroup.fields>>;

/** Tags reach what EC2 makes from a template and a group starts; the role is the design's own tag. */
export const instanceTags = (node: Group, construct: string, c: Scope) => [
  tagged(construct, 'Name', c.awsName(node)),
  tagged(construct, 'Role', node.params.role),
];

export function emitLaunchTemplate(node: Group, c: Scope): Expression {
  const own = fieldsOf(node);
  const { params } = node;
  c.decide(
    'ami',
    'Instances start from the newest Amazon Linux 2023: EC2 looks the image up at every launch, so a new one causes no diff and ' +
      'reaches the servers with the next instance refresh.',
  );
  c.decide(
    'placeholder',
    'The user data starts a placeholder that answers the health checks, so that the first deployment ends with healthy targets. Replace ' +
      'it with your application; what that has to know stands in `/etc/app.env`.',
  );
  const role = drawnInstanceRole(node, 'Session Manager instead of SSH.', c);
  const userData = emitUserData(node, c);
  const name = c.name(node, 'LaunchTemplate');
  return c.declare(
    node,
    name,
    'ec2.LaunchTemplate',
    create(
      'ec2.LaunchTemplate',
      ref('this'),
      c.id(node, 'LaunchTemplate'),
      object([
        own.field(
          'machineImage',
          'instanceType',
          imageAtLaunch(
            `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architectureOf(params.instanceType)}`,
          ),
          'Looked up by EC2 at launch: no diff when Amazon publishes a new one.',
        ),
        own.field('instanceType', 'instanceType', instanceType(params.instanceType)),
        ['securityGroup', securityGroup(node, c)],
        ['role', role],
        ['userData', userData],
        ['ebsOptimized', true],
        own.field(
          'httpTokens',
          'imdsv2',
          ref(`ec2.LaunchTemplateHttpTokens.${params.imdsv2 ? 'REQUIRED' : 'OPTIONAL'}`),
        ),
        ['httpPutResponseHopLimit', 1, { note: 'Containers on the instance would need 2.' }],
        ['instanceMetadataTags', true],
        own.param('detailedMonitoring', 'detailedMonitoring'),
        own.field(
          'blockDevices',
          'volumeGib',
          rootVolume(params.volumeGib, [
            own.param(
              'encrypted',
              'volumeEncrypted',
              params.volumeEncrypted
                ? 'With the key aws/ebs: a key of our own would need a grant for the role of Auto Scaling.'
                : undefined,
            ),
          ]),
        ),
      ]),
    ),
    { after: instanceTags(node, name, c) },
  );
}
