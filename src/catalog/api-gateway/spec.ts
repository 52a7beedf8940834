import { CRITICAL } from '../../spec/critical';
import { defineKind } from '../../spec/kind-spec';
import { LOG_RETENTION } from '../log-retention';

export const apiGateway = defineKind({
  id: 'api-gateway',
  title: 'API Gateway',
  short: 'API',
  summary:
    'Takes requests over HTTPS, asks who sends them, limits how many, and hands them to functions.',
  keywords: ['http api', 'rest', 'endpoint', 'serverless', 'routes'],
  category: 'serverless',
  label: 'API',
  slug: 'api',
  inside: ['region'],
  can: ['http-api'],
  fields: {
    authorization: {
      type: 'choice',
      label: 'Who may call',
      group: 'Access',
      default: 'AWS_IAM',
      options: [
        { value: 'AWS_IAM', label: 'Whom IAM lets', hint: 'signed requests' },
        { value: 'JWT', label: 'Who has a token', hint: 'JWT of Cognito or another OpenID issuer' },
        { value: 'NONE', label: 'Everybody' },
      ],
      source: 'Security Hub APIGateway.8',
      help: 'Checked before any function runs.',
    },
    throttleRate: {
      type: 'number',
      label: 'Requests a second',
      group: 'Access',
      default: 100,
      min: 1,
      max: 10000,
      help: 'Of each route; more are answered with 429.',
      source: 'API Gateway quotas: 10,000 requests a second for the account',
      unit: 'requests / s',
    },
    throttleBurst: {
      type: 'number',
      label: 'At once',
      group: 'Access',
      default: 200,
      min: 1,
      max: 5000,
      help: 'Requests that may come at the same moment; more get 429.',
      source: 'API Gateway quotas: 5,000 requests at once for the account',
      unit: 'requests',
    },
    logRetentionDays: { ...LOG_RETENTION, label: 'Access log retention' },
    critical: CRITICAL,
  },
  exported: true,
  names: [
    {
      what: 'The API name',
      max: 128,
      suffix: (slug) => `-${slug}`,
      source: 'API Gateway API, CreateApi',
    },
  ],
  caption: (params) =>
    `HTTP API · ${params.authorization === 'NONE' ? 'open' : params.authorization === 'JWT' ? 'JWT' : 'IAM'}`,
});
