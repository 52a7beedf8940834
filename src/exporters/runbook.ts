import { visible } from '../kit/visible';
import type { Fields, ParamsOf } from '../spec/fields';
import type { KindSpec } from '../spec/kind-spec';
import type { Model, ModelNode } from '../spec/model';

/** What people do by hand when something is lost, step by step, with the names of this export. */
export interface RunbookStep {
  /** Imperative, Markdown. */
  readonly title: string;
  /** A sentence or two, Markdown. */
  readonly says?: string;
  /** Lines of POSIX shell; one that ends in ` \` goes on. */
  readonly commands: readonly string[];
}

/** What commands call the things of this export. All of it is quoted already. */
export interface Shell {
  readonly model: Model;
  /** The physical name of what has a fixed one: `"$NAME-orders"`. */
  readonly name: (node: ModelNode, ending?: string) => string;
  /** The code of its region. */
  readonly region: (node: ModelNode) => string;
  /** The region in which everything comes back; null where none is drawn. */
  readonly second: string | null;
  /** The label, as Markdown. */
  readonly label: (node: ModelNode) => string;
  /** An ARN of the account: `"arn:$PARTITION:rds:us-east-1:$ACCOUNT:db:$NAME-orders"`. */
  readonly arn: (service: string, node: ModelNode, resource: string) => string;
  /** What AWS made a name up for, asked of the code's outputs. */
  readonly group: (fleet: ModelNode) => string;
  readonly cluster: (service: ModelNode) => string;
  readonly service: (service: ModelNode) => string;
  readonly bucket: (bucket: ModelNode) => string;
  /** The names of a cluster's instances, between spaces. */
  readonly members: (cluster: ModelNode, numbers: readonly number[]) => string;
  /** Where a database stands, asked of what outlives it. */
  readonly placed: (database: ModelNode, of: 'instance' | 'cluster') => Placed;
  /** The secret of a database as it is called in a region. */
  readonly secret: (database: ModelNode, region: string) => string;
  /** The secret that clients of a node read, where it lies. */
  readonly secretArn: (node: ModelNode) => string;
  /** The health check that moves a name. */
  readonly check: (record: ModelNode) => string;
  /** How the code takes up what was made by hand under the name that it knows. */
  readonly adopt: (node: ModelNode) => readonly string[];
  /** How many have to run of what stands in for something of the first region. */
  readonly needed: (fleet: ModelNode) => number;
  /** How the record of another deployment takes the place of one that exists; `$ZONE` is its zone. */
  readonly takeRecord: (record: ModelNode, domain: string) => TakenName;
}

/** What the code makes beside a database, as words of a command. */
export interface Placed {
  readonly subnetGroup: string;
  /** As many words as there are groups. */
  readonly securityGroups: string;
  readonly parameterGroup: string;
}

/** What the code makes, empty, before a backup takes its place. */
export interface Made {
  /** Its physical name, as all of it quoted: `"$NEW-orders"`. */
  readonly name: string;
  /** The same with an ending. */
  readonly named: (ending: string) => string;
  readonly region: string;
  readonly bucket: string;
  /** The names of a cluster's instances, between spaces. */
  readonly members: (numbers: readonly number[]) => string;
  /** The secret that clients of a database read, where its password is generated. */
  readonly secret: string;
  readonly adopt: readonly string[];
  /** What the code does not learn by that of a secret that RDS keeps. */
  readonly adoptSays: string;
  /** The same of another node, where all of the design is deployed anew; null where it stands alone. */
  readonly beside: ((node: ModelNode) => Made) | null;
}

/** A name that another deployment takes over. */
export interface TakenName {
  readonly says: string;
  readonly commands: readonly string[];
  /** Before the rest of the code is deployed, or after all else. */
  readonly comes: 'before' | 'after';
}

/** The parts of a failover, in their order. */
export type Phase = 'look' | 'stop' | 'data' | 'capacity' | 'traffic' | 'verify';

