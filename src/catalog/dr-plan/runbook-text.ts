import { isHopeless, minutesOf, untilMoved, type Regions, type Step } from '../../recovery';
import { command, type Made, type RunbookStep } from '../../exporters/runbook';
import { inMarkdown, markdownTable } from '../../exporters/markdown';
import { listWords } from '../../kit/words';
import type { ModelNode } from '../../spec/model';
import { spell } from './promises';
import {
  isAnew,
  namesOf,
  ofPhase,
  ofWay,
  placeOf,
  sh,
  written,
  type Runbooks,
} from './runbook-parts';
import { waysTable } from './ways-text';

const declare: RunbookStep = {
  title: 'Declare the disaster',
  says: 'Look at https://health.aws.amazon.com first. From here on a clock runs: note when each step ended.',
  commands: [],
};

export const namesText = ({ tool }: Runbooks): string =>
  [
    '## Names in the commands',
    'Commands are for a POSIX shell with the AWS CLI 2 and jq. Begin each session with these, from the folder of the code:',
    // A long answer would open a pager, which takes the lines that are pasted after it.
    sh(['export AWS_PAGER=""', ...tool.setup]),
  ].join('\n\n');

/** The move to the second region: each node by what that holds of it. */
export function failoverText(all: Runbooks): string {
  const { regions, shell } = all;
  if (isHopeless(regions)) {
    const why =
      regions.second === null
        ? 'No second region is drawn, so nothing can be moved anywhere.'
        : `${inMarkdown(regions.second)} is drawn, but ${inMarkdown(regions.because)}.`;
    return `## Failover\n\n${why} What is lost with the region is lost, and what needs it waits until the region is back. Draw a backup plan that copies to another region, or a replica there, and export again.`;
  }
  const steps = isAnew(all) ? deployedAnew(all) : movedOver(all);
  return [
    '## Failover',
    `From ${inMarkdown(regions.primary ?? 'the first region')} to ${placeOf(shell)}. ${regions.second === null ? 'No second region is drawn, and no data has to be anywhere else:' : 'Each component comes back by what that region holds of it:'}`,
    waysTable(all),
    'In this order, after which the estimates are summed:',
    timeline(all),
    written(steps),
  ].join('\n\n');
}

const UNTIL: Readonly<Record<Regions['foundBy'], string>> = {
  name: 'the name has moved',
  address: 'clients can be told',
  nothing: 'it works there',
};

/** The parts of the failover with their minutes, as the estimates have them. */
function timeline(all: Runbooks): string {
  const { failover, regions } = all;
  const cells = (steps: readonly Step[]) => [
    inMarkdown(
      steps
        .map(({ says, minutes }) => (minutes === 0 ? says : `${says}, ${spell(minutes)}`))
        .join('; '),
    ),
    steps === failover.name && regions.foundBy === 'address'
      ? 'not counted'
      : spell(minutesOf(steps)),
  ];
  const parts = [[failover.decided], failover.data, failover.capacity, failover.name];
  const isAutomatic = regions.name?.isAutomatic === true;
  const moved = untilMoved(regions, failover);
  const rows = isAutomatic
    ? [
        ['The name, by itself', ...cells(moved)],
        ...[[failover.decided], failover.data]
          .filter(() => failover.data.length > 0)
          .map((steps, at) => [`Meanwhile, ${at + 1}`, ...cells(steps)]),
      ]
    : [
        ...parts
          .filter((steps) => steps.length > 0)
          .map((steps, at) => [String(at + 1), ...cells(steps)]),
        ['', `**until ${UNTIL[regions.foundBy]}**`, `**${spell(minutesOf(moved))}**`],
      ];
  return markdownTable(['Part', 'What happens', 'Takes'], rows);
}

