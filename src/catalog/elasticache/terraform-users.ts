import { gap, nested, set, template, type Expression } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import {
  fieldsOf,
  inMarkdown,
  nameOf,
  type Statement,
  type Terraform,
} from '../../exporters/terraform';
import { CACHE_USERS } from './params';
import type { elasticache } from './spec';

type Cache = ModelNode<ParamsOf<typeof elasticache.fields>>;

export const userGroup = (node: Cache, t: Terraform): Expression =>
  fieldsOf(node).ref(`aws_elasticache_user_group.${t.id(node)}.user_group_id`);

const userId = (node: Cache, t: Terraform): Expression =>
  node.params.existing
    ? givenUser(node, t)
    : fieldsOf(node).ref(`aws_elasticache_user.${t.id(node)}.user_id`);

/** The same as the id: IAM signs in nobody whose name differs from it. */
export const userName = (node: Cache, t: Terraform): Expression =>
  node.params.existing
    ? givenUser(node, t)
    : fieldsOf(node).ref(`aws_elasticache_user.${t.id(node)}.user_name`);

function givenUser(node: Cache, t: Terraform): Expression {
  const name = `${t.id(node)}_user_id`;
  t.before(
    `user-${node.id}`,
    `A user of ${inMarkdown(nameOf(node))} whose authentication is IAM: give its id as \`${name}\`.`,
  );
  return t.variable({
    name,
    description: `Id of the user, authenticated by IAM, as whom clients sign in to ${nameOf(node)}.`,
    type: 'string',
    example: 'my-user',
    origin: { node: node.id, field: 'existing' },
  });
}

export function emitUsers(node: Cache, t: Terraform): void {
  const own = fieldsOf(node);
  const name = t.id(node);
  const { engine, auth } = node.params;
  const isIam = auth === 'rbac-iam';
  const needsDefault = engine === 'redis';
  const fallback = t.derived(node, 'default');
  t.decide('cache-users', CACHE_USERS);
  t.add(
    node,
    'cache',
    t.resource(node, 'aws_elasticache_user', name, [
      set('user_id', t.awsName(node)),
      set('user_name', t.awsName(node)),
      own.param('engine', 'engine'),
      set('access_string', 'on ~* +@all'),
      gap,
      nested(
        'authentication_mode',
        [
          set('type', isIam ? 'iam' : 'password'),
          !isIam && set('passwords', [own.ref(`random_password.${name}.result`)]),
        ],
        { origin: own.from('auth') },
      ),
    ]),
    needsDefault &&
      t.resource(node, 'aws_elasticache_user', fallback, [
        set('user_id', t.awsName(node, '-off')),
        set('user_name', 'default', {
          note: 'A group of the engine redis has to hold a user of this name. This one may do nothing.',
        }),
        own.param('engine', 'engine'),
        set('access_string', 'off ~* -@all'),
        gap,
        nested('authentication_mode', [set('type', 'no-password-required')]),
      ]),
    t.resource(node, 'aws_elasticache_user_group', name, [
      set('user_group_id', t.awsName(node)),
      own.param('engine', 'engine'),
      set('user_ids', [
        ...(needsDefault ? [own.ref(`aws_elasticache_user.${fallback}.user_id`)] : []),
        own.ref(`aws_elasticache_user.${name}.user_id`),
      ]),
    ]),
  );
}

/** Both are asked for: the cache, and the user as whom one comes. */
export function connectStatements(node: Cache, t: Terraform): readonly Statement[] {
  if (node.params.auth !== 'rbac-iam') return [];
  const type = 'aws_elasticache_replication_group';
  const user = template(
    'arn:',
    t.partition,
    ':elasticache:',
    t.region(node),
    ':',
    t.accountId,
    ':user:',
    userId(node, t),
  );
  return [
    {
      actions: ['elasticache:Connect'],
      resources: [
        fieldsOf(node).ref(`${node.params.existing ? 'data.' : ''}${type}.${t.id(node)}.arn`),
        node.params.existing ? user : fieldsOf(node).ref(`aws_elasticache_user.${t.id(node)}.arn`),
      ],
    },
  ];
}