interface RunbookOf<N extends ModelNode> {
  /**
   * A move to the second region. `capacity` is asked of what lies there, and all else of what lies in the first or in none.
   */
  readonly failover?: Partial<Record<Phase, (node: N, shell: Shell) => readonly RunbookStep[]>>;
  /** The way back, of what lies in the first region, once that is there again. */
  readonly failback?: Partial<
    Record<
      'prepare' | 'switch' | 'capacity' | 'traffic' | 'renew',
      (node: N, shell: Shell) => readonly RunbookStep[]
    >
  >;
  /** From an earlier state, in the same region: a wrong release, a DELETE too many. */
  readonly restore?: (node: N, shell: Shell) => readonly RunbookStep[];
  /** What fails over when it is told to, so that people see it happen. */
  readonly rehearse?: (node: N, shell: Shell) => readonly string[];
  /** What has to be drawn differently in another deployment of the whole, as sentences. */
  readonly redraw?: (node: N, shell: Shell) => readonly string[];
  /** Its record, in another deployment of the whole. */
  readonly takeName?: (node: N, shell: Shell) => RunbookStep & Pick<TakenName, 'comes'>;
  /** From the recovery point that `$POINT` holds, `$VAULT` being where it lies: beside what is there, or in place of what is made. */
  readonly fromBackup?: (node: N, shell: Shell, made: Made | null) => FromBackup;
}

export interface FromBackup {
  /** Of what was backed up. */
  readonly arn: string;
  readonly says?: string;
  readonly commands: readonly string[];
}

export interface RunbookKind extends RunbookOf<ModelNode> {
  readonly id: string;
}
export type RunbookKinds = ReadonlyMap<string, RunbookKind>;

export const runbookKind = <F extends Fields>(
  spec: KindSpec<F>,
  kind: RunbookOf<ModelNode<ParamsOf<F>>>,
): RunbookKind => ({ ...(kind as unknown as RunbookOf<ModelNode>), id: spec.id });

/** Of a database restored by what the code makes around it. */
export const BESIDE_WHAT_MAY_BE_GONE =
  'Beside the original, which may be gone: what stands around it is asked of the code. If that is gone as well, deploy first.';

/** Renames what is there, and nothing where `asked` finds that it is gone. */
export const whereThere = (asked: string, does: readonly string[]): readonly string[] => [
  `if ${asked} > /dev/null; then`,
  ...does.map((line) => `  ${line}`),
  'fi',
];

/** A word of POSIX shell, whatever the text holds. */
export const shellWord = (text: string): string =>
  /^[\w.,:/@%+-]+$/.test(text) ? text : `'${visible(text).replaceAll("'", `'\\''`)}'`;

/** One command over several lines. */
export const command = (head: string, ...options: readonly string[]): readonly string[] =>
  [head, ...options.map((option) => `  ${option}`)].map((line, index, all) =>
    index < all.length - 1 ? `${line} \\` : line,
  );

/**
 * A restore job of AWS Backup, with the metadata that the recovery point says it needs. `changes`: a jq filter in single quotes and its
 * arguments.
 */
export const restoreJob = (
  region: string,
  resourceType: string,
  changes: string,
): readonly string[] => [
  ...command(
    `ROLE="$(aws backup describe-recovery-point --region ${region}`,
    '--backup-vault-name "$VAULT" --recovery-point-arn "$POINT" --query IamRoleArn --output text)"',
  ),
  ...command(
    `aws backup get-recovery-point-restore-metadata --region ${region}`,
    '--backup-vault-name "$VAULT" --recovery-point-arn "$POINT" --query RestoreMetadata --output json',
    `| jq ${changes} > restore.json`,
  ),
  'cat restore.json',
  ...command(
    `JOB="$(aws backup start-restore-job --region ${region}`,
    '--recovery-point-arn "$POINT" --iam-role-arn "$ROLE"',
    `--resource-type ${resourceType} --metadata file://restore.json`,
    '--query RestoreJobId --output text)"',
  ),
  ...command(
    `aws backup describe-restore-job --region ${region} --restore-job-id "$JOB"`,
    `--query '[Status,PercentDone,StatusMessage,CreatedResourceArn]'`,
  ),
];

/**
 * The id of the health check with the name of a node, for those that a condition on `HealthCheckConfig` selects. Route 53 is asked,
 * which lies in no region of the design; the list of checks does not hold their tags.
 */
export const healthCheckNamed = (slug: string, condition: string): string =>
  [
    `"$(for id in $(aws route53 list-health-checks --query "HealthChecks[?HealthCheckConfig.${condition}].Id" --output text); do`,
    '  aws route53 list-tags-for-resource --resource-type healthcheck --resource-id "$id" --output text \\',
    `    --query "ResourceTagSet.Tags[?Key=='Name' && Value=='$NAME-${slug}'] && ResourceTagSet.ResourceId"`,
    'done)"',
  ].join('\n');