/** Where nothing is drawn in the second region. */
function deployedAnew(all: Runbooks): readonly RunbookStep[] {
  const { shell, kinds, tool, here, regions } = all;
  const redraw = here.flatMap((node) => kinds.get(node.kind)?.redraw?.(node, shell) ?? []);
  const names = here.flatMap((node) => kinds.get(node.kind)?.takeName?.(node, shell) ?? []);
  const restored = ofWay(all, 'restored');
  const isLast = ({ comes }: { readonly comes: string }) => comes === 'after';
  return [
    declare,
    ...ofPhase(all, 'stop'),
    {
      title: `Deploy the code in ${placeOf(shell)}`,
      says: [
        `In a copy of the drawing, ${shell.second === null ? 'set the region to one that AWS says is well' : `take the empty region ${shell.second} out, set the region of the other one to it`}, and give the project another name: names of buckets stay taken while the first region holds them.`,
        ...redraw,
        `Export that into a folder of its own, and do all that follows there, in this shell.`,
        ...(restored.length > 0 ? [tool.deploySays] : []),
        ...(names.length > 0 ? [tool.namedSays] : []),
      ].join(' '),
      commands: [
        ...restored.flatMap((node) => remembered(node, all)),
        'cd NEW-FOLDER',
        'NEW=PROJECT-ENVIRONMENT # project and environment of this deployment',
        ...tool.deploy,
      ],
    },
    ...restored.flatMap((node) => fromBackup(node, all, all.made(node, true))),
    ...names.filter((name) => !isLast(name)),
    {
      ...(restored.length > 0
        ? { title: 'Let the application use what was restored', says: tool.pointSays }
        : { title: 'Deploy all of it', says: 'What is there already stays as it is.' }),
      commands: tool.point,
    },
    ...names.filter(isLast),
    ...told(all),
    ...ofPhase(all, 'verify'),
    ...lostNote(all, regions),
  ];
}

/** To what stands in the second region already. */
function movedOver(all: Runbooks): readonly RunbookStep[] {
  const { regions } = all;
  const missing = ofWay(all, 'made', 'restored');
  const first = missing.filter(all.isWaitedFor);
  const later = missing.filter((node) => !all.isWaitedFor(node));
  const restored = ofWay(all, 'restored');
  const promoted = ofPhase(all, 'data');
  return [
    declare,
    ...ofPhase(all, 'look'),
    ...ofPhase(all, 'stop'),
    ...(first.length > 0 && promoted.length > 0
      ? [
          {
            title: 'Go on in two terminals',
            says: `In one, what follows is promoted. In the other, what is missing is made, and restored where it holds data: ${namesOf(all, first)}. Neither waits for the other.`,
            commands: [],
          },
        ]
      : []),
    ...promoted,
    ...(first.length > 0 ? [extend(all, first)] : []),
    ...restored.flatMap((node) => fromBackup(node, all, all.made(node, false))),
    ...(restored.length > 0
      ? [
          {
            title: 'Let the servers use what was restored',
            says: 'Once both terminals are through. Servers read the secret and the address of what was restored; look first at what would change: no database may be replaced.',
            commands: all.tool.extend,
          },
        ]
      : []),
    ...ofPhase(all, 'capacity'),
    ...ofPhase(all, 'traffic'),
    ...told(all),
    ...ofPhase(all, 'verify'),
    ...(later.length > 0 ? [extend(all, later)] : []),
    ...lostNote(all, regions),
  ];
}

