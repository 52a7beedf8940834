import { command, restoreJob, runbookKind, type Shell } from '../../exporters/runbook';
import type { ModelNode } from '../../spec/model';
import { replicatesObjectsTo } from '../verbs/replicates-objects-to';
import { s3Bucket } from './spec';

const copiesOf = (node: ModelNode, s: Shell): readonly ModelNode[] =>
  s.model.edgesFrom(node.id, replicatesObjectsTo).map(({ to }) => s.model.get(to));

export const runbook = runbookKind(s3Bucket, {
  failover: {
    data: (node, s) =>
      copiesOf(node, s).map((copy) => ({
        title: `Cut ${s.label(copy)} off from ${s.label(node)}`,
        says: 'Or what was under way is copied over newer objects once the first region is back. Skip it when that does not answer, and do it first when it does.',
        commands: [
          `aws s3api delete-bucket-replication --region ${s.region(node)} --bucket ${s.bucket(node)}`,
        ],
      })),
  },
  failback: {
    prepare: (node, s) =>
      copiesOf(node, s).map((copy) => ({
        title: `Copy back what was written to ${s.label(copy)}`,
        says: 'Once to see how long it takes, and again when nothing writes any more. What was deleted there meanwhile is deleted here only with `--delete`: look at what it would do first, with `--dryrun`.',
        commands: command(
          `aws s3 sync --source-region ${s.region(copy)} --region ${s.region(node)}`,
          `s3://${s.bucket(copy)} s3://${s.bucket(node)}`,
        ),
      })),
    renew: (node, s) =>
      copiesOf(node, s).map((copy) => ({
        title: `Replicate ${s.label(node)} to ${s.label(copy)} again`,
        says: 'The code sets the replication up again with the next deployment. Objects that are there already take a batch job: see "S3 Batch Replication".',
        commands: [
          `aws s3api get-bucket-replication --region ${s.region(node)} --bucket ${s.bucket(node)}`,
        ],
      })),
  },
  restore: (node, s) =>
    node.params.versioning
      ? [
          {
            title: `Bring back a version of an object of ${s.label(node)}`,
            says: `Versions are kept for ${node.params.noncurrentDays} days. Put the key and the version in.`,
            commands: [
              ...command(
                `aws s3api list-object-versions --region ${s.region(node)} --bucket ${s.bucket(node)}`,
                '--prefix KEY',
              ),
              ...command(
                `aws s3api copy-object --region ${s.region(node)} --bucket ${s.bucket(node)} --key KEY`,
                `--copy-source ${s.bucket(node)}"/KEY?versionId=VERSION"`,
              ),
            ],
          },
        ]
      : [],
  fromBackup: (node, s, made) => {
    const region = made?.region ?? s.region(node);
    const bucket = made?.bucket ?? s.bucket(node);
    // A key of the region that is lost would be asked for. Without one the bucket's own encrypts.
    const keys = made
      ? ' | with_entries(select(.key | ascii_downcase | test("kms|encryptiontype") | not))'
      : '';
    return {
      arn: `"arn:$PARTITION:s3:::"${s.bucket(node)}`,
      says: made
        ? 'Objects that are there already stay. Ask for the state of the job again until it says COMPLETED.'
        : 'Objects that are there already stay. A bucket that is gone is made anew under its name, without what the code sets: set it up before anything uses it, by a deployment or by hand, for CloudFormation does not see that it is another one. Ask for the state of the job again until it says COMPLETED.',
      commands: [
        ...command(
          `IS_GONE="$(aws s3api head-bucket --region ${region}`,
          `--bucket ${bucket} > /dev/null 2>&1 && echo false || echo true)"`,
        ),
        ...restoreJob(
          region,
          'S3',
          `--arg id ${bucket} --arg gone "$IS_GONE" '.DestinationBucketName = $id | .NewBucket = $gone${keys}'`,
        ),
      ],
    };
  },
});
