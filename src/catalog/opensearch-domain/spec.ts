import type { JsonObject } from '../../kit/json';
import { CRITICAL } from '../../spec/critical';
import { defineKind } from '../../spec/kind-spec';
import { SEARCH_TYPES } from '../instances';
import { LOG_RETENTION } from '../log-retention';

/** GiB of a gp3 volume by type; OpenSearch Service guide, "EBS volume size quotas". The least of the large types. */
const LARGEST_VOLUME: Readonly<Record<string, number>> = {
  't3.small.search': 100,
  't3.medium.search': 200,
};
const LARGEST_OTHERS = 512;

const hasMasters = ({ dedicatedMasters }: JsonObject): boolean => dedicatedMasters === true;

export const opensearchDomain = defineKind({
  id: 'opensearch-domain',
  title: 'OpenSearch domain',
  short: 'OpenSearch',
  summary:
    'A search engine: full-text search and analytics over documents that the application writes there.',
  keywords: ['search', 'elasticsearch', 'index', 'full text', 'logs', 'analytics', 'kibana'],
  category: 'data',
  label: 'Search',
  slug: 'search',
  inside: ['tier'],
  home: 'data',
  can: ['search-engine'],
  fields: {
    engineVersion: {
      type: 'choice',
      label: 'Version',
      group: 'Engine',
      default: '2.19',
      options: ['2.13', '2.15', '2.17', '2.19', '3.1', '3.3'].map((value) => ({
        value,
        label: `OpenSearch ${value}`,
      })),
      help: 'A newer one keeps the indices; there is no way back to an older one.',
      source: 'OpenSearch Service guide, "Features by engine version"',
    },
    nodeType: {
      type: 'choice',
      label: 'Type of data nodes',
      group: 'Engine',
      default: 'm7g.large.search',
      options: SEARCH_TYPES,
      source: 'OpenSearch Service guide, "Supported instance types"',
    },
    volumeGib: {
      type: 'number',
      label: 'Volume of each data node',
      group: 'Engine',
      default: 50,
      min: 10,
      max: LARGEST_OTHERS,
      unit: 'GiB',
      help: 'gp3. Sources, replicas and about half as much again for merging.',
      source: 'OpenSearch Service guide, "EBS volume size quotas"',
      problem: (value, { params }) => {
        const most = LARGEST_VOLUME[String(params.nodeType)] ?? LARGEST_OTHERS;
        return value > most ? `must be at most ${most} GiB for ${String(params.nodeType)}.` : null;
      },
    },
    zoneCount: {
      type: 'choice',
      label: 'Availability Zones',
      group: 'Availability',
      default: '3',
      options: [
        { value: '3', label: 'Three' },
        { value: '2', label: 'Two' },
        { value: '1', label: 'One', hint: 'no zone awareness' },
      ],
      help: 'Shards and their replicas are kept in different zones.',
      source: 'OpenSearch Service guide, "Configuring a multi-AZ domain"',
    },
    nodes: {
      type: 'number',
      label: 'Data nodes',
      group: 'Availability',
      default: 3,
      min: 1,
      max: 78,
      help: 'As many in each zone.',
      source: 'OpenSearch Service quotas: 80 nodes in a domain unless raised',
      problem: (value, { params }) => {
        const zones = Number(params.zoneCount);
        return !(zones > 0) || value % zones === 0
          ? null
          : `must be a multiple of the ${zones} zones.`;
      },
      unit: 'nodes',
    },
    dedicatedMasters: {
      type: 'toggle',
      label: 'Dedicated masters',
      group: 'Availability',
      default: true,
      help: 'Three nodes that hold no data and keep the cluster together.',
      source: 'Security Hub Opensearch.11',
    },
    masterType: {
      type: 'choice',
      label: 'Type of masters',
      group: 'Availability',
      default: 'm7g.large.search',
      options: SEARCH_TYPES,
      when: hasMasters,
      source: 'OpenSearch Service guide, "Dedicated master nodes"',
    },
    atRest: {
      type: 'toggle',
      label: 'Encrypt at rest',
      group: 'Security',
      default: true,
      help: 'With a key of your own.',
      source: 'Security Hub Opensearch.1',
    },
    nodeToNode: {
      type: 'toggle',
      label: 'Encrypt between nodes',
      group: 'Security',
      default: true,
      help: 'What nodes copy to one another goes over TLS.',
      source: 'Security Hub Opensearch.3',
    },
    enforceHttps: {
      type: 'toggle',
      label: 'Require HTTPS',
      group: 'Security',
      default: true,
      help: 'TLS 1.2 or newer with forward secrecy.',
      source: 'Security Hub Opensearch.8',
    },
    logs: {
      type: 'toggle',
      label: 'Export logs',
      group: 'Monitoring',
      default: true,
      help: 'Errors, slow searches and slow indexing to CloudWatch Logs.',
      source: 'Security Hub Opensearch.4',
    },
    logRetentionDays: { ...LOG_RETENTION, when: (params) => params.logs === true },
    critical: CRITICAL,
  },
  extras: [{ development: { zoneCount: '1', nodes: 1, dedicatedMasters: false } }],
  exported: true,
  names: [
    {
      what: 'The domain name',
      max: 28,
      suffix: (slug) => `-${slug}`,
      source: 'OpenSearch Service API, CreateDomain',
    },
  ],
  caption: (params) =>
    `${String(params.nodes)} × ${String(params.nodeType).replace('.search', '')}`,
});
