import { nested, set, template, type Expression } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelEdge, ModelNode } from '../../spec/model';
import {
  fieldsOf,
  keyArn,
  trustPolicy,
  type BucketCopy,
  type Statement,
  statement,
  type Terraform,
} from '../../exporters/terraform';
import { replicatesObjectsTo } from '../verbs/replicates-objects-to';
import type { s3Bucket } from './spec';

type Bucket = ModelNode<ParamsOf<typeof s3Bucket.fields>>;
type Replication = ModelEdge<ParamsOf<typeof replicatesObjectsTo.fields>>;

interface Copy {
  readonly edge: Replication;
  readonly to: BucketCopy;
}

const TRUST = 's3_assume';

/** One configuration per bucket, whatever it replicates to: two of them overwrite each other. */
export function emitReplication(node: Bucket, t: Terraform): void {
  const copies = (
    t.model.edgesFrom(node.id, replicatesObjectsTo) as readonly Replication[]
  ).flatMap((edge): readonly Copy[] => {
    const to = t.facet(edge.to, 'bucketCopy');
    return to ? [{ edge, to }] : [];
  });
  if (copies.length === 0) return;
  const own = fieldsOf(node);
  const name = t.derived(node, 'replication');
  const { accountId } = t;
  t.share('s3-assume', 'storage', t.plan.primaryRegion, () => [
    trustPolicy(TRUST, 's3.amazonaws.com', accountId),
  ]);
  t.decide(
    's3-replication',
    'S3 replicates what is written from then on. Objects that are there already take a batch job: see "S3 Batch Replication".',
  );
  t.add(
    node,
    'storage',
    t.resource(node, 'aws_iam_role', name, [
      set('name_prefix', t.awsName(node, '-copy-')),
      set('assume_role_policy', t.refTo(node, `data.aws_iam_policy_document.${TRUST}.json`)),
    ]),
    t.data(node, 'aws_iam_policy_document', name, statementsOf(node, copies, t).map(statement)),
    t.resource(node, 'aws_iam_role_policy', name, [
      set('name', 'replicate'),
      set('role', own.ref(`aws_iam_role.${name}.name`)),
      set('policy', own.ref(`data.aws_iam_policy_document.${name}.json`)),
    ]),
    t.resource(node, 'aws_s3_bucket_replication_configuration', t.id(node), [
      set('bucket', own.ref(`aws_s3_bucket.${t.id(node)}.id`)),
      set('role', own.ref(`aws_iam_role.${name}.arn`)),
      ...copies.map((copy, index) => rule(node, copy, index, t)),
      set(
        'depends_on',
        [
          own.ref(`aws_s3_bucket_versioning.${t.id(node)}`),
          ...copies.flatMap(({ to }) => to.versioning ?? []),
        ],
        { note: 'S3 refuses it before both buckets have versions.' },
      ),
    ]),
  );
}

function rule(node: Bucket, { edge, to }: Copy, index: number, t: Terraform) {
  const own = fieldsOf(edge);
  const { params } = edge;
  const isEncrypted = node.params.encryption === 'kms';
  return nested(
    'rule',
    [
      set('id', t.id(t.model.get(edge.to))),
      set('priority', index + 1),
      set('status', 'Enabled'),
      nested('filter', params.prefix === '' ? [] : [own.param('prefix', 'prefix')]),
      nested('delete_marker_replication', [
        own.field('status', 'deleteMarkers', params.deleteMarkers ? 'Enabled' : 'Disabled'),
      ]),
      isEncrypted &&
        nested('source_selection_criteria', [
          nested('sse_kms_encrypted_objects', [set('status', 'Enabled')]),
        ]),
      nested('destination', [
        set('bucket', to.arn),
        set('storage_class', 'STANDARD'),
        isEncrypted &&
          to.keyArn !== null &&
          nested('encryption_configuration', [set('replica_kms_key_id', to.keyArn)]),
        params.timeControl && [
          nested(
            'replication_time',
            [set('status', 'Enabled'), nested('time', [set('minutes', 15)])],
            { origin: own.from('timeControl') },
          ),
          nested('metrics', [
            set('status', 'Enabled'),
            nested('event_threshold', [set('minutes', 15)]),
          ]),
        ],
      ]),
    ],
    { origin: { edge: edge.id } },
  );
}

function statementsOf(node: Bucket, copies: readonly Copy[], t: Terraform): readonly Statement[] {
  const arn = t.refTo(node, `aws_s3_bucket.${t.id(node)}.arn`);
  const through = (
    keys: readonly Expression[],
    actions: readonly string[],
    region: Expression,
  ) => ({
    actions,
    resources: keys,
    conditions: [
      {
        test: 'StringEquals',
        variable: 'kms:ViaService',
        values: [template('s3.', region, '.amazonaws.com')],
      },
    ],
  });
  return [
    { actions: ['s3:GetReplicationConfiguration', 's3:ListBucket'], resources: [arn] },
    {
      actions: [
        's3:GetObjectVersionForReplication',
        's3:GetObjectVersionAcl',
        's3:GetObjectVersionTagging',
      ],
      resources: [template(arn, '/*')],
    },
    {
      actions: ['s3:ReplicateObject', 's3:ReplicateDelete', 's3:ReplicateTags'],
      resources: copies.map(({ to }) => template(to.arn, '/*')),
    },
    ...(node.params.encryption === 'kms'
      ? [
          through([keyArn(t, 'data', node)], ['kms:Decrypt'], t.region(node)),
          ...copies.flatMap(({ to, edge }) =>
            to.keyArn === null
              ? []
              : [
                  through(
                    [to.keyArn],
                    ['kms:Encrypt', 'kms:GenerateDataKey'],
                    t.region(t.model.get(edge.to)),
                  ),
                ],
          ),
        ]
      : []),
  ];
}
