import { defineKind } from '../../spec/kind-spec';
import { rangesProblem } from './ranges';

const PREFIX = {
  type: 'number',
  label: 'Subnet size',
  group: 'Addresses',
  min: 16,
  max: 28,
  help: 'Prefix length of the subnet in each zone: /24 holds 251 addresses, /22 holds 1019.',
  source: 'VPC User Guide, "Subnet sizing": /16 to /28, five addresses reserved',
} as const;

export const tier = defineKind({
  id: 'tier',
  title: 'Tier',
  short: 'Tier',
  summary: 'One subnet per Availability Zone with the same purpose: public, application or data.',
  keywords: ['subnet', 'layer', 'public', 'private', 'isolated', 'dmz'],
  category: 'containers',
  label: 'Tier',
  slug: 'tier',
  inside: ['network'],
  container: 'tier',
  oneEach: 'role',
  presets: [
    {
      id: 'public',
      title: 'Public tier',
      summary: 'Subnets with a route to the internet: load balancers and NAT gateways.',
      label: 'Public tier',
      params: { role: 'public', prefix: 24 },
    },
    {
      id: 'app',
      title: 'Application tier',
      summary: 'Private subnets for servers; they reach the internet through NAT.',
      label: 'Application tier',
      params: { role: 'app', prefix: 22 },
    },
    {
      id: 'data',
      title: 'Data tier',
      summary: 'Isolated subnets for databases and caches, without any route to the internet.',
      label: 'Data tier',
      params: { role: 'data', prefix: 24 },
    },
  ],
  can: [],
  fields: {
    role: {
      type: 'choice',
      label: 'Purpose',
      group: 'General',
      default: 'app',
      options: [
        { value: 'public', label: 'Public', hint: 'route to the internet gateway' },
        { value: 'app', label: 'Application', hint: 'route to the NAT gateways' },
        { value: 'data', label: 'Data', hint: 'no default route' },
      ],
    },
    prefix: { ...PREFIX, default: 24 },
    ranges: {
      type: 'texts',
      label: 'Ranges of its own',
      group: 'Addresses',
      default: [],
      maxItems: 6,
      placeholder: 'a=10.0.1.0/24',
      help: 'A zone letter and its range, for subnets that must lie where a network plan wants them. The others are computed.',
      problem: rangesProblem,
    },
    internetRoute: {
      type: 'toggle',
      label: 'Route to the internet',
      group: 'Addresses',
      default: false,
      help: 'Off: the route tables of these subnets hold no default route.',
      source: 'VPC guide, "Subnet routing"',
      when: (params) => params.role === 'data',
    },
  },
  exported: true,
  caption: (params) => `/${String(params.prefix)} per zone`,
});
