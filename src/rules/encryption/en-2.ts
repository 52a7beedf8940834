import { elasticache, isRedis6 } from '../../catalog/elasticache/spec';
import { listWords } from '../../kit/words';
import { defineRule, fail, faultsAmong, pass } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { nameOf, perNode } from '../subjects';

const AUTH: Readonly<Record<string, string>> = {
  token: 'clients need a token',
  'rbac-iam': 'clients sign in with the rights of their role',
  'rbac-password': 'clients sign in as a user with a password',
};

interface Settings {
  readonly atRest: boolean;
  readonly inTransit: string;
  readonly auth: string;
}

const FAULTS: readonly {
  readonly name: keyof Settings;
  readonly text: string;
  readonly isIn: (settings: Settings, isRedis6: boolean) => boolean;
}[] = [
  {
    name: 'auth',
    text: 'users by IAM need Redis OSS 7 or Valkey',
    isIn: ({ auth }, isOld) => auth === 'rbac-iam' && isOld,
  },
  {
    name: 'inTransit',
    text: 'encryption in transit is not required',
    isIn: ({ inTransit }) => inTransit !== 'required' && inTransit !== 'off',
  },
  { name: 'atRest', text: 'encryption at rest is off', isIn: ({ atRest }) => !atRest },
  {
    name: 'inTransit',
    text: 'encryption in transit is off',
    isIn: ({ inTransit }) => inTransit === 'off',
  },
  { name: 'auth', text: 'whoever reaches it may read it', isIn: ({ auth }) => auth === 'none' },
];

export const en2 = defineRule('encryption/en-2', {
  title: 'Cache is encrypted and asks who comes',
  why: 'A cache holds sessions and copies of rows. Anyone in the network could read them, and AWS refuses tokens and users without TLS.',
  lacking: 'No cache is created.',
  severity: 'error',
  maps: {
    wellArchitected: ['SEC'],
    checkov: [
      {
        id: 'CKV_AWS_29',
        resource: 'aws_elasticache_replication_group',
        attribute: 'at_rest_encryption_enabled',
        answersTo: ['atRest'],
      },
      {
        id: 'CKV_AWS_30',
        resource: 'aws_elasticache_replication_group',
        attribute: 'transit_encryption_enabled',
        answersTo: ['inTransit'],
      },
      {
        id: 'CKV_AWS_31',
        resource: 'aws_elasticache_replication_group',
        attribute: 'auth_token',
        answersTo: ['auth'],
      },
      {
        id: 'CKV_AWS_191',
        resource: 'aws_elasticache_replication_group',
        attribute: 'kms_key_id',
        answersTo: ['atRest'],
      },
    ],
    cdkNag: ['AEC3', 'AEC6'],
    fsbp: ['ElastiCache.4', 'ElastiCache.5', 'ElastiCache.6'],
  },
  check: perNode(elasticache, function* (cache) {
    const { atRest, inTransit, auth } = cache.params;
    const subject = { nodes: [cache.id] };
    const faults = FAULTS.filter(({ isIn }) =>
      isIn({ atRest, inTransit, auth }, isRedis6(cache.params)),
    );
    const [first] = faults;
    if (!first) {
      yield pass(
        subject,
        `${nameOf(cache)}: encrypted at rest and in transit, and ${AUTH[auth] ?? 'clients sign in'}.`,
      );
      return;
    }
    yield fail(subject, `${nameOf(cache)}: ${listWords(faults.map((fault) => fault.text))}.`, {
      ...faultsAmong(FAULTS, faults),
      field: { node: cache.id, name: first.name },
      fixes: [
        setParams(
          cache,
          {
            atRest: true,
            inTransit: 'required',
            ...(faults.some(({ name }) => name === 'auth') ? { auth: 'token' } : {}),
          },
          auth === 'none' ? 'Encrypt it and ask for a token' : 'Encrypt it',
        ),
      ],
    });
  }),
  examples: {
    good: [
      example(),
      example({ with: { cache: { auth: 'rbac-iam' } } }),
      example({
        with: { cache: { engine: 'valkey', engineVersion: '8.2', auth: 'rbac-password' } },
      }),
    ],
    bad: [
      example({ with: { cache: { atRest: false } } }),
      example({ with: { cache: { inTransit: 'preferred' } } }),
      example({ with: { cache: { inTransit: 'off', auth: 'none' } } }),
      example({ with: { cache: { auth: 'none' } } }),
      example({ with: { cache: { engineVersion: '6.2', auth: 'rbac-iam' } } }),
    ],
  },
});
