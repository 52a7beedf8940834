import { dynamodbTable } from '../../catalog/dynamodb-table/spec';
import { auroraCluster } from '../../catalog/aurora-cluster/spec';
import { rdsInstance } from '../../catalog/rds-instance/spec';
import { s3Bucket } from '../../catalog/s3-bucket/spec';
import type { NodeId } from '../../design';
import type { Model } from '../../spec/model';
import { defineRule, fail, pass } from '../../validation';
import { setParams } from '../fixes';
import { backupPlans } from '../operations';
import { operated } from '../operations-example';
import { createdOf, nameOf } from '../subjects';

const MOST = 30;

/** What shares a test: the databases of a VPC, the tables and the buckets of a region. */
function groupsOf(model: Model, region: string | null): ReadonlyMap<string, number> {
  const groups = new Map<string, number>();
  const count = (name: string, id: NodeId) => {
    if (model.regionName(id) === region) groups.set(name, (groups.get(name) ?? 0) + 1);
  };
  const countIn = (what: string, id: NodeId) => {
    const vpc = model.networkOf(id)?.vpc;
    if (vpc !== undefined) count(`${what} in ${nameOf(model.get(vpc))}`, id);
  };
  for (const { id } of createdOf(model, rdsInstance)) countIn('databases', id);
  for (const { id } of createdOf(model, auroraCluster)) countIn('Aurora clusters', id);
  for (const { id } of model.ofKind(dynamodbTable)) count('tables', id);
  for (const { id, params } of model.ofKind(s3Bucket)) {
    if (!params.existing && params.versioning) count('buckets', id);
  }
  return groups;
}

export const bk11 = defineRule('backup/bk-11', {
  title: 'A restore test takes what it is given',
  why: 'AWS Backup takes thirty resources into one restore test, and refuses more.',
  lacking: 'No backup plan tries restores.',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const plan of backupPlans(model)) {
      if (!plan.params.restoreTesting) continue;
      const subject = { nodes: [plan.id] };
      const groups = [...groupsOf(model, model.regionName(plan.id))];
      const large = groups.find(([, count]) => count > MOST);
      yield large
        ? fail(
            subject,
            `${nameOf(plan)}: would test ${large[1]} ${large[0]} at once; AWS Backup takes ${MOST}.`,
            {
              field: { node: plan.id, name: 'restoreTesting' },
              fixes: [setParams(plan, { restoreTesting: false }, 'Try no restores', false)],
            },
          )
        : pass(subject, `${nameOf(plan)}: no restore test is too large.`);
    }
  },
  examples: {
    good: [operated()],
    bad: [
      operated({}, {}, (design, parent) => {
        const reader = design.node('lambda-function', { label: 'Reader', parent });
        for (let number = 1; number <= MOST + 1; number += 1) {
          const table = design.node('dynamodb-table', { label: `Table ${number}`, parent });
          design.edge('keeps-records-in', reader, table);
        }
      }),
    ],
  },
});
