import { rdsProxy } from '../../catalog/rds-proxy/spec';
import { defineRule } from '../../validation';
import { example } from '../example-designs';
import { wantParam } from '../subjects';

export const en6 = defineRule('encryption/en-6', {
  title: 'Proxy asks its clients for TLS',
  why: 'The proxy talks TLS to the database; without it on this side, the same rows cross the network in the clear.',
  lacking: 'No RDS Proxy is drawn.',
  severity: 'warning',
  maps: { wellArchitected: ['SEC'], fsbp: ['RDS.43'] },
  check: wantParam(rdsProxy, {
    name: 'requireTls',
    value: true,
    good: 'clients must use TLS',
    bad: 'clients may connect without TLS',
    fix: 'Require TLS',
  }),
  examples: {
    good: [example()],
    bad: [example({ with: { proxy: { requireTls: false } } })],
  },
});
