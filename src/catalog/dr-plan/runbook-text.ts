import type { Regions } from '../../recovery';
import type { RestoredTo, Phase, RunbookKinds, RunbookStep, Shell } from '../../exporters/runbook';
import { inMarkdown } from '../../exporters/markdown';
import type { ModelNode } from '../../spec/model';

/** What of a runbook is the export's own. */
export interface Tool {
  /** What names in commands begin with, and how they are found. */
  readonly setup: readonly string[];
  /** Makes everything that the code describes. */
  readonly deploy: readonly string[];
  readonly deploySays: string;
}

export interface Runbooks {
  readonly regions: Regions;
  readonly shell: Shell;
  readonly kinds: RunbookKinds;
  readonly tool: Tool;
  /** Those that are exported and made here, of the first region or none, and of the second. */
  readonly here: readonly ModelNode[];
  readonly there: readonly ModelNode[];
  /** The backup plan of the first region; null without one. */
  readonly backups: ModelNode | null;
}

/** A fence is longer than any that its lines hold. */
function sh(lines: readonly string[]): string {
  const longest = Math.max(2, ...(lines.join('\n').match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}sh`, ...lines, fence].join('\n');
}

const written = (steps: readonly RunbookStep[]): string =>
  steps
    .map(({ title, says, commands }, index) =>
      [
        `### ${index + 1}. ${title}`,
        ...(says === undefined ? [] : [says]),
        ...(commands.length > 0 ? [sh(commands)] : []),
      ].join('\n\n'),
    )
    .join('\n\n');

const ofPhase = ({ kinds, shell, here, there }: Runbooks, phase: Phase): readonly RunbookStep[] =>
  (phase === 'capacity' ? there : here).flatMap(
    (node) => kinds.get(node.kind)?.failover?.[phase]?.(node, shell) ?? [],
  );

const declare: RunbookStep = {
  title: 'Declare the disaster',
  says: 'Look at https://health.aws.amazon.com first. From here on a clock runs: note when each step ended.',
  commands: [],
};

export const namesText = ({ tool }: Runbooks): string =>
  [
    '## Names in the commands',
    'Commands are for a POSIX shell with the AWS CLI 2 and jq. Begin each session with these, from the folder of the code:',
    sh(tool.setup),
  ].join('\n\n');

/** The move to the second region, by what is drawn there. */
export function failoverText(all: Runbooks): string {
  const { regions, shell } = all;
  const title = `## Failover`;
  if (regions.second === null || regions.drawn === 'nothing') {
    const why =
      regions.second === null
        ? 'No second region is drawn, so nothing can be moved anywhere.'
        : `${inMarkdown(regions.second)} is drawn, but ${inMarkdown(regions.because)}.`;
    return [
      title,
      `${why} What is lost with the region is lost. Draw a backup plan that copies to another region, or a replica there, and export again.`,
    ].join('\n\n');
  }
  const intro = `From ${inMarkdown(regions.primary ?? 'the first region')} to ${shell.second}: ${inMarkdown(regions.because)}.`;
  const steps =
    regions.drawn === 'copies'
      ? [
          declare,
          ...ofPhase(all, 'stop'),
          {
            title: `Make everything in ${shell.second}`,
            says: `In the drawing, set the region to ${shell.second} and the project to another name: names of buckets stay taken while the first region holds them. Export into a folder of its own, and deploy from there. ${all.tool.deploySays}`,
            commands: [
              'NEW=NAME # project and environment of this deployment, as PROJECT-ENVIRONMENT',
              ...all.tool.deploy,
            ],
          },
          ...all.here.flatMap((node) => fromBackup(node, all, shell.second, 'elsewhere')),
          ...ofPhase(all, 'traffic'),
          ...ofPhase(all, 'verify'),
        ]
      : [
          declare,
          ...ofPhase(all, 'look'),
          ...ofPhase(all, 'stop'),
          ...ofPhase(all, 'data'),
          ...ofPhase(all, 'capacity'),
          ...ofPhase(all, 'traffic'),
          ...ofPhase(all, 'verify'),
        ];
  return [title, intro, written(steps)].join('\n\n');
}

