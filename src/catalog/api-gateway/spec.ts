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
    },
    throttleRate: {
      type: 'number',
      label: 'Requests a second',
      group: 'Access',
      default: 100,
      min: 1,
      max: 10000,
      help: 'Of each route; more are answered with 429.',
    },
    throttleBurst: {
      type: 'number',
      label: 'At once',
      group: 'Access',
      default: 200,
      min: 1,
      max: 5000,
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
