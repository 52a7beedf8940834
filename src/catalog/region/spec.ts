import { defineKind } from '../../spec/kind-spec';
import { REGIONS } from '../regions';

export const region = defineKind({
  id: 'region',
  title: 'Region',
  short: 'Region',
  summary:
    'A geographic area with several Availability Zones. Everything regional is drawn inside it.',
  keywords: ['location', 'us-east-1', 'eu-west-1'],
  category: 'containers',
  label: 'Region',
  slug: 'region',
  inside: ['canvas'],
  container: 'region',
  can: [],
  fields: {
    region: {
      type: 'choice',
      label: 'AWS region',
      group: 'General',
      default: 'us-east-1',
      options: REGIONS.map(({ code, name, optIn }) => ({
        value: code,
        label: `${code} · ${name}`,
        ...(optIn ? { hint: 'must be enabled in the account first' } : {}),
      })),
      help: 'Where the resources run. The first region drawn is the default provider of the code.',
      source: 'AWS Global Infrastructure',
    },
    existingKey: {
      type: 'toggle',
      label: 'KMS key exists already',
      group: 'Security',
      default: false,
      help: 'On: data, logs and messages of this region are encrypted with a customer managed key that is there, and no key is made.',
    },
    keyRotation: {
      type: 'toggle',
      label: 'Rotate the keys',
      group: 'Security',
      default: true,
      help: 'Every year, by itself; what is encrypted stays readable.',
      source: 'KMS guide, "Rotating AWS KMS keys"',
      when: (params) => params.existingKey !== true,
    },
  },
  exported: true,
  // A second region is drawn for what the first cannot do alone.
  distinct: (params, others) => {
    const taken = new Set(others.map((other) => other.region));
    const free = REGIONS.find(({ code, optIn }) => !optIn && !taken.has(code));
    return taken.has(params.region) && free ? { ...params, region: free.code } : params;
  },
  caption: (params) =>
    `${String(params.region)}${params.existingKey === true ? ' · existing key' : ''}`,
});