/** The latest backup of a node, restored where it lies. */
function fromBackup(
  node: ModelNode,
  all: Runbooks,
  region: string | null,
  to: RestoredTo,
): readonly RunbookStep[] {
  const { backups, kinds, shell } = all;
  const found = kinds.get(node.kind)?.fromBackup?.(node, shell, to);
  if (!found || !backups || region === null) return [];
  const vault = shell.name(backups);
  const here = `--region ${region}`;
  return [
    {
      title: `Restore ${shell.label(node)} from its last backup`,
      says:
        to === 'elsewhere'
          ? 'Put the subnet group, the security groups and the key of that region into `restore.json` before the job starts; what the deployment has made under this name, empty, goes first.'
          : 'For what is older than the service itself keeps, or gone altogether.',
      commands: [
        ...(found.sets ?? []),
        `POINT="$(aws backup list-recovery-points-by-backup-vault ${here} \\`,
        `  --backup-vault-name ${vault} --by-resource-arn ${found.arn} \\`,
        `  --query 'sort_by(RecoveryPoints, &CreationDate)[-1].RecoveryPointArn' --output text)"`,
        `ROLE="$(aws backup describe-recovery-point ${here} \\`,
        `  --backup-vault-name ${vault} --recovery-point-arn "$POINT" --query IamRoleArn --output text)"`,
        `aws backup get-recovery-point-restore-metadata ${here} \\`,
        `  --backup-vault-name ${vault} --recovery-point-arn "$POINT" --query RestoreMetadata \\`,
        `  | jq ${found.jq} > restore.json`,
        `aws backup start-restore-job ${here} \\`,
        `  --recovery-point-arn "$POINT" --iam-role-arn "$ROLE" \\`,
        `  --resource-type ${found.resourceType} --metadata file://restore.json`,
        `aws backup list-restore-jobs ${here} --by-status RUNNING`,
      ],
    },
  ];
}

/** The way back. Never by DNS alone: what was written meanwhile lies in the second region. */
export function failbackText(all: Runbooks): string {
  const { kinds, shell, here, there, regions } = all;
  if (regions.second === null || regions.drawn === 'nothing') return '';
  const heading = '## Failback';
  if (regions.drawn === 'copies') {
    return [
      heading,
      `What was deployed in ${shell.second} is the application now, and nothing has to go back. If it shall, draw the old region as the one that is copied to, wait for a copy, and follow the failover in the other direction, in a window that is announced.`,
    ].join('\n\n');
  }
  const of = (phase: 'prepare' | 'switch' | 'capacity' | 'traffic' | 'renew') =>
    here.flatMap((node) => kinds.get(node.kind)?.failback?.[phase]?.(node, shell) ?? []);
  const stops = there.flatMap((node) => kinds.get(node.kind)?.failover?.stop?.(node, shell) ?? []);
  return [
    heading,
    'Days later, in a window that is announced. Never by DNS alone: what was written since lies in the second region.',
    written([
      ...of('prepare'),
      ...stops.map(({ title, commands }) => ({ title, commands })),
      ...of('switch'),
      ...of('capacity'),
      ...of('traffic'),
      ...ofPhase(all, 'verify'),
      ...of('renew'),
    ]),
    'Compare what the first region held when it was lost with what came back, and decide what to do with writes that were never copied: that is the data that the RPO gave up.',
  ].join('\n\n');
}

/** A wrong release, a DELETE too many: the region is there, the data is not. */
export function restoreText(all: Runbooks): string {
  const { kinds, shell, here } = all;
  const region = here.find(({ id }) => shell.model.regionName(id) !== null);
  const steps = here.flatMap((node) => kinds.get(node.kind)?.restore?.(node, shell) ?? []);
  const backups = region
    ? here.flatMap((node) => fromBackup(node, all, shell.region(region), 'beside'))
    : [];
  if (steps.length + backups.length === 0) return '';
  return [
    '## Restore',
    'When data is destroyed and the region is there. Stop what destroys it first. Each is by itself: take those that are needed.',
    written([...steps, ...backups]),
  ].join('\n\n');
}

/** What people make fail, to see it come back. */
export function rehearsalCommands({ kinds, shell, here }: Runbooks): string {
  const lines = here.flatMap((node) => kinds.get(node.kind)?.rehearse?.(node, shell) ?? []);
  return lines.length === 0
    ? ''
    : `The loss of a zone, one after the other; connections break for a minute or two:\n\n${sh(lines)}`;
}
