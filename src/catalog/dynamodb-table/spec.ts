import { CRITICAL } from '../../spec/critical';
import { defineKind } from '../../spec/kind-spec';
import { CUSTOMER_KEY } from '../message-fields';

const name = (text: string): string | null =>
  /^[A-Za-z0-9_.-]{1,255}$/.test(text)
    ? null
    : 'must be 1 to 255 letters, digits, dots, hyphens and underscores.';
const isProvisioned = (params: { readonly [key: string]: unknown }) =>
  params.billing === 'provisioned';
const TYPES = [
  { value: 'S', label: 'Text' },
  { value: 'N', label: 'Number' },
  { value: 'B', label: 'Binary' },
];

export const dynamodbTable = defineKind({
  id: 'dynamodb-table',
  title: 'DynamoDB table',
  short: 'DynamoDB',
  summary: 'Records by key in milliseconds at any size, in three zones by itself.',
  keywords: ['nosql', 'key-value', 'table', 'records', 'document'],
  category: 'serverless',
  label: 'Table',
  slug: 'table',
  inside: ['region'],
  can: ['table'],
  fields: {
    partitionKey: {
      type: 'text',
      label: 'Partition key',
      group: 'Keys',
      default: 'id',
      problem: name,
      help: 'The attribute that each item must have. Its values should be many and evenly used.',
      source: 'DynamoDB API, KeySchemaElement',
    },
    partitionType: {
      type: 'choice',
      label: 'Its type',
      group: 'Keys',
      default: 'S',
      options: TYPES,
      help: 'Of the partition key. A change makes a new table.',
    },
    sortKey: {
      type: 'text',
      label: 'Sort key',
      group: 'Keys',
      default: '',
      empty: 'none',
      help: 'Empty: the partition key alone names a record.',
      source: 'DynamoDB API, KeySchemaElement',
      problem: (text, { params }) =>
        text === ''
          ? null
          : text === params.partitionKey
            ? 'must differ from the partition key.'
            : name(text),
    },
    sortType: {
      type: 'choice',
      label: 'Its type',
      group: 'Keys',
      default: 'S',
      options: TYPES,
      when: (params) => params.sortKey !== '',
      help: 'Of the sort key. A change makes a new table.',
    },
    billing: {
      type: 'choice',
      label: 'Capacity',
      group: 'Capacity',
      default: 'on-demand',
      options: [
        { value: 'on-demand', label: 'On demand' },
        { value: 'provisioned', label: 'Provisioned', hint: 'scales between bounds' },
      ],
      source: 'Security Hub DynamoDB.1',
      help: 'On demand costs per request and needs no planning; provisioned is cheaper for a steady load.',
    },
    minCapacity: {
      type: 'number',
      label: 'Least capacity',
      group: 'Capacity',
      default: 5,
      min: 1,
      max: 40000,
      unit: 'units',
      help: 'Of reads and of writes each.',
      source: 'DynamoDB quotas: 40,000 units per table',
      when: isProvisioned,
    },
    maxCapacity: {
      type: 'number',
      label: 'Most capacity',
      group: 'Capacity',
      default: 100,
      min: 1,
      max: 40000,
      unit: 'units',
      when: isProvisioned,
      problem: (value, { params }) =>
        value >= Number(params.minCapacity) ? null : 'must be at least the least capacity.',
      help: 'Scaling stops there: the limit of the bill.',
      source: 'DynamoDB quotas: 40,000 units per table',
    },
    ttlAttribute: {
      type: 'text',
      label: 'Expiry attribute',
      group: 'Protection',
      default: '',
      help: 'Records whose time in it has passed are deleted. Empty: none are.',
      source: 'DynamoDB guide, "Time to Live"',
      problem: (text) => (text === '' ? null : name(text)),
    },
    pointInTimeRecovery: {
      type: 'toggle',
      label: 'Point-in-time recovery',
      group: 'Protection',
      default: true,
      help: 'Any second of the last 35 days.',
      source: 'Security Hub DynamoDB.2',
    },
    deletionProtection: {
      type: 'toggle',
      label: 'Deletion protection',
      group: 'Protection',
      default: true,
      source: 'Security Hub DynamoDB.6',
      help: 'AWS refuses to delete it until this is off.',
    },
    customerKey: CUSTOMER_KEY,
    critical: CRITICAL,
  },
  extras: [{ development: { pointInTimeRecovery: false, deletionProtection: false } }],
  exported: true,
  names: [
    {
      what: 'The table name',
      max: 255,
      suffix: (slug) => `-${slug}`,
      source: 'DynamoDB API, CreateTable',
    },
  ],
  caption: (params) =>
    `${String(params.partitionKey)}${params.sortKey === '' ? '' : ` + ${String(params.sortKey)}`}`,
});
