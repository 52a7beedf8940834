import { s3Bucket } from '../../catalog/s3-bucket/spec';
import { replicatesObjectsTo } from '../../catalog/verbs/replicates-objects-to';
import type { DesignBuilder, NodeId } from '../../design';
import type { JsonObject } from '../../kit/json';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { listWords } from '../../kit/words';
import { fixWith, setParams } from '../fixes';
import { nameOf } from '../subjects';

const pair = (from: JsonObject = {}, to: JsonObject = {}) =>
  example({
    without: ['users', 'dns', 'vpc', 'public', 'app', 'data'],
    more: (design: DesignBuilder, { region }) => {
      const far = design.node('region', { label: 'Far', params: { region: 'us-west-2' } });
      const source = design.node('s3-bucket', { label: 'Files', parent: region, params: from });
      const target = design.node('s3-bucket', { label: 'Copy', parent: far, params: to });
      design.edge('replicates-objects-to', source, target);
    },
  });

const keepVersions = (ids: readonly NodeId[]) =>
  fixWith('Keep versions', true, ({ tx }) => {
    for (const id of ids) {
      const record = tx.design.nodes[id];
      if (record) tx.changeNode(id, { params: { ...record.params, versioning: true } });
    }
  });

export const dr11 = defineRule('recovery/dr-11', {
  title: 'Buckets that replicate keep versions and fit each other’s keys',
  why: 'S3 refuses a replication between buckets without versions, and one of objects under a customer key to a bucket that has none.',
  lacking: 'No bucket replicates to another.',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    const buckets = new Map(model.ofKind(s3Bucket).map((bucket) => [bucket.id, bucket]));
    for (const edge of model.ofVerb(replicatesObjectsTo)) {
      const [from, to] = [buckets.get(edge.from), buckets.get(edge.to)];
      if (!from || !to) continue;
      const subject = { nodes: [from.id, to.id], edges: [edge.id] };
      const names = `${nameOf(from)} to ${nameOf(to)}`;
      if (from.params.existing) {
        yield fail(
          subject,
          `${names}: ${nameOf(from)} exists already, and only what is made here can be told to replicate.`,
          { field: { node: from.id, name: 'existing' } },
        );
        continue;
      }
      const unversioned = [from, to].filter(({ params }) => !params.existing && !params.versioning);
      const [first] = unversioned;
      if (first) {
        yield fail(
          subject,
          `${names}: ${listWords(unversioned.map(nameOf))} ${unversioned.length === 1 ? 'keeps' : 'keep'} no versions.`,
          {
            field: { node: first.id, name: 'versioning' },
            fixes: [keepVersions(unversioned.map(({ id }) => id))],
          },
        );
        continue;
      }
      const hasKey = !to.params.existing && to.params.encryption === 'kms';
      if (from.params.encryption === 'kms' && !hasKey) {
        yield fail(
          subject,
          `${names}: ${nameOf(from)} is encrypted with a customer key, and ${nameOf(to)} has none that the copies could get.`,
          {
            field: { node: to.id, name: to.params.existing ? 'existing' : 'encryption' },
            fixes: to.params.existing
              ? []
              : [setParams(to, { encryption: 'kms' }, `Encrypt ${nameOf(to)} with a customer key`)],
          },
        );
        continue;
      }
      yield pass(subject, `${names}: both keep versions, and the copies are encrypted.`);
    }
  },
  examples: {
    good: [pair(), pair({ encryption: 's3' }, { encryption: 's3' })],
    bad: [
      pair({ versioning: false }),
      pair({}, { versioning: false }),
      pair({}, { encryption: 's3' }),
      pair({ existing: true }),
      pair({}, { existing: true }),
    ],
  },
});