/** What has nothing there is drawn there and deployed: the code knows it from then on. */
function extend(all: Runbooks, nodes: readonly ModelNode[]): RunbookStep {
  const { shell, tool, farSlug } = all;
  return {
    title: `Make ${namesOf(all, nodes)} in ${shell.second}`,
    says: [
      `In the drawing, copy ${nodes.length === 1 ? 'it' : 'each'} into the same tier in ${shell.second}, connect ${nodes.length === 1 ? 'it' : 'them'} as in the first region, and give the copy this name in the code:`,
      `${listWords(nodes.map((node) => `\`${farSlug(node)}\` for ${shell.label(node)}`))}.`,
      `Export again over the same folder. ${tool.extendSays}`,
    ].join(' '),
    commands: tool.extend,
  };
}

/** Without a name nothing leads clients there by itself. */
const told = ({ regions, shell }: Runbooks): readonly RunbookStep[] =>
  regions.foundBy === 'address'
    ? [
        {
          title: 'Tell clients the new address',
          says: `No name is drawn: whoever calls the application knows an address of ${inMarkdown(regions.primary ?? 'the first region')}, and in ${placeOf(shell)} it has another one, which is an output of the deployment. Each client has to be changed. Draw a DNS record, so that the next time only that moves.`,
          commands: [],
        },
      ]
    : [];

const lostNote = (all: Runbooks, { second }: Regions): readonly RunbookStep[] => {
  const lost = ofWay(all, 'lost');
  return lost.length === 0
    ? []
    : [
        {
          title: `Say what is lost`,
          says: `${inMarkdown(second ?? '')} holds nothing of ${namesOf(all, lost)}: tell those whose data it was, and what has to be entered again.`,
          commands: [],
        },
      ];
};

const variableOf = ({ slug }: ModelNode): string => `FROM_${slug.replaceAll('-', '_')}`;

/** Of what a backup is sought: the folder of another deployment no longer knows. */
function remembered(node: ModelNode, all: Runbooks): readonly string[] {
  const found = all.kinds.get(node.kind)?.fromBackup?.(node, all.shell, null);
  return found ? [`${variableOf(node)}=${found.arn}`] : [];
}

/** The latest backup of a node: beside it, or in place of what the code has made. */
function fromBackup(node: ModelNode, all: Runbooks, made: Made | null): readonly RunbookStep[] {
  const { backups, kinds, shell } = all;
  const found = kinds.get(node.kind)?.fromBackup?.(node, shell, made);
  if (!found || !backups) return [];
  const region = made?.region ?? shell.region(node);
  const why = made
    ? `No copy in ${shell.second} follows it, so the last backup there is what there is; \`None\` means that there is none.`
    : 'For what is older than the service itself keeps, or gone altogether.';
  return [
    {
      title: `Restore ${shell.label(node)} from its last backup`,
      says: [why, found.says ?? ''].join(' ').trim(),
      commands: [
        `VAULT=${shell.name(backups)}`,
        ...command(
          `POINT="$(aws backup list-recovery-points-by-backup-vault --region ${region}`,
          `--backup-vault-name "$VAULT" --by-resource-arn ${made?.beside ? `"$${variableOf(node)}"` : found.arn}`,
          `--query "sort_by(RecoveryPoints[?Status=='COMPLETED'], &CreationDate)[-1].RecoveryPointArn" --output text)"`,
        ),
        'echo "$POINT"',
        ...found.commands,
      ],
    },
  ];
}

/** A wrong release, a DELETE too many: the region is there, the data is not. */
export function restoreText(all: Runbooks): string {
  const { kinds, shell, here } = all;
  const found = here.map((node) => {
    const kind = kinds.get(node.kind);
    const earlier = kind?.restore?.(node, shell) ?? [];
    const backups = fromBackup(node, all, null);
    return {
      node,
      earlier,
      backups,
      isLost: kind?.fromBackup !== undefined && earlier.length + backups.length === 0,
    };
  });
  const steps = [
    ...found.flatMap(({ earlier }) => earlier),
    ...found.flatMap(({ backups }) => backups),
  ];
  const lost = found.filter(({ isLost }) => isLost).map(({ node }) => shell.label(node));
  if (steps.length + lost.length === 0) return '';
  return [
    '## Restore',
    ...(steps.length > 0
      ? [
          'When data is destroyed and the region is there. Stop what destroys it first. Each is by itself: take those that are needed.',
          written(steps),
        ]
      : []),
    ...(lost.length > 0
      ? [
          `**Nothing brings back ${listWords(lost, 'or')}:** no earlier state is kept, and no backup plan covers what is destroyed there.`,
        ]
      : []),
  ].join('\n\n');
}

/** What people make fail, to see it come back. */
export function rehearsalCommands({ kinds, shell, here }: Runbooks): string {
  const lines = here.flatMap((node) => kinds.get(node.kind)?.rehearse?.(node, shell) ?? []);
  return lines.length === 0
    ? ''
    : `The loss of a zone, one after the other; connections break for a minute or two:\n\n${sh(lines)}`;
}
