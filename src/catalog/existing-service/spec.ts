import { defineKind } from '../../spec/kind-spec';

export const existingService = defineKind({
  id: 'existing-service',
  title: 'Existing service',
  short: 'Service',
  summary:
    'An HTTP service that runs in the VPC already, behind a host name: yours may call it, and the code creates nothing of it.',
  keywords: ['api', 'http', 'internal', 'legacy', 'microservice', 'backend', 'host name'],
  category: 'compute',
  label: 'Existing service',
  slug: 'backend',
  inside: ['tier'],
  home: 'app',
  can: ['http-service'],
  fields: {
    protocol: {
      type: 'choice',
      label: 'Protocol',
      group: 'General',
      default: 'https',
      options: [
        { value: 'https', label: 'HTTPS' },
        { value: 'http', label: 'HTTP', hint: 'unencrypted' },
      ],
      help: 'In which it is called. The host name is a variable of the code.',
    },
    port: {
      type: 'number',
      label: 'Port',
      group: 'General',
      default: 443,
      min: 1,
      max: 65535,
      help: 'On which it listens. Its callers may open connections to no other.',
    },
  },
  exported: true,
  caption: (params) => `${String(params.protocol).toUpperCase()} ${String(params.port)} · exists`,
});
