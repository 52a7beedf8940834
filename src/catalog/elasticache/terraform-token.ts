import { call, comment, nested, object, ref, set, template } from '../../codegen/hcl';
import { toAwsDescription } from '../../kit/words';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { fieldsOf, keyArn, skip, type Terraform } from '../../exporters/terraform';
import { primaryOf } from '../verbs/replicates-cache-to';
import { followersOf, sharesToken } from './params';
import type { elasticache } from './spec';
import { userName } from './terraform-users';

type Cache = ModelNode<ParamsOf<typeof elasticache.fields>>;

export function tokenSecret(node: Cache, t: Terraform) {
  const primary = primaryOf(node.id, t.model);
  const owner = primary !== null && sharesToken(node, t.model) ? t.model.get(primary) : node;
  const own = fieldsOf(owner);
  const name = t.id(owner);
  const arn = own.ref(`aws_secretsmanager_secret.${name}.arn`);
  return {
    // A copy has the same name and the same six letters at its end.
    arn:
      owner === node
        ? arn
        : call(
            'replace',
            arn,
            template(':', t.region(owner), ':'),
            template(':', t.region(node), ':'),
          ),
    ready: [own.ref(`aws_secretsmanager_secret_version.${name}`)],
  };
}

/** The token of all clients, or the password of their user. */
export function emitToken(node: Cache, t: Terraform): void {
  const own = fieldsOf(node);
  const name = t.id(node);
  t.uses.add('random');
  const isToken = node.params.auth === 'token';
  t.decide(
    'auth-token',
    'The AUTH token of a cache, or the password of its user, is in the state: keep the state encrypted, and close to those who may ' +
      'know it. With users by IAM there is no secret at all.',
  );
  t.add(
    node,
    'cache',
    comment('This value is in the state, which must be kept accordingly.'),
    t.resource(node, 'random_password', name, [
      set('length', 64),
      set('special', false, {
        note: 'AUTH takes few special characters; length makes up for them.',
      }),
    ]),
    t.resource(node, 'aws_secretsmanager_secret', name, [
      skip(
        'CKV2_AWS_57',
        `Rotated by terraform apply -replace=random_password.${name}, together with the cache`,
      ),
      set('name_prefix', template(ref('local.name'), `/${node.slug}-`)),
      set('description', toAwsDescription(`${isToken ? 'AUTH token' : 'User'} of ${node.label}`)),
      set('kms_key_id', keyArn(t, 'data', node)),
      set('recovery_window_in_days', 7),
      isToken &&
        followersOf(node.id, t.model).map((follower) =>
          nested(
            'replica',
            [set('region', t.region(follower)), set('kms_key_id', keyArn(t, 'data', follower))],
            { origin: { node: follower.id } },
          ),
        ),
    ]),
    t.resource(node, 'aws_secretsmanager_secret_version', name, [
      set('secret_id', own.ref(`aws_secretsmanager_secret.${name}.id`)),
      set(
        'secret_string',
        isToken
          ? own.ref(`random_password.${name}.result`)
          : call(
              'jsonencode',
              object({
                username: userName(node, t),
                password: ref(`random_password.${name}.result`),
              }),
            ),
      ),
    ]),
  );
}
