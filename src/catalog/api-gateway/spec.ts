import { CRITICAL } from '../../spec/critical';
import { defineKind } from '../../spec/kind-spec';
import { LOG_RETENTION } from '../log-retention';
import { WAF, WAF_LARGE_BODIES, WAF_LOGGING, WAF_RATE_LIMIT } from '../waf-fields';

type Params = { readonly [key: string]: unknown };

export const isRest = (params: Params): boolean => params.kind === 'rest';
const hasWaf = (params: Params): boolean => isRest(params) && params.waf === true;

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
    kind: {
      type: 'choice',
      label: 'API',
      group: 'API',
      default: 'http',
      options: [
        { value: 'http', label: 'HTTP API', hint: 'cheaper and faster' },
        { value: 'rest', label: 'REST API', hint: 'with WAF, validation, traces and keys' },
      ],
      help: 'A change of it makes a new API, with a new address.',
      source: 'API Gateway guide, "Choose between REST APIs and HTTP APIs"',
    },
    stage: {
      type: 'text',
      label: 'Stage',
      group: 'API',
      default: 'v1',
      help: 'The first part of each path of its address.',
      source: 'API Gateway API, CreateStage',
      when: isRest,
      problem: (stage) =>
        /^[\w-]{1,128}$/.test(stage) ? null : 'must be up to 128 letters, digits, "-" and "_".',
    },
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
      help: 'Checked before any function runs. Of tokens a REST API takes those of Cognito only.',
    },
    apiKey: {
      type: 'toggle',
      label: 'API key',
      group: 'Access',
      default: false,
      help: 'Callers have to send one as well. It counts and limits what they ask; it does not say who they are.',
      source: 'API Gateway guide, "Usage plans and API keys"',
      when: isRest,
    },
    validation: {
      type: 'toggle',
      label: 'Request validation',
      group: 'Access',
      default: true,
      help: 'Answers 400 to what does not match the models and required parameters of a method, before any function runs.',
      source: 'API Gateway guide, "Request validation for REST APIs"',
      when: isRest,
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
    waf: { ...WAF, source: 'Security Hub APIGateway.4', when: isRest },
    wafRateLimit: { ...WAF_RATE_LIMIT, when: hasWaf },
    wafLargeBodies: { ...WAF_LARGE_BODIES, when: hasWaf },
    wafLogging: { ...WAF_LOGGING, when: hasWaf },
    tracing: {
      type: 'toggle',
      label: 'Traces',
      group: 'Monitoring',
      default: true,
      help: 'X-Ray follows requests from the API into the functions.',
      source: 'Security Hub APIGateway.3',
      when: isRest,
    },
    executionLogs: {
      type: 'choice',
      label: 'Execution logs',
      group: 'Monitoring',
      default: 'ERROR',
      options: [
        { value: 'OFF', label: 'Off' },
        { value: 'ERROR', label: 'Errors' },
        { value: 'INFO', label: 'Every request' },
      ],
      help: 'What API Gateway did with a request, beside the access log. Bodies are never in it.',
      source: 'Security Hub APIGateway.1',
      when: isRest,
    },
    logRetentionDays: LOG_RETENTION,
    critical: CRITICAL,
  },
  extras: [{ development: { waf: false } }],
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
    `${isRest(params) ? 'REST' : 'HTTP'} API · ${params.authorization === 'NONE' ? 'open' : params.authorization === 'JWT' ? 'JWT' : 'IAM'}${hasWaf(params) ? ' · WAF' : ''}`,
});
