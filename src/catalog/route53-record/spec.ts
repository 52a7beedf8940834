import { defineKind } from '../../spec/kind-spec';
import { domainProblem } from '../checks';

const checked = (params: { readonly [key: string]: unknown }) => params.healthCheck === true;

export const route53Record = defineKind({
  id: 'route53-record',
  title: 'Route 53 record',
  short: 'Route 53',
  summary: 'The name people type. An alias that follows the load balancer wherever AWS moves it.',
  keywords: ['dns', 'domain', 'hosted zone', 'alias', 'route53', 'certificate'],
  category: 'traffic',
  label: 'app.example.com',
  slug: 'dns',
  inside: ['canvas'],
  can: ['dns-name'],
  fields: {
    domain: {
      type: 'text',
      label: 'Name',
      group: 'General',
      default: 'app.example.com',
      help: 'The full name of the record. The certificate is issued for it too.',
      source: 'RFC 1035',
      problem: (value, { params }) =>
        domainProblem(value) ??
        (value === params.zone || value.endsWith(`.${String(params.zone)}`)
          ? null
          : `must end with the hosted zone "${String(params.zone).slice(0, 60)}".`),
    },
    zone: {
      type: 'text',
      label: 'Hosted zone',
      group: 'General',
      default: 'example.com',
      help: 'The public zone that holds the name. Certificates are validated by records in it.',
      source: 'RFC 1035',
      problem: domainProblem,
    },
    zoneSource: {
      type: 'choice',
      label: 'The zone',
      group: 'General',
      default: 'lookup',
      options: [
        { value: 'lookup', label: 'Exists already', hint: 'looked up by its name' },
        { value: 'create', label: 'Is created', hint: 'its name servers must then be delegated' },
      ],
    },
    evaluateTargetHealth: {
      type: 'toggle',
      label: 'Evaluate target health',
      group: 'General',
      default: true,
      help: 'Route 53 stops answering with a load balancer that has no healthy target.',
      source: 'Route 53 API, AliasTarget',
    },
    failoverMode: {
      type: 'choice',
      label: 'Failover',
      group: 'Failover',
      default: 'automatic',
      options: [
        { value: 'automatic', label: 'By health check' },
        { value: 'manual', label: 'By hand', hint: 'one variable in the code' },
      ],
      help: 'Matters once the name resolves to two load balancers. By hand, where a database must be promoted first.',
      source: 'Route 53 guide, "Disabling and inverting health checks"',
    },
    healthCheck: {
      type: 'toggle',
      label: 'Health check',
      group: 'Failover',
      default: true,
      help: 'Asks the primary under a name of its own, from several places of the world.',
      source: 'Route 53 API, HealthCheckConfig',
    },
    healthCheckName: {
      type: 'text',
      label: 'Name to check',
      group: 'Failover',
      default: '',
      placeholder: 'primary.app.example.com',
      empty: 'the direct name of the primary',
      help: 'Empty: the direct name of the primary, which is made for that.',
      source: 'Route 53 API, HealthCheckConfig',
      when: checked,
      problem: (value) => (value === '' ? null : domainProblem(value)),
    },
    healthPath: {
      type: 'text',
      label: 'Path to check',
      group: 'Failover',
      default: '/health',
      help: 'What Route 53 asks for, from many places in the world.',
      source: 'Route 53 API, HealthCheckConfig',
      when: checked,
      problem: (path) =>
        /^\/[\x21-\x7e]{0,254}$/.test(path)
          ? null
          : 'must begin with / and hold at most 255 printable characters without spaces.',
    },
    healthIntervalSeconds: {
      type: 'choice',
      label: 'Check every',
      group: 'Failover',
      default: '30',
      options: [
        { value: '30', label: '30 s' },
        { value: '10', label: '10 s', hint: 'costs more' },
      ],
      when: checked,
      help: 'After the failures below a name counts as down: at ten seconds it is moved three times as soon.',
      source: 'Route 53 API, HealthCheckConfig',
    },
    healthFailures: {
      type: 'number',
      label: 'Unhealthy after',
      group: 'Failover',
      default: 3,
      min: 1,
      max: 10,
      unit: 'failures',
      help: 'Failed checks in a row until the load balancer counts as unhealthy.',
      source: 'Route 53 API, HealthCheckConfig',
      when: checked,
    },
    healthLatency: {
      type: 'toggle',
      label: 'Measure latency',
      group: 'Failover',
      default: true,
      help: 'Shown in CloudWatch. It cannot be changed afterwards without a new check.',
      source: 'Route 53 API, HealthCheckConfig',
      when: checked,
    },
  },
  exported: true,
  // Route 53 refuses a second record of one name and type.
  distinct: (params, others) => {
    const taken = new Set(others.map((other) => String(other.domain).toLowerCase()));
    const domain = String(params.domain);
    const [first = '', ...rest] = domain.split('.');
    let free = domain;
    for (let number = 2; taken.has(free.toLowerCase()); number += 1) {
      free = [`${first}-${number}`, ...rest].join('.');
    }
    return free === domain ? params : { ...params, domain: free };
  },
  caption: (params) => String(params.domain),
});
