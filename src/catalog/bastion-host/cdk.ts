import { call, create, object, ref, run } from '../../codegen/typescript';
import {
  acknowledge,
  cdkKind,
  fieldsOf,
  inMarkdown,
  nameOf,
  securityGroup,
  type Scope,
} from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { askForBareZone } from '../bare-zone';
import { cpuType, drawnInstanceRole, instanceType, rootVolume, tagged } from '../cdk-instances';
import { acknowledgeZone, placeOf, whyUnplaced } from '../cdk-place';
import { bastionAlarms } from './alarms';
import { bastionHost } from './spec';

type Bastion = ModelNode<ParamsOf<typeof bastionHost.fields>>;

export const cdk = cdkKind(bastionHost, {
  stack: 'application',
  main: 'ec2.Instance',
  readsDesign: true,
  missing: whyUnplaced,
  emit: (node, c) => {
    askForBareZone(node, c.cdk, '`lib/config.ts`');
    emitInstance(node, c);
    if (node.params.access === 'ssh') emitSshDoor(node, c);
    tell(node, c);
    c.output(
      node,
      'InstanceId',
      `Id of the bastion host ${nameOf(node)}, for Session Manager.`,
      c.of(node, 'instanceId'),
    );
  },
  objections: ({ params }) => [!params.volumeEncrypted && 'EC26'],
  facets: {
    securityGroup: () => ({ callsInternet: 'HTTPS to Systems Manager and package repositories' }),
    alarms: (node, c) => bastionAlarms(c.of(node, 'instanceId')),
  },
});

function emitInstance(node: Bastion, c: Scope): void {
  const place = placeOf(node, c);
  if (!place) return;
  const own = fieldsOf(node);
  const { params } = node;
  const isPublic = params.access === 'ssh' && place.role === 'public';
  const role = drawnInstanceRole(
    node,
    'Session Manager also where SSH is open: it is the way in when a key is lost.',
    c,
  );
  const name = c.name(node);
  c.decide(
    'bastion-image',
    'Bastion hosts start from the newest Amazon Linux 2023, which CloudFormation looks up at every deployment of their stack: a new image ' +
      'replaces the host. Nothing on it is to be kept.',
  );
  c.declare(
    node,
    name,
    'ec2.Instance',
    create(
      'ec2.Instance',
      ref('this'),
      c.id(node),
      object([
        ['vpc', place.vpc.vpc],
        ['vpcSubnets', place.firstSubnet],
        ['securityGroup', securityGroup(node, c)],
        [
          'machineImage',
          call(
            'ec2.MachineImage.latestAmazonLinux2023',
            object([own.field('cpuType', 'instanceType', cpuType(params.instanceType))]),
          ),
        ],
        own.field('instanceType', 'instanceType', instanceType(params.instanceType)),
        ['role', role],
        own.field(
          'associatePublicIpAddress',
          'access',
          isPublic,
          isPublic ? 'SSH from outside the VPC needs an address.' : undefined,
        ),
        ['ebsOptimized', true],
        ['detailedMonitoring', true],
        own.field(
          'httpTokens',
          'imdsv2',
          ref(`ec2.HttpTokens.${params.imdsv2 ? 'REQUIRED' : 'OPTIONAL'}`),
        ),
        ['httpPutResponseHopLimit', 1],
        ['blockDevices', rootVolume(IMAGE_GIB, [own.param('encrypted', 'volumeEncrypted')])],
        ['propagateTagsToVolumeOnCreation', true],
      ]),
    ),
    {
      after: [
        tagged(name, 'Name', c.awsName(node)),
        acknowledgeZone(c, ref(name)),
        acknowledge(
          c,
          ref(name),
          'EC29',
          'Nothing on it is to be kept: one that is lost is made anew by the next deployment.',
        ),
        params.volumeEncrypted &&
          isBesideTemplates(c) &&
          acknowledge(
            c,
            ref(name),
            'EC26',
            'Its volume is encrypted; the rule fails on an instance without a launch template beside others that have one.',
          ),
      ],
    },
  );
  c.check(
    node,
    params.imdsv2 ? 'answers for its metadata to tokens only' : 'is watched every minute',
    'AWS::EC2::Instance',
    object([
      ['Monitoring', true],
      ['MetadataOptions', params.imdsv2 ? object([['HttpTokens', 'required']]) : undefined],
    ]),
  );
}

/** Whether its stack holds launch templates. */
const isBesideTemplates = (c: Scope): boolean =>
  c.model.nodes.some((one) => !c.isFar(one) && c.facet(one.id, 'hasLaunchTemplate') === true);

/** Of the image of Amazon Linux 2023. */
const IMAGE_GIB = 8;

function emitSshDoor(node: Bastion, c: Scope): void {
  c.add(
    node,
    node.params.sshRanges.map((range) =>
      run(
        call(
          `${c.name(node, 'SecurityGroup')}.addIngressRule`,
          call('ec2.Peer.ipv4', range),
          call('ec2.Port.tcp', 22),
          'SSH from where administrators are',
        ),
        { origin: fieldsOf(node).from('sshRanges') },
      ),
    ),
  );
}

function tell(node: Bastion, c: Scope): void {
  const label = inMarkdown(nameOf(node));
  const id = `the output \`${c.id(node, 'InstanceId')}\``;
  if (node.params.access === 'ssh') {
    c.after(
      `bastion-${node.id}-ssh`,
      `${label} takes SSH with keys of EC2 Instance Connect: \`aws ec2-instance-connect ssh --instance-id ID\`, with ${id}, sends one that ` +
        'holds for a minute, and connects.',
    );
  } else if (c.model.networkOf(node.id)?.isExisting) {
    c.before(
      `bastion-${node.id}`,
      `A way from the subnet of ${label} to Systems Manager: a NAT gateway, or endpoints for ssm and ssmmessages. The VPC ` +
        'exists, so none is made here, and without one nobody gets in.',
    );
  }
  c.after(
    `bastion-${node.id}`,
    `Through ${label} a database is reached without opening it: \`aws ssm start-session --target ID --document-name ` +
      'AWS-StartPortForwardingSessionToRemoteHost --parameters host=ENDPOINT,portNumber=PORT,localPortNumber=PORT`, with ' +
      `${id}, and an endpoint of the outputs and its port.`,
  );
}
