/** Commands that several steps of the runbook need. */
import { command, type Placed, type Shell } from '../../exporters/runbook';
import type { ModelNode } from '../../spec/model';
import { pools } from '../verbs/pools';
import { isFar, replicatesTo } from '../verbs/replicates-to';

export const wait = (node: ModelNode, s: Shell, name = s.name(node)): readonly string[] => [
  // The state changes a moment after the command has returned.
  'sleep 60',
  `aws rds wait db-instance-available --region ${s.region(node)} --db-instance-identifier ${name}`,
];

export const lag = (replica: ModelNode, s: Shell, name = s.name(replica)): readonly string[] =>
  command(
    `aws cloudwatch get-metric-statistics --region ${s.region(replica)}`,
    '--namespace AWS/RDS --metric-name ReplicaLag --statistics Maximum --period 60',
    `--dimensions Name=DBInstanceIdentifier,Value=${name}`,
    // In seconds: what takes minutes away from a date is another option on each system.
    '--start-time "$(($(date +%s) - 900))" --end-time "$(date +%s)"',
    `--query 'sort_by(Datapoints, &Timestamp)[].[Timestamp,Maximum]' --output table`,
  );

/** A pool keeps to the instance that it was given, whatever that is called later. */
export const poolsOf = (node: ModelNode, s: Shell): readonly ModelNode[] =>
  s.model.edgesTo(node.id, pools).map(({ from }) => s.model.get(from));
export const pooled = (
  how: 'register' | 'deregister',
  pool: string,
  { name, region }: { readonly name: string; readonly region: string },
): readonly string[] =>
  command(
    `aws rds ${how}-db-proxy-targets --region ${region}`,
    `--db-proxy-name ${pool} --db-instance-identifiers ${name}`,
  );

/** Lets the commands that follow ask for settings of an instance that is there. */
export const asks = (like: string, region: string): string =>
  `like() { aws rds describe-db-instances --region ${region} --db-instance-identifier ${like} --query "DBInstances[0].$1" --output text; }`;
/** What a copy has to have in common with it, to stand in the same place. */
export const PLACED: readonly string[] = [
  '--db-subnet-group-name "$(like DBSubnetGroup.DBSubnetGroupName)"',
  // Unquoted: it may be in several.
  "--vpc-security-group-ids $(like 'VpcSecurityGroups[].VpcSecurityGroupId')",
  '--db-parameter-group-name "$(like \'DBParameterGroups[0].DBParameterGroupName\')"',
];

export const replicasOf = (
  node: ModelNode,
  s: Shell,
  where: 'near' | 'far',
): readonly ModelNode[] =>
  s.model
    .edgesFrom(node.id, replicatesTo)
    .filter((edge) => isFar(edge, s.model) === (where === 'far'))
    .map(({ to }) => s.model.get(to));

interface NearReplica {
  readonly node: ModelNode;
  readonly name: string;
  /** What it is called as long as the new one needs its settings. */
  readonly aside: string;
  readonly region: string;
  readonly adopt: readonly string[];
}

/** A replica keeps to the database that it was made of, whatever that is called later: another one takes its place. */
export const replacedNear = (
  { node, name, aside, region, adopt }: NearReplica,
  source: string,
): readonly string[] => {
  const waits = (id: string) => [
    'sleep 60',
    `aws rds wait db-instance-available --region ${region} --db-instance-identifier ${id}`,
  ];
  const options = [
    ...(node.params.multiAz === true ? ['--multi-az'] : []),
    ...(node.params.deletionProtection === true ? ['--deletion-protection'] : []),
  ];
  return [
    ...command(
      `aws rds modify-db-instance --region ${region} --db-instance-identifier ${name}`,
      `--new-db-instance-identifier ${aside} --no-deletion-protection --apply-immediately`,
    ),
    ...waits(aside),
    asks(aside, region),
    ...command(
      `aws rds create-db-instance-read-replica --region ${region}`,
      `--db-instance-identifier ${name} --source-db-instance-identifier ${source}`,
      '--db-instance-class "$(like DBInstanceClass)"',
      // In one region the subnet group is that of the source.
      ...PLACED.slice(1),
      ...(options.length > 0 ? [options.join(' ')] : []),
    ),
    ...waits(name),
    ...adopt,
    `aws rds delete-db-instance --region ${region} --db-instance-identifier ${aside} --skip-final-snapshot`,
  ];
};

/** The same of one that may be gone: from what the code makes beside it. */
export const placedByCode = ({ subnetGroup, securityGroups, parameterGroup }: Placed) => [
  `--db-subnet-group-name ${subnetGroup}`,
  `--vpc-security-group-ids ${securityGroups}`,
  `--db-parameter-group-name ${parameterGroup}`,
];

/** Then RDS keeps the secret, which follows the database and is copied nowhere. */
export const isManaged = (node: ModelNode, s: Shell): boolean =>
  s.model.secretOf(node.id)?.form === 'rds-managed';
