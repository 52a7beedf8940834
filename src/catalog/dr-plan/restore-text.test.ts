import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { aurora } from '../../templates/aurora';
import { multiRegion } from '../../templates/multi-region';
import type { Design } from '../../design';
import type { JsonObject } from '../../kit/json';
import { operations } from '../../templates/operations';
import { serverless } from '../../templates/serverless';
import { blocksOf, inOrder, plansOf } from '../../testing/dr-plans';

/** AWS after the original is gone: what asks for it fails, and all else says what it was asked to do. */
const GONE = `NAME=app-prod; ACCOUNT=1; PARTITION=aws
  aws() { case "$*" in
    *describe-db-instances*app-prod-db\\ *|*describe-db-instances*app-prod-db|*describe-db-*-old*|*head-bucket*) return 1 ;;
    *describe-db-clusters*app-prod-db\\ *|*describe-db-clusters*app-prod-db) return 1 ;;
    *list-recovery-points*) echo point ;;
    *describe-security-groups*) printf 'sg-1\\tsg-2\\n' ;;
    *parameter-groups*) echo parameters ;;
    *AWS::EC2::SecurityGroup*) printf 'sg-1\\tsg-2\\n' ;;
    *AWS::RDS::DBSubnetGroup*) echo app-prod-vpc-data ;;
    *ParameterGroup*) echo parameters ;;
    *AWS::RDS::DBInstance*) printf 'app-prod-db-1\\tapp-prod-db-2\\n' ;;
    *) echo "$*" ;;
  esac; }
  terraform() { [ "$1" != output ] || echo "$3"; }
  sleep() { :; }; cat() { :; }
  jq() { echo "jq $*" >&2; }
`;
const ran = (text: string, title: string) => {
  const [block] = blocksOf(text.slice(text.indexOf(title, text.indexOf('## Restore'))));
  return spawnSync('bash', ['-c', `cd "$(mktemp -d)"; ${GONE}${block!}`], { encoding: 'utf8' });
};

test.each([
  {
    of: 'a database',
    design: operations.build(),
    label: 'App database',
    restores: 'restore-db-instance-from-db-snapshot',
    group: '--db-parameter-group-name',
    identifier: '--db-instance-identifier',
    rename: '--new-db-instance-identifier',
  },
  {
    of: 'an Aurora cluster',
    design: aurora.build(),
    label: 'App cluster',
    restores: 'restore-db-cluster-from-snapshot',
    group: '--db-cluster-parameter-group-name',
    identifier: '--db-cluster-identifier',
    rename: '--new-db-cluster-identifier',
  },
])(
  '$of that is gone altogether is restored by what the code makes around it, and takes its name',
  (one) => {
    for (const text of plansOf(one.design)) {
      const restored = ran(text, `Restore ${one.label} from its last backup`).stdout;
      inOrder(restored, [
        one.restores,
        '--db-subnet-group-name app-prod-vpc-data --vpc-security-group-ids sg-1 sg-2',
        `${one.group} parameters`,
      ]);
      expect(restored).not.toContain(`${one.identifier} app-prod-db `);
      const switched = ran(text, `Let clients use the restored ${one.label}`);
      expect(switched.stderr).toBe('');
      expect(switched.stdout).not.toContain('-old');
      expect(switched.stdout).toContain(
        `${one.identifier} app-prod-db-restored ${one.rename} app-prod-db `,
      );
      expect(switched.stdout).not.toContain('--master-user-secret-kms-key-id');
    }
  },
);

test('a bucket that is gone is made by the restore, and one that is there is kept', () => {
  for (const text of plansOf(multiRegion.build())) {
    const gone = ran(text, 'Restore Files from its last backup').stderr;
    expect(gone).toContain('--arg gone true .DestinationBucketName = $id | .NewBucket = $gone');
    const there = ran(
      text.replaceAll('aws s3api head-bucket', 'true'),
      'Restore Files from its last backup',
    );
    expect(there.stderr).toContain('--arg gone false ');
  }
});

/** With these params of all nodes of a kind. */
const tuned = (design: Design, kind: string, params: JsonObject): Design => ({
  ...design,
  nodes: Object.fromEntries(
    Object.entries(design.nodes).map(([id, node]) => [
      id,
      node.kind === kind ? { ...node, params: { ...node.params, ...params } } : node,
    ]),
  ),
});

test('nothing goes back to a point in time of which nothing is kept', () => {
  const kept = /-to-point-in-time/;
  for (const [design, kind, params] of [
    [operations.build(), 'rds-instance', { backupDays: 0 }],
    [serverless.build(), 'dynamodb-table', { pointInTimeRecovery: false }],
  ] as const) {
    for (const text of plansOf(design)) expect(text).toMatch(kept);
    for (const text of plansOf(tuned(design, kind, params))) expect(text).not.toMatch(kept);
  }
});

test('data of which nothing is kept is named, and what a backup plan keeps is not', () => {
  const unkept = tuned(operations.build(), 'rds-instance', { backupDays: 0 });
  const without = (kind: string) => {
    const nodes = Object.entries(unkept.nodes).filter(([, node]) => node.kind !== kind);
    const ids = new Set(nodes.map(([id]) => id));
    const edges = Object.entries(unkept.edges).filter(
      ([, { from, to }]) => ids.has(from) && ids.has(to),
    );
    return { ...unkept, nodes: Object.fromEntries(nodes), edges: Object.fromEntries(edges) };
  };
  for (const text of plansOf(unkept)) expect(text).not.toContain('Nothing brings back');
  for (const text of plansOf(without('backup-plan')))
    expect(text).toMatch(/\*\*Nothing brings back .*App database.*:\*\* no earlier state is kept/);
});

test('a table is left in peace until it is ACTIVE again', () => {
  for (const text of plansOf(serverless.build())) {
    for (const block of blocksOf(text)) {
      const calls = block
        .split('\n')
        .filter((line) => /aws dynamodb [a-z]+-table\b|wait table-/.test(line));
      for (const [at, line] of calls.entries()) {
        if (line.includes('update-table') && at + 1 < calls.length)
          expect(calls[at + 1]).toContain('wait table-exists');
      }
    }
  }
});

test('a schedule starts nothing where servers were stopped, and goes on when they come back', () => {
  const scheduled = tuned(multiRegion.build(), 'auto-scaling-group', { schedule: true });
  for (const text of plansOf(scheduled)) {
    inOrder(text, [
      'suspend-processes',
      '--min-size 0',
      'resume-processes --region us-west-2',
      'resume-processes --region us-east-1',
    ]);
  }
  for (const text of plansOf(multiRegion.build())) expect(text).not.toContain('-processes');
});
