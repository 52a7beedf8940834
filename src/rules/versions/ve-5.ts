import { elasticache } from '../../catalog/elasticache/spec';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { nameOf, perNode } from '../subjects';

/** Not the newest: a change of engine and two majors at once is more than a drop-in. */
const DROP_IN = '8.2';

export const ve5 = defineRule('versions/ve-5', {
  title: 'Cache runs Valkey',
  why: 'Valkey takes the same clients and commands, costs about a fifth less per node, and gets the new versions.',
  severity: 'info',
  maps: { wellArchitected: ['COST'] },
  check: perNode(elasticache, function* (cache) {
    const subject = { nodes: [cache.id] };
    if (cache.params.engine !== 'redis') {
      yield pass(subject, `${nameOf(cache)}: ${cache.params.engine.slice(0, 20)}.`);
      return;
    }
    yield fail(
      subject,
      `${nameOf(cache)}: Redis OSS; Valkey ${DROP_IN} is a drop-in and about a fifth cheaper.`,
      {
        field: { node: cache.id, name: 'engine' },
        // Another engine is a decision, though one click makes it.
        fixes: [
          setParams(
            cache,
            { engine: 'valkey', engineVersion: DROP_IN },
            `Use Valkey ${DROP_IN}`,
            false,
          ),
        ],
      },
    );
  }),
  examples: {
    good: [
      example({ with: { cache: { engine: 'valkey', engineVersion: '8.2' } } }),
      example({ with: { cache: { engine: 'valkey', engineVersion: '9.1' } } }),
    ],
    bad: [example()],
  },
});
