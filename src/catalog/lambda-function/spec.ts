import { CRITICAL } from '../../spec/critical';
import { defineKind } from '../../spec/kind-spec';
import { LOG_RETENTION } from '../log-retention';

export const lambdaFunction = defineKind({
  id: 'lambda-function',
  title: 'Lambda function',
  short: 'Lambda',
  summary:
    'Code that runs when something happens, as often at a time as it happens, and costs nothing in between. In a tier it reaches databases and caches.',
  keywords: ['function', 'serverless', 'handler', 'worker', 'event', 'nodejs'],
  category: 'serverless',
  label: 'Function',
  slug: 'function',
  inside: ['region', 'tier'],
  can: ['function'],
  fields: {
    runtime: {
      type: 'choice',
      label: 'Runtime',
      group: 'General',
      default: 'nodejs24.x',
      options: [
        { value: 'nodejs24.x', label: 'Node.js 24' },
        { value: 'nodejs22.x', label: 'Node.js 22' },
      ],
      help: 'The handler that comes with the export runs on it.',
    },
    architecture: {
      type: 'choice',
      label: 'Architecture',
      group: 'General',
      default: 'arm64',
      options: [
        { value: 'arm64', label: 'ARM64 (Graviton)', hint: 'a fifth cheaper' },
        { value: 'x86_64', label: 'x86-64' },
      ],
    },
    memoryMb: {
      type: 'number',
      label: 'Memory',
      group: 'Size',
      default: 256,
      min: 128,
      max: 10240,
      unit: 'MB',
      help: 'CPU grows with it.',
      source: 'Lambda quotas',
    },
    timeoutSeconds: {
      type: 'number',
      label: 'Timeout',
      group: 'Size',
      default: 10,
      min: 1,
      max: 900,
      unit: 's',
      source: 'Lambda quotas',
    },
    reservedConcurrency: {
      type: 'number',
      label: 'Most at a time',
      group: 'Size',
      default: 0,
      min: 0,
      max: 1000,
      help: '0 shares what the account has. A number is kept free for this function and is its limit.',
    },
    tracing: { type: 'toggle', label: 'X-Ray tracing', group: 'Monitoring', default: true },
    logRetentionDays: LOG_RETENTION,
    critical: CRITICAL,
  },
  exported: true,
  names: [
    {
      what: 'The function name',
      max: 64,
      suffix: (slug) => `-${slug}`,
      source: 'Lambda API, CreateFunction',
    },
    { what: 'The IAM role prefix', max: 38, suffix: (slug) => `-${slug}-`, source: 'IAM quotas' },
  ],
  caption: (params) => `${String(params.runtime)} · ${String(params.memoryMb)} MB`,
});
