import { defineKind } from '../../spec/kind-spec';
import { domainProblem } from '../checks';

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
    },
  },
  exported: true,
  caption: (params) => String(params.domain),
});
