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
  /** The secret of a database as it is called in a region. */
  readonly secret: (database: ModelNode, region: string) => string;
  /** The health check that moves a name. */
  readonly check: (record: ModelNode) => string;
  /** How the code takes up what was made by hand under the name that it knows. */
  readonly adopt: (node: ModelNode) => readonly string[];
  /** What the groups of the first region run at least, of which the second has to take over the load. */
  readonly running: number;
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
  /** What AWS Backup needs to restore it elsewhere. */
  readonly fromBackup?: (
    node: N,
    shell: Shell,
    to: RestoredTo,
  ) => {
    /** Lines that set what its commands need. */
    readonly sets?: readonly string[];
    readonly arn: string;
    /** Changes to the metadata of the backup: a jq filter in single quotes, and its arguments. */
    readonly jq: string;
    readonly resourceType: string;
  };
}

export interface RunbookKind extends RunbookOf<ModelNode> {
  readonly id: string;
}
export type RunbookKinds = ReadonlyMap<string, RunbookKind>;

export const runbookKind = <F extends Fields>(
  spec: KindSpec<F>,
  kind: RunbookOf<ModelNode<ParamsOf<F>>>,
): RunbookKind => ({ ...(kind as unknown as RunbookOf<ModelNode>), id: spec.id });

/** Beside what is there, or into what another deployment has made, whose names begin with `$NEW`. */
export type RestoredTo = 'beside' | 'elsewhere';
export const restoredName = (node: ModelNode, shell: Shell, to: RestoredTo): string =>
  to === 'beside' ? shell.name(node, '-restored') : `"$NEW-${node.slug}"`;

/** A word of POSIX shell, whatever the text holds. */
export const shellWord = (text: string): string =>
  /^[\w.,:/@%+-]+$/.test(text) ? text : `'${visible(text).replaceAll("'", `'\\''`)}'`;

/** One command over several lines. */
export const command = (head: string, ...options: readonly string[]): readonly string[] =>
  [head, ...options.map((option) => `  ${option}`)].map((line, index, all) =>
    index < all.length - 1 ? `${line} \\` : line,
  );

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
