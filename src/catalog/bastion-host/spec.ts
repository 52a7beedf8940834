import type { JsonObject } from '../../kit/json';
import { parseCidr } from '../../kit/cidr';
import { defineKind } from '../../spec/kind-spec';
import { BASTION_TYPES } from '../instances';

const hasSsh = (params: JsonObject): boolean => params.access === 'ssh';

const rangeProblem = (ranges: readonly string[]): string | null => {
  if (ranges.length === 0) return 'must name at least one range, such as the one of your office.';
  const odd = ranges.find((range) => parseCidr(range) === null);
  if (odd !== undefined) {
    return `must be IPv4 ranges such as 203.0.113.0/24; "${odd.slice(0, 40)}" is not.`;
  }
  return new Set(ranges).size < ranges.length ? 'names a range twice.' : null;
};

export const bastionHost = defineKind({
  id: 'bastion-host',
  title: 'Bastion host',
  short: 'Bastion',
  summary:
    'A small server from which people reach databases and caches. By Session Manager it needs no open port.',
  keywords: ['jump host', 'jump box', 'ssh', 'session manager', 'ssm', 'administration', 'tunnel'],
  category: 'compute',
  label: 'Bastion',
  slug: 'bastion',
  inside: ['tier'],
  home: 'public',
  can: ['bastion'],
  fields: {
    access: {
      type: 'choice',
      label: 'Reached by',
      group: 'Access',
      default: 'session-manager',
      options: [
        {
          value: 'session-manager',
          label: 'Session Manager',
          hint: 'IAM decides; no inbound port, every session logged',
        },
        { value: 'ssh', label: 'SSH', hint: 'port 22, open to the ranges below' },
      ],
      help: 'Who may start a session is decided by IAM either way: SSH takes its keys from EC2 Instance Connect.',
      source: 'Security Hub EC2.9; Well-Architected SEC05-BP02',
    },
    sshRanges: {
      type: 'texts',
      label: 'SSH from',
      group: 'Access',
      default: [],
      maxItems: 20,
      placeholder: '203.0.113.0/24',
      help: 'IPv4 ranges that may open port 22.',
      when: hasSsh,
      problem: rangeProblem,
    },
    instanceType: {
      type: 'choice',
      label: 'Instance type',
      group: 'Server',
      default: 't4g.nano',
      options: BASTION_TYPES,
    },
    imdsv2: {
      type: 'toggle',
      label: 'Require IMDSv2',
      group: 'Server',
      default: true,
      help: 'Credentials of the instance are given only to who asks with a token.',
      source: 'Security Hub EC2.8',
    },
    volumeEncrypted: {
      type: 'toggle',
      label: 'Encrypt the volume',
      group: 'Server',
      default: true,
      help: 'With a key of AWS; it costs nothing.',
      source: 'Security Hub EC2.3',
    },
  },
  exported: true,
  names: [
    {
      what: 'The IAM role prefix',
      max: 38,
      suffix: (slug) => `-${slug}-`,
      source: 'IAM quotas',
    },
  ],
  caption: (params) => (hasSsh(params) ? 'SSH' : 'Session Manager'),
});
