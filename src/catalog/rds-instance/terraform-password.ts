import { call, comment, nested, object, ref, set, template } from '../../codegen/hcl';
import { toAwsDescription } from '../../kit/words';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import {
  fieldsOf,
  inMarkdown,
  keyArn,
  nameOf,
  skip,
  type Terraform,
} from '../../exporters/terraform';
import { isFar, replicatesTo } from '../verbs/replicates-to';
import type { rdsInstance } from './spec';

type Rds = ModelNode<ParamsOf<typeof rdsInstance.fields>>;

const isManaged = (node: Rds, t: Terraform): boolean =>
  t.model.secretOf(node.id)?.form === 'rds-managed';
const isInState = (node: Rds, t: Terraform): boolean =>
  t.model.secretOf(node.id)?.form === 'in-state';

const versionName = (node: Rds, t: Terraform): string => `${t.id(node)}_password_version`;

/** One replica per other region: its readers need the credentials there. */
function farReplicas(node: Rds, t: Terraform): readonly ModelNode[] {
  const byRegion = new Map<string, ModelNode>();
  for (const edge of t.model.edgesFrom(node.id, replicatesTo)) {
    const replica = t.model.get(edge.to);
    const region = t.regionOf(replica);
    if (isFar(edge, t.model) && !byRegion.has(region)) byRegion.set(region, replica);
  }
  return [...byRegion.values()];
}

/** The secret that clients read, and what must be there before they do. */
export function secretOf(node: Rds, t: Terraform) {
  const own = fieldsOf(node);
  const name = t.id(node);
  return !isManaged(node, t)
    ? {
        arn: own.ref(`aws_secretsmanager_secret.${name}.arn`),
        ready: [own.ref(`aws_secretsmanager_secret_version.${name}`)],
        // A replica of a secret has the same name and the same six letters at its end.
        arnIn: (region: string) =>
          call(
            'replace',
            own.ref(`aws_secretsmanager_secret.${name}.arn`),
            template(':', t.region(node), ':'),
            `:${region}:`,
          ),
      }
    : {
        arn: own.ref(`aws_db_instance.${name}.master_user_secret[0].secret_arn`),
        ready: [],
      };
}

/** The arguments of the database that say who holds its password. */
export function passwordItems(node: Rds, t: Terraform) {
  const name = t.id(node);
  if (isManaged(node, t)) {
    return [
      set('manage_master_user_password', true, {
        note: 'RDS generates the password and rotates it every seven days; it is never in the state.',
      }),
      set('master_user_secret_kms_key_id', keyArn(t, 'data', node)),
    ];
  }
  if (isInState(node, t)) {
    return [fieldsOf(node).field('password', 'password', ref(`random_password.${name}.result`))];
  }
  const secret = `ephemeral.aws_secretsmanager_secret_version.${name}.secret_string`;
  return [
    set('password_wo', ref(`jsondecode(${secret})["password"]`)),
    set('password_wo_version', ref(`var.${versionName(node, t)}`)),
  ];
}

export function emitPassword(node: Rds, t: Terraform): void {
  if (isManaged(node, t)) {
    t.decide(
      'password-managed',
      'RDS makes and rotates the password of a database without a read replica; Terraform never sees it.',
    );
    return;
  }
  t.uses.add('random');
  if (isInState(node, t)) emitInState(node, t);
  else emitWriteOnly(node, t);
}

/** What the methodology prints. */
function emitInState(node: Rds, t: Terraform): void {
  const own = fieldsOf(node);
  const name = t.id(node);
  t.decide(
    `password-in-state-${node.id}`,
    `The password of ${inMarkdown(nameOf(node))} is in the Terraform state: whoever may read the state may read it. Keep the state ` +
      'encrypted, and close to those who may know it.',
  );
  t.add(
    node,
    'database',
    comment('This password is in the state, which must be kept accordingly.'),
    t.resource(node, 'random_password', name, [
      own.field('length', 'password', 32),
      set('special', false, { note: 'RDS refuses / @ " and spaces.' }),
    ]),
    secretResource(
      node,
      `Rotated by terraform apply -replace=random_password.${name}, together with the database`,
      t,
    ),
    t.resource(node, 'aws_secretsmanager_secret_version', name, [
      set('secret_id', own.ref(`aws_secretsmanager_secret.${name}.id`)),
      set(
        'secret_string',
        call(
          'jsonencode',
          object({
            username: node.params.username,
            password: ref(`random_password.${name}.result`),
          }),
        ),
      ),
    ]),
  );
}

/** Where clients read the password, in every region in which they do. */
const secretResource = (node: Rds, rotation: string, t: Terraform) =>
  t.resource(node, 'aws_secretsmanager_secret', t.id(node), [
    skip('CKV2_AWS_57', rotation),
    set('name_prefix', template(ref('local.name'), `/${node.slug}-`), {
      note: 'A deleted secret keeps its name for a week: a prefix lets it be made again at once.',
    }),
    set('description', toAwsDescription(`Master user of ${node.label}`)),
    set('kms_key_id', keyArn(t, 'data', node)),
    set('recovery_window_in_days', 7),
    farReplicas(node, t).map((replica) =>
      nested(
        'replica',
        [set('region', t.region(replica)), set('kms_key_id', keyArn(t, 'data', replica))],
        { origin: { node: replica.id } },
      ),
    ),
  ]);

/**
 * RDS cannot manage the password of a database that has a read replica. So it is generated here, and reaches secret and
 * database through write-only arguments: it is in no plan and no state.
 */
function emitWriteOnly(node: Rds, t: Terraform): void {
  const own = fieldsOf(node);
  const name = t.id(node);
  t.decide(
    'password-write-only',
    'AWS refuses a read replica of a database whose password RDS manages. So the password is generated in passing, handed to Secrets ' +
      'Manager and read back from there for the database, all through write-only arguments: it is in no plan and no state.',
  );
  const version = t.variable({
    name: versionName(node, t),
    description: `Increase by one to replace the password of ${nameOf(node)}.`,
    type: 'number',
    default: 1,
    origin: own.origin,
  });
  t.add(
    node,
    'database',
    comment(
      'AWS refuses read replicas of a database whose password RDS manages. This one is generated in passing and written to the\n' +
        'secret and the database by write-only arguments, so that it is in no plan and no state.',
    ),
    t.ephemeral(node, 'random_password', name, [
      set('length', 32),
      set('special', false, { note: 'RDS refuses / @ " and spaces.' }),
    ]),
    secretResource(
      node,
      `Rotated by raising var.${versionName(node, t)}, together with the database`,
      t,
    ),
    t.resource(node, 'aws_secretsmanager_secret_version', name, [
      set('secret_id', own.ref(`aws_secretsmanager_secret.${name}.id`)),
      set(
        'secret_string_wo',
        call(
          'jsonencode',
          object({
            username: node.params.username,
            password: ref(`ephemeral.random_password.${name}.result`),
          }),
        ),
      ),
      set('secret_string_wo_version', version),
    ]),
    comment(
      'Read back, so that an apply that fails half-way cannot leave two different passwords.',
    ),
    t.ephemeral(node, 'aws_secretsmanager_secret_version', name, [
      set('secret_id', own.ref(`aws_secretsmanager_secret_version.${name}.secret_id`)),
    ]),
  );
}
