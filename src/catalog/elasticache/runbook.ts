import { command, runbookKind, shellWord, type Shell } from '../../exporters/runbook';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { primaryOf } from '../verbs/replicates-cache-to';
import { followersOf } from './params';
import { elasticache, hasUsers, isRedis6 } from './spec';

type Params = ParamsOf<typeof elasticache.fields>;

/** The one that takes over. */
const followerOf = ({ id }: ModelNode, s: Shell): ModelNode | undefined =>
  followersOf(id, s.model).find((node) => s.model.regionName(node.id) === s.second);

/** AWS made the id up, and tells it in the region of each member. */
const datastoreOf = (node: ModelNode, s: Shell): readonly string[] =>
  command(
    `GLOBAL="$(aws elasticache describe-replication-groups --region ${s.region(node)}`,
    `--replication-group-id ${s.name(node)}`,
    `--query 'ReplicationGroups[0].GlobalReplicationGroupInfo.GlobalReplicationGroupId' --output text)"`,
  );

/** Asked in the region of who is to take writes: that one answers. */
const members = (node: ModelNode, s: Shell): readonly string[] =>
  command(
    `aws elasticache describe-global-replication-groups --region ${s.region(node)}`,
    '--global-replication-group-id "$GLOBAL" --show-member-info',
    `--query 'GlobalReplicationGroups[0].[Status,Members[].[ReplicationGroupId,Role,Status]]'`,
  );

const promote = (node: ModelNode, s: Shell): readonly string[] => [
  ...datastoreOf(node, s),
  ...command(
    `aws elasticache failover-global-replication-group --region ${s.region(node)}`,
    '--global-replication-group-id "$GLOBAL"',
    `--primary-region ${s.region(node)} --primary-replication-group-id ${s.name(node)}`,
  ),
  ...members(node, s),
];

export const runbook = runbookKind(elasticache, {
  failover: {
    data: (node, s) => {
      const follower = followerOf(node, s);
      return follower
        ? [
            {
              title: `Promote ${s.label(follower)}`,
              says: 'It takes writes from then on, under the address that it has. Ask for the members again until it is the primary: in less than a minute.',
              commands: promote(follower, s),
            },
          ]
        : [];
    },
    capacity: (node, s) => {
      if (primaryOf(node.id, s.model) !== null) return [];
      return [
        {
          title: `Warm ${s.label(node)} up`,
          says: 'It is empty: each read is a miss at first, and goes to the database. Let the traffic come in steps, and watch the hits.',
          commands: command(
            `aws elasticache describe-replication-groups --region ${s.region(node)}`,
            `--replication-group-id ${s.name(node)} --query 'ReplicationGroups[0].[Status,AutomaticFailover]'`,
          ),
        },
      ];
    },
  },
  failback: {
    prepare: (node, s) =>
      followerOf(node, s)
        ? [
            {
              title: `See that ${s.label(node)} follows`,
              says: 'AWS lets it follow the one that was promoted, and what it held beside that is gone. Go on when each member is `associated`.',
              commands: [...datastoreOf(node, s), ...members(node, s)],
            },
          ]
        : [],
    switch: (node, s) =>
      followerOf(node, s)
        ? [
            {
              title: `Promote ${s.label(node)}`,
              says: 'Nothing writes in the second region any more. The other one follows it again, as before.',
              commands: promote(node, s),
            },
          ]
        : [],
  },
  rehearse: (node, s) =>
    node.params.automaticFailover
      ? command(
          `aws elasticache test-failover --region ${s.region(node)}`,
          `--replication-group-id ${s.name(node)} --node-group-id 0001`,
        )
      : [],
  restore: (node, s) => {
    if (node.params.snapshotDays === 0) return [];
    const region = s.region(node);
    const restored = s.name(node, '-r');
    const ask = (subject: string, answer: string) =>
      `{ aws elasticache describe-${subject} --region ${region} ${answer}; }`;
    return [
      {
        title: `Bring back a snapshot of ${s.label(node)}`,
        says: 'Beside the original, with all that it is set to. Most caches are filled anew sooner than they are restored.',
        commands: [
          `group() ${ask('replication-groups', `--replication-group-id ${s.name(node)} --query "ReplicationGroups[0].$1" --output "\${2:-text}"`)}`,
          'MEMBER="$(group \'MemberClusters[0]\')"',
          `like() ${ask('cache-clusters', '--cache-cluster-id "$MEMBER" --query "CacheClusters[0].$1" --output text')}`,
          ...command(
            `SNAPSHOT="$(aws elasticache describe-snapshots --region ${region}`,
            `--replication-group-id ${s.name(node)}`,
            `--query "sort_by(Snapshots[?SnapshotStatus=='available'], &NodeSnapshots[0].SnapshotCreateTime)[-1].SnapshotName" --output text)"`,
          ),
          ...command(
            `aws elasticache create-replication-group --region ${region}`,
            `--replication-group-id ${restored} --replication-group-description Restored`,
            '--snapshot-name "$SNAPSHOT"',
            ...settings(node.params, s.secretArn(node), region),
          ),
          `aws elasticache wait replication-group-available --region ${region} --replication-group-id ${restored}`,
        ],
      },
    ];
  },
});

/** All that the original has; a new group would get the defaults of AWS, without TLS and without a token. */
const settings = (params: Params, secret: string, region: string): readonly string[] => [
  '--engine "$(like Engine)" --engine-version "$(like EngineVersion)"',
  '--cache-node-type "$(like CacheNodeType)"',
  '--cache-parameter-group-name "$(like CacheParameterGroup.CacheParameterGroupName)"',
  params.clusterMode
    ? `--num-node-groups ${params.shards} --replicas-per-node-group ${params.nodes - 1}`
    : `--num-cache-clusters ${params.nodes}`,
  `${params.automaticFailover ? '--automatic-failover-enabled' : '--no-automatic-failover-enabled'} ${params.multiAz ? '--multi-az-enabled' : '--no-multi-az-enabled'}`,
  `--port ${params.port} --cache-subnet-group-name "$(like CacheSubnetGroupName)"`,
  "--security-group-ids $(like 'SecurityGroups[].SecurityGroupId')",
  ...(params.atRest ? ['--at-rest-encryption-enabled --kms-key-id "$(group KmsKeyId)"'] : []),
  ...inTransit(params, secret, region),
  `--snapshot-retention-limit ${params.snapshotDays} --snapshot-window "$(group SnapshotWindow)"`,
  '--preferred-maintenance-window "$(like PreferredMaintenanceWindow)"',
  params.autoMinorUpgrade ? '--auto-minor-version-upgrade' : '--no-auto-minor-version-upgrade',
  ...(params.logs
    ? [
        `--log-delivery-configurations "$(group 'LogDeliveryConfigurations[].{LogType:LogType,DestinationType:DestinationType,DestinationDetails:DestinationDetails,LogFormat:LogFormat}' json)"`,
      ]
    : []),
];

function inTransit(params: Params, secret: string, region: string): readonly string[] {
  if (params.inTransit === 'off') return [];
  return [
    '--transit-encryption-enabled',
    ...(isRedis6(params) ? [] : [`--transit-encryption-mode ${shellWord(params.inTransit)}`]),
    ...(params.auth === 'token'
      ? [
          `--auth-token "$(aws secretsmanager get-secret-value --region ${region} --secret-id ${secret} --query SecretString --output text)"`,
        ]
      : []),
    ...(hasUsers(params) ? ["--user-group-ids $(group 'UserGroupIds[]')"] : []),
  ];
}
