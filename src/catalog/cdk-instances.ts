import {
  call,
  create,
  method,
  object,
  ref,
  run,
  type Expression,
  type ObjectEntry,
} from '../codegen/typescript';
import { acknowledgePolicy, type Scope } from '../exporters/cdk';
import type { ModelNode } from '../spec/model';
import { architectureOf } from './instances';
import { drawnGrants } from './cdk-access';

/** What the agent of Session Manager may do. */
const SESSION_MANAGER = 'AmazonSSMManagedInstanceCore';

/** A role that instances take, and in which Session Manager reaches them. `note`: why it does. */
export function instanceRole(
  node: ModelNode,
  suffix: 'Role' | 'HostsRole',
  note: string,
  c: Scope,
): Expression {
  const name = c.name(node, suffix);
  return c.declare(
    node,
    name,
    'iam.Role',
    create(
      'iam.Role',
      ref('this'),
      c.id(node, suffix),
      object([
        ['assumedBy', create('iam.ServicePrincipal', 'ec2.amazonaws.com')],
        [
          'managedPolicies',
          [call('iam.ManagedPolicy.fromAwsManagedPolicyName', SESSION_MANAGER)],
          { note },
        ],
      ]),
    ),
    {
      after: [
        acknowledgePolicy(
          c,
          ref(name),
          SESSION_MANAGER,
          'The policy of AWS for the agent of Session Manager, by which people get in without an open port.',
        ),
      ],
    },
  );
}

/** The role of servers that run what is drawn: they may do what the drawing says, and nothing else. */
export function drawnInstanceRole(node: ModelNode, note: string, c: Scope): Expression {
  const role = instanceRole(node, 'Role', note, c);
  c.add(node, [drawnGrants(node, c.name(node, 'Role'), c)]);
  return role;
}

export const instanceType = (type: string): Expression => create('ec2.InstanceType', type);

/** `ARM_64` */
export const cpuType = (type: string): Expression =>
  ref(`ec2.AmazonLinuxCpuType.${architectureOf(type) === 'arm64' ? 'ARM_64' : 'X86_64'}`);

/** An image that EC2 looks up at every launch, by the name of a public parameter. */
export const imageAtLaunch = (parameter: string): Expression =>
  call('ec2.MachineImage.resolveSsmParameterAtLaunch', parameter);

/** The root volume, as `blockDevices` takes it; `options` of `BlockDeviceVolume.ebs`. */
export const rootVolume = (gib: number, options: readonly ObjectEntry[]): Expression => [
  object([
    ['deviceName', '/dev/xvda'],
    [
      'volume',
      call(
        'ec2.BlockDeviceVolume.ebs',
        gib,
        object([...options, ['volumeType', ref('ec2.EbsDeviceVolumeType.GP3')]]),
      ),
    ],
  ]),
];

/** A tag of one resource, beside those of the whole app. */
export const tagged = (construct: string, key: string, value: Expression) =>
  run(method(call('cdk.Tags.of', ref(construct)), 'add', key, value));

/** Why a group of servers tells no topic of what it starts, which cdk-nag asks for. */
export const NO_NOTIFICATIONS =
  "A notification of the group would need Auto Scaling's service-linked role in the policy of the topic's key; EventBridge has the same events.";
