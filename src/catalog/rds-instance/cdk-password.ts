import {
  call,
  create,
  object,
  ref,
  run,
  template,
  type Expression,
  type ObjectEntry,
} from '../../codegen/typescript';
import { acknowledge, inMarkdown, keyOf, nameOf, type Scope } from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { declareManagedSecret, nearSecret } from '../cdk-database';
import { isFar, replicatesTo } from '../verbs/replicates-to';
import type { rdsInstance } from './spec';

type Rds = ModelNode<ParamsOf<typeof rdsInstance.fields>>;

/** CloudFormation keeps no values: what Terraform would have in its state is generated like any other. */
const isGenerated = (node: Rds, c: Scope): boolean =>
  c.model.secretOf(node.id)?.form !== 'rds-managed';

/** The other regions with a replica, whose readers need the credentials there. */
const farRegions = (node: Rds, c: Scope): readonly string[] => [
  ...new Set(
    c.model
      .edgesFrom(node.id, replicatesTo)
      .filter((edge) => isFar(edge, c.model))
      .map((edge) => c.cdk.regionOf(c.model.get(edge.to))),
  ),
];

const secretName = (node: Rds): Expression => template(ref('name'), `/${node.slug}`);

/** The facet `secret`. Null in a region that has no copy of it. */
export function secretOf(node: Rds, c: Scope) {
  if (!c.isFar(node)) return nearSecret(node, c);
  if (!isGenerated(node, c) || !farRegions(node, c).includes(c.region)) return null;
  const arn = (ending: string) =>
    call(
      'this.formatArn',
      object([
        ['service', 'secretsmanager'],
        ['resource', 'secret'],
        ['arnFormat', ref('cdk.ArnFormat.COLON_RESOURCE_NAME')],
        ['resourceName', template(secretName(node), ending)],
      ]),
    );
  // A replica goes by the same name, and AWS ends the ARN with six letters of its own.
  return { arn: arn(''), policyArn: arn('-??????'), keyArn: null };
}

/** The entries of the database that say who holds its password. */
export function passwordEntries(node: Rds, c: Scope): readonly ObjectEntry[] {
  const { username } = node.params;
  return isGenerated(node, c)
    ? [['credentials', call('rds.Credentials.fromSecret', ref(c.name(node, 'Secret')), username)]]
    : [
        [
          'credentials',
          call(
            'rds.Credentials.fromUsername',
            username,
            object([['encryptionKey', keyOf(c, 'data')]]),
          ),
        ],
        [
          'manageMasterUserPassword',
          true,
          { note: 'RDS generates the password and rotates it every seven days.' },
        ],
      ];
}

/** RDS cannot manage the password of a database that has a read replica: then a secret of ours holds one, and rotates it. */
export function emitPassword(node: Rds, c: Scope): void {
  if (!isGenerated(node, c)) {
    c.decide(
      'password-managed',
      'RDS makes and rotates the password of a database without a read replica; CloudFormation never sees it.',
    );
    declareManagedSecret(node, c);
    return;
  }
  const regions = farRegions(node, c);
  c.decide(
    'password-generated',
    'AWS refuses a read replica of a database whose password RDS manages. So Secrets Manager generates it, and CloudFormation hands ' +
      'it to the database by a dynamic reference: it is in no template.',
  );
  if (regions.length > 0) {
    c.decide(
      'secret-copies',
      'The copy of a secret in another region is encrypted with the key that Secrets Manager has there: one of its own would have to ' +
        'be made there first, in a stack that itself waits for the database. With that copy the secret has a fixed name: added to a ' +
        'database that runs, it brings a new secret and with it a new password, which the database takes in the same deployment.',
    );
  }
  c.declare(
    node,
    c.name(node, 'Secret'),
    'rds.DatabaseSecret',
    create(
      'rds.DatabaseSecret',
      ref('this'),
      c.id(node, 'Secret'),
      object([
        [
          'secretName',
          regions.length > 0 ? secretName(node) : undefined,
          { note: 'Fixed: the other region knows its copy by it.' },
        ],
        ['username', node.params.username],
        ['encryptionKey', keyOf(c, 'data')],
        [
          'replicaRegions',
          regions.length > 0 ? regions.map((region) => object([['region', region]])) : undefined,
        ],
      ]),
    ),
  );
  // As it is drawn: the password is made once.
  if (c.model.secretOf(node.id)?.form !== 'in-state') emitRotation(node, c);
}

/** The function that rotates needs a way to Secrets Manager: AWS offers no other that works in every VPC. */
function emitRotation(node: Rds, c: Scope): void {
  const network = c.model.networkOf(node.id);
  const vpc = network && c.facet(network.vpc, 'vpc');
  const way = network?.tiers.find(
    ({ role, defaultRoute }) =>
      defaultRoute === 'nat' || (network.isExisting && role === 'app') || false,
  );
  if (!vpc || !way) {
    c.decide(
      `rotation-${node.id}`,
      `The password of ${inMarkdown(nameOf(node))} is not rotated by itself: no private subnet of its VPC has a way out, which the ` +
        'function that does it needs to reach Secrets Manager. Rotate it by hand.',
    );
    c.add(node, [
      acknowledge(
        c,
        ref(c.name(node, 'Secret')),
        'SMG4',
        'No private subnet of the VPC has a way out, which the function that rotates needs: it is rotated by hand.',
      ),
    ]);
    return;
  }
  if (network.isExisting) {
    c.before(
      `rotation-${node.id}`,
      `A way to Secrets Manager from the ${way.role} subnets: the function that rotates the password of ${inMarkdown(nameOf(node))} stands there.`,
    );
  }
  c.add(node, [
    run(
      call(
        `${c.name(node)}.addRotationSingleUser`,
        object([
          ['automaticallyAfter', call('cdk.Duration.days', 30)],
          ['vpcSubnets', vpc.subnets(way.role)],
        ]),
      ),
      { note: 'A function of AWS, which needs a way to Secrets Manager.' },
    ),
  ]);
}
