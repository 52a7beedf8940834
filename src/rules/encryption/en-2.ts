import { elasticache } from '../../catalog/elasticache/spec';
import { listWords } from '../../kit/words';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { nameOf, perNode } from '../subjects';

export const en2 = defineRule('encryption/en-2', {
  title: 'Cache is encrypted and asks for a token',
  why: 'A cache holds sessions and copies of rows. Anyone in the network could read them, and AWS refuses a token without TLS.',
  severity: 'error',
  maps: {
    checkov: ['CKV_AWS_29', 'CKV_AWS_30', 'CKV_AWS_31', 'CKV_AWS_191'],
    cdkNag: ['AEC3', 'AEC6'],
    fsbp: ['ElastiCache.4', 'ElastiCache.5', 'ElastiCache.6'],
  },
  check: perNode(elasticache, function* (cache) {
    const { atRest, inTransit, authToken } = cache.params;
    const subject = { nodes: [cache.id] };
    const faults = [
      ...(atRest ? [] : [{ name: 'atRest', text: 'encryption at rest is off' }]),
      ...(inTransit === 'required'
        ? []
        : [
            {
              name: 'inTransit',
              text: `encryption in transit is ${inTransit === 'off' ? 'off' : 'not required'}`,
            },
          ]),
      ...(authToken ? [] : [{ name: 'authToken', text: 'clients need no token' }]),
    ];
    const [first] = faults;
    if (!first) {
      yield pass(
        subject,
        `${nameOf(cache)}: encrypted at rest and in transit, and clients need a token.`,
      );
      return;
    }
    yield fail(subject, `${nameOf(cache)}: ${listWords(faults.map((fault) => fault.text))}.`, {
      field: { node: cache.id, name: first.name },
      fixes: [
        setParams(
          cache,
          { atRest: true, inTransit: 'required', authToken: true },
          'Encrypt it and ask for a token',
        ),
      ],
    });
  }),
  examples: {
    good: [example()],
    bad: [
      example({ with: { cache: { atRest: false } } }),
      example({ with: { cache: { inTransit: 'preferred' } } }),
      example({ with: { cache: { inTransit: 'off', authToken: false } } }),
      example({ with: { cache: { authToken: false } } }),
    ],
  },
});
