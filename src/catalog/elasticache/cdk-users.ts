import {
  call,
  create,
  member,
  method,
  object,
  ref,
  run,
  type Expression,
  type ObjectEntry,
  type Statements,
} from '../../codegen/typescript';
import { acknowledge, fieldsOf, keyOf, statement, type Scope } from '../../exporters/cdk';
import { toAwsDescription } from '../../kit/words';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { givenValue, type Given } from '../cdk-given';
import { CACHE_USERS } from './params';
import type { elasticache } from './spec';

type Cache = ModelNode<ParamsOf<typeof elasticache.fields>>;

/** AUTH takes few special characters; length makes up for them (ElastiCache guide, "Authenticating with AUTH"). */
const PASSWORD_LENGTH = 64;

export const GROUP_ID: Given = {
  suffix: 'ReplicationGroupId',
  its: 'its id',
  of: 'Id of the existing replication group',
  example: 'my-cache',
};
export const USER_ID: Given = {
  suffix: 'UserId',
  its: 'the id of a user of it whose authentication is IAM',
  of: 'Id of the user, authenticated by IAM, as whom clients sign in to',
  example: 'my-user',
};

/** Why its constructs are those of CloudFormation itself. */
export const NO_HIGHER_LEVEL = 'The library has no construct of a higher level for ElastiCache.';

/** The same as the id: IAM signs in nobody whose name differs from it. */
export const userName = (node: Cache, c: Scope): Expression =>
  node.params.existing ? givenValue(node, USER_ID, c) : c.awsName(node);

/** The token of all clients, or the password of their user. */
export function emitSecret(node: Cache, copies: readonly ObjectEntry[], c: Scope): void {
  const isToken = node.params.auth === 'token';
  const name = c.name(node, 'Secret');
  c.decide(
    'cache-secret',
    'Secrets Manager generates the AUTH token of a cache, or the password of its user, and CloudFormation hands it over by a dynamic ' +
      'reference: it is in no template. With users by IAM there is no secret at all.',
  );
  c.declare(
    node,
    name,
    'secretsmanager.Secret',
    create(
      'secretsmanager.Secret',
      ref('this'),
      c.id(node, 'Secret'),
      object([
        ['description', toAwsDescription(`${isToken ? 'AUTH token' : 'User'} of ${node.label}`)],
        ['encryptionKey', keyOf(c, 'data')],
        ...copies,
        [
          'generateSecretString',
          object([
            ['passwordLength', PASSWORD_LENGTH],
            ['excludePunctuation', true],
            [
              'secretStringTemplate',
              isToken
                ? undefined
                : call('JSON.stringify', object([['username', userName(node, c)]])),
            ],
            ['generateStringKey', isToken ? undefined : 'password'],
          ]),
        ],
      ]),
    ),
    {
      after: [
        acknowledge(
          c,
          ref(name),
          'SMG4',
          'ElastiCache rotates nothing by itself: the new value is set in two steps, by hand, while clients know both.',
        ),
      ],
    },
  );
}

export function emitUsers(node: Cache, c: Scope): void {
  const own = fieldsOf(node);
  const { auth, engine } = node.params;
  c.decide('cache-users', CACHE_USERS);
  const mode =
    auth === 'rbac-iam'
      ? object([['Type', 'iam']])
      : object([
          ['Type', 'password'],
          [
            'Passwords',
            [
              method(
                call(`${c.name(node, 'Secret')}.secretValueFromJson`, 'password'),
                'unsafeUnwrap',
              ),
            ],
          ],
        ]);
  const user = c.declare(
    node,
    c.name(node, 'User'),
    'elasticache.CfnUser',
    create(
      'elasticache.CfnUser',
      ref('this'),
      c.id(node, 'User'),
      object([
        ['userId', c.awsName(node)],
        ['userName', c.awsName(node)],
        own.param('engine', 'engine'),
        ['accessString', 'on ~* +@all'],
        own.field('authenticationMode', 'auth', mode),
      ]),
    ),
    { note: NO_HIGHER_LEVEL },
  );
  const nobody =
    engine === 'redis'
      ? [
          c.declare(
            node,
            c.name(node, 'DefaultUser'),
            'elasticache.CfnUser',
            create(
              'elasticache.CfnUser',
              ref('this'),
              c.id(node, 'DefaultUser'),
              object([
                ['userId', c.awsName(node, '-off')],
                ['userName', 'default'],
                own.param('engine', 'engine'),
                ['accessString', 'off ~* -@all'],
                ['authenticationMode', object([['Type', 'no-password-required']])],
              ]),
            ),
            {
              note: 'A group of the engine redis has to hold a user of this name. This one may do nothing.',
            },
          ),
        ]
      : [];
  c.declare(
    node,
    c.name(node, 'UserGroup'),
    'elasticache.CfnUserGroup',
    create(
      'elasticache.CfnUserGroup',
      ref('this'),
      c.id(node, 'UserGroup'),
      object([
        ['userGroupId', c.awsName(node)],
        own.param('engine', 'engine'),
        ['userIds', [...nobody, user].map((one) => member(one, 'ref'))],
      ]),
    ),
    { note: NO_HIGHER_LEVEL },
  );
}

/** Both are asked for: the cache, and the user as whom one comes. */
export function connect(node: Cache, role: Expression, c: Scope): Statements {
  if (node.params.auth !== 'rbac-iam') return [];
  const group = node.params.existing ? givenValue(node, GROUP_ID, c) : c.awsName(node);
  const arn = (resource: string, resourceName: Expression) =>
    call(
      'this.formatArn',
      object([
        ['service', 'elasticache'],
        ['resource', resource],
        ['resourceName', resourceName],
        ['arnFormat', ref('cdk.ArnFormat.COLON_RESOURCE_NAME')],
      ]),
    );
  return [
    run(
      method(
        role,
        'addToPrincipalPolicy',
        statement({
          actions: ['elasticache:Connect'],
          resources: [arn('replicationgroup', group), arn('user', userName(node, c))],
        }),
      ),
    ),
  ];
}
