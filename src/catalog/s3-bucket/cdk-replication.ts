import {
  call,
  create,
  member,
  object,
  ref,
  type Expression,
  type ObjectEntry,
} from '../../codegen/typescript';
import { keyAlias, keyOf, type Scope } from '../../exporters/cdk';
import type { Alarm } from '../../exporters/watching';
import type { ParamsOf } from '../../spec/fields';
import type { ModelEdge } from '../../spec/model';
import { allow, throughService } from '../cdk-access';
import { farArn, farKeyUse } from '../cdk-far';
import { replicatesObjectsTo } from '../verbs/replicates-objects-to';
import { replicationAlarms } from './alarms';
import { bucketArn, hasOwnKey, type Bucket } from './cdk-reference';
import { acknowledgeObjects } from './cdk-access';

type Replication = ModelEdge<ParamsOf<typeof replicatesObjectsTo.fields>>;

const copiesOf = (node: Bucket, c: Scope) =>
  (c.model.edgesFrom(node.id, replicatesObjectsTo) as readonly Replication[]).flatMap((edge) => {
    const to = c.facet(edge.to, 'bucketCopy');
    return to ? [{ edge, to, target: c.model.get(edge.to) as Bucket }] : [];
  });
type Copy = ReturnType<typeof copiesOf>[number];

/** One configuration per bucket, whatever it replicates to; nothing where it replicates nowhere. */
export function replicationEntries(node: Bucket, c: Scope): readonly ObjectEntry[] {
  const copies = copiesOf(node, c);
  if (copies.length === 0 || !node.params.versioning) return [];
  // S3 refuses to replicate to a bucket that is not there.
  for (const { target } of copies) {
    if (c.isFar(target) && !target.params.existing) c.waitFor(c.cdk.scopeOf(target));
  }
  c.decide(
    's3-replication',
    'S3 replicates what is written from then on. Objects that are there already take a batch job: see "S3 Batch Replication".',
  );
  return [
    ['replicationRole', ref(declareRole(node, c))],
    ['replicationRules', copies.map((copy, index) => rule(node, copy, index, c))],
  ];
}

function declareRole(node: Bucket, c: Scope): string {
  const name = c.name(node, 'ReplicationRole');
  const account = object([
    [
      'conditions',
      object([['StringEquals', object([['aws:SourceAccount', ref('this.account')]])]]),
    ],
  ]);
  c.declare(
    node,
    name,
    'iam.Role',
    create(
      'iam.Role',
      ref('this'),
      c.id(node, 'ReplicationRole'),
      object([['assumedBy', create('iam.ServicePrincipal', 's3.amazonaws.com', account)]]),
    ),
  );
  return name;
}

function rule(node: Bucket, { edge, to, target }: Copy, index: number, c: Scope): Expression {
  const { params } = edge;
  const from = (field: string) => ({ origin: { edge: edge.id, field } });
  const isEncrypted = hasOwnKey(node);
  const quarter = ref('s3.ReplicationTimeValue.FIFTEEN_MINUTES');
  return object([
    ['id', c.name(target), { origin: { edge: edge.id } }],
    ['destination', to.bucket],
    ['priority', index + 1],
    [
      'filter',
      params.prefix === '' ? undefined : object([['prefix', params.prefix]]),
      from('prefix'),
    ],
    ['deleteMarkerReplication', params.deleteMarkers, from('deleteMarkers')],
    ['sseKmsEncryptedObjects', isEncrypted ? true : undefined],
    ['kmsKey', isEncrypted && to.hasOwnKey ? copyKey(target, c) : undefined],
    ['replicationTimeControl', params.timeControl ? quarter : undefined, from('timeControl')],
    ['metrics', params.timeControl ? quarter : undefined],
  ]);
}

/** The key there goes by its alias in another region: its id is known only once that stack is deployed. */
function copyKey(target: Bucket, c: Scope): Expression {
  if (!c.isFar(target)) return keyOf(c, 'data');
  const home = c.cdk.scopeOf(target);
  return call(
    'kms.Key.fromKeyArn',
    ref('this'),
    c.id(target, 'KeyAlias'),
    farArn(target, c, [
      ['service', 'kms'],
      ['resource', keyAlias(home, 'data')],
    ]),
  );
}

/** What the role may do, once the bucket is there. */
export function emitReplicationRole(node: Bucket, c: Scope): void {
  const copies = copiesOf(node, c);
  const role = c.name(node, 'ReplicationRole');
  const own = hasOwnKey(node) ? [member(keyOf(c, 'data'), 'keyArn')] : [];
  const objects = copies.map(({ target }) => bucketArn(target, c, '/*'));
  c.add(node, [
    allow(role, {
      actions: ['s3:GetReplicationConfiguration', 's3:ListBucket'],
      resources: [bucketArn(node, c)],
    }),
    allow(role, {
      actions: [
        's3:GetObjectVersionForReplication',
        's3:GetObjectVersionAcl',
        's3:GetObjectVersionTagging',
      ],
      resources: [bucketArn(node, c, '/*')],
    }),
    allow(role, {
      actions: ['s3:ReplicateObject', 's3:ReplicateDelete', 's3:ReplicateTags'],
      resources: objects,
    }),
    [node, ...copies.map(({ target }) => target)].map((one) =>
      acknowledgeObjects(one, ref(role), c),
    ),
    hasOwnKey(node) && [
      allow(role, throughService('s3', ['kms:Decrypt'], own)),
      copies.map(({ to, target }) =>
        !to.hasOwnKey
          ? []
          : c.isFar(target)
            ? farKeyUse(target, c, ref(role), {
                service: 's3',
                use: 'data',
                actions: ['kms:Encrypt', 'kms:GenerateDataKey'],
              })
            : allow(role, throughService('s3', ['kms:Encrypt', 'kms:GenerateDataKey'], own)),
      ),
    ],
  ]);
}

export function replicatedAlarms(node: Bucket, c: Scope): readonly Alarm<Expression>[] {
  if (node.params.existing) return [];
  const from = c.facet(node.id, 'name');
  return replicationAlarms(
    copiesOf(node, c).flatMap(({ edge, to, target }) =>
      edge.params.timeControl && from !== null
        ? [{ rule: c.name(target), key: target.slug, from, to: to.name }]
        : [],
    ),
  );
}
