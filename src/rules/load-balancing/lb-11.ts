import { applicationLoadBalancer } from '../../catalog/application-load-balancer/spec';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { nameOf, perNode } from '../subjects';

export const lb11 = defineRule('load-balancing/lb-11', {
  title: 'Load balancer refuses malformed requests',
  why: 'Malformed headers and ambiguous lengths are how one request is smuggled inside another.',
  lacking: 'No load balancer is drawn.',
  severity: 'warning',
  maps: {
    wellArchitected: ['SEC'],
    checkov: [
      {
        id: 'CKV_AWS_131',
        resource: 'aws_lb',
        attribute: 'drop_invalid_header_fields',
      },
      {
        id: 'CKV_AWS_328',
        resource: 'aws_lb',
        attribute: 'desync_mitigation_mode',
      },
    ],
    fsbp: ['ELB.4', 'ELB.12'],
  },
  check: perNode(applicationLoadBalancer, function* (alb) {
    const { dropInvalidHeaders, desyncMode } = alb.params;
    const subject = { nodes: [alb.id] };
    const state = `invalid headers ${dropInvalidHeaders ? 'dropped' : 'passed on'}, desync mitigation ${desyncMode.slice(0, 20)}`;
    if (dropInvalidHeaders && desyncMode !== 'monitor') {
      yield pass(subject, `${nameOf(alb)}: ${state}.`);
      return;
    }
    yield fail(subject, `${nameOf(alb)}: ${state}; expected dropped, and defensive or strictest.`, {
      measure: Number(!dropInvalidHeaders) + Number(desyncMode === 'monitor'),
      field: {
        node: alb.id,
        name: dropInvalidHeaders ? 'desyncMode' : 'dropInvalidHeaders',
      },
      fixes: [
        setParams(
          alb,
          {
            dropInvalidHeaders: true,
            ...(desyncMode === 'monitor' ? { desyncMode: 'defensive' } : {}),
          },
          'Drop malformed requests',
        ),
      ],
    });
  }),
  examples: {
    good: [example(), example({ with: { alb: { desyncMode: 'strictest' } } })],
    bad: [
      example({ with: { alb: { dropInvalidHeaders: false } } }),
      example({ with: { alb: { desyncMode: 'monitor' } } }),
    ],
  },
});
