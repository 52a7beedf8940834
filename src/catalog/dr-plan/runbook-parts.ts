import type { Failover, Regions, Way } from '../../recovery';
import {
  type Made,
  type Phase,
  type RunbookKinds,
  type RunbookStep,
  type Shell,
} from '../../exporters/runbook';
import { listWords } from '../../kit/words';
import type { ModelNode } from '../../spec/model';

/** What of a runbook is the export's own. */
export interface Tool {
  /** What names in commands begin with, and how they are found. */
  readonly setup: readonly string[];
  /** Another deployment of the code, in the second region, as far as a restore needs it. */
  readonly deploy: readonly string[];
  readonly deploySays: string;
  /** Of a design with a name. */
  readonly namedSays: string;
  /** Makes what has just been drawn in the second region, while the first is down. */
  readonly extend: readonly string[];
  readonly extendSays: string;
  /** Deploys all of it, once what was restored stands in its place. */
  readonly point: readonly string[];
  readonly pointSays: string;
}

export interface Runbooks {
  readonly regions: Regions;
  readonly shell: Shell;
  /** The same of what a failover makes: copies of nodes of the first region, under the names that they get in the second. */
  readonly copies: Shell;
  readonly kinds: RunbookKinds;
  readonly tool: Tool;
  /** Those that are exported and made here, of the first region or none, and of the second. */
  readonly here: readonly ModelNode[];
  readonly there: readonly ModelNode[];
  /** The backup plan of the first region; null without one. */
  readonly backups: ModelNode | null;
  /** What takes its place in the second region, of what is restored: `elsewhere` in another deployment of the whole. */
  readonly made: (node: ModelNode, elsewhere: boolean) => Made;
  /** The name in the code that a node gets there. */
  readonly farSlug: (node: ModelNode) => string;
  readonly failover: Failover;
  /** Requests are not answered without it. */
  readonly isWaitedFor: (node: ModelNode) => boolean;
}

/** A fence is longer than any that its lines hold. */
export function sh(lines: readonly string[]): string {
  const longest = Math.max(2, ...(lines.join('\n').match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}sh`, ...lines, fence].join('\n');
}

export const written = (steps: readonly RunbookStep[]): string =>
  steps
    .map(({ title, says, commands }, index) =>
      [
        `### ${index + 1}. ${title}`,
        ...(says === undefined ? [] : [says]),
        ...(commands.length > 0 ? [sh(commands)] : []),
      ].join('\n\n'),
    )
    .join('\n\n');

export const ofPhase = (
  { kinds, shell, here, there }: Runbooks,
  phase: Phase,
): readonly RunbookStep[] =>
  (phase === 'capacity' ? there : here).flatMap(
    (node) => kinds.get(node.kind)?.failover?.[phase]?.(node, shell) ?? [],
  );

export const wayOf = (all: Runbooks, node: ModelNode): Way | undefined =>
  all.regions.ways.get(node.id);
export const ofWay = (all: Runbooks, ...hows: readonly Way['how'][]): readonly ModelNode[] =>
  all.here.filter((node) => hows.some((how) => how === wayOf(all, node)?.how));
export const namesOf = ({ shell }: Runbooks, nodes: readonly ModelNode[]): string =>
  listWords(nodes.map((node) => shell.label(node)));

/** Nothing of the application is drawn in the second region: all of it is deployed there anew. */
export const isAnew = ({ regions }: Runbooks): boolean => regions.there.length === 0;

export const placeOf = ({ second }: Shell): string => second ?? 'another region';
