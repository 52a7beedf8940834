import { CRITICAL } from '../../spec/critical';
import { defineKind } from '../../spec/kind-spec';
import { existingField, isCreated } from '../existing';

export const s3Bucket = defineKind({
  id: 's3-bucket',
  title: 'S3 bucket',
  short: 'S3',
  summary: 'Keeps files of any size, in several zones by itself, and answers over HTTPS.',
  keywords: ['object storage', 'files', 'uploads', 'assets', 'replication', 'origin'],
  category: 'data',
  label: 'Files',
  slug: 'files',
  inside: ['region'],
  can: ['object-store'],
  fields: {
    existing: existingField('a bucket'),
    versioning: {
      type: 'toggle',
      label: 'Versioning',
      group: 'Protection',
      default: true,
      help: 'Overwritten and deleted objects stay for a while. Replication needs it.',
      source: 'Security Hub S3.14',
      when: isCreated,
    },
    noncurrentDays: {
      type: 'number',
      label: 'Keep earlier versions',
      group: 'Protection',
      default: 90,
      min: 1,
      max: 3650,
      unit: 'days',
      when: (params) => isCreated(params) && params.versioning === true,
    },
    encryption: {
      type: 'choice',
      label: 'Encryption at rest',
      group: 'Protection',
      default: 'kms',
      options: [
        { value: 'kms', label: 'Customer key (SSE-KMS)' },
        { value: 's3', label: 'Amazon S3 key (SSE-S3)', hint: 'no key policy, no rotation log' },
      ],
      when: isCreated,
    },
    tlsOnly: {
      type: 'toggle',
      label: 'Refuse plain HTTP',
      group: 'Protection',
      default: true,
      source: 'Security Hub S3.5',
      when: isCreated,
    },
    blockPublicAccess: {
      type: 'toggle',
      label: 'Block public access',
      group: 'Protection',
      default: true,
      source: 'Security Hub S3.8',
      when: isCreated,
    },
    infrequentDays: {
      type: 'number',
      label: 'To infrequent access after',
      group: 'Lifecycle',
      default: 90,
      min: 30,
      max: 3650,
      unit: 'days',
      help: 'Cheaper to keep, dearer to read.',
      source: 'S3 User Guide, "Transitioning objects": 30 days at least',
      when: isCreated,
    },
    expireDays: {
      type: 'number',
      label: 'Delete after',
      group: 'Lifecycle',
      default: 0,
      min: 0,
      max: 3650,
      unit: 'days',
      help: '0 keeps objects for ever.',
      source: 'S3 User Guide, "Lifecycle configuration": objects expire after they have moved',
      problem: (value, { params }) =>
        value === 0 || value > Number(params.infrequentDays)
          ? null
          : 'must be 0, or more than the days until infrequent access.',
      when: isCreated,
    },
    critical: CRITICAL,
  },
  exported: true,
  names: [
    {
      what: 'The bucket prefix',
      max: 37,
      suffix: (slug) => `-${slug}-`,
      source: 'S3 bucket naming rules, less the generated suffix',
      when: isCreated,
    },
  ],
  caption: (params) =>
    params.existing === true ? 'exists' : params.versioning === true ? 'versioned' : 'unversioned',
});
