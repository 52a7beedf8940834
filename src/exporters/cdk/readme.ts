import type { Model } from '../../spec/model';
import { acceptedFindings } from '../accepted';
import type { ExportAcceptance, ExportFinding } from '../exporter';
import { inMarkdown } from '../markdown';
import { inOrder, remarksOf } from '../plan';
import { created, decisions, joinSections, openErrors, purpose } from '../readme';
import type { Part } from './part';
import type { StackOutline } from './stack-plans';
import { HOLDS, stackModule } from './stack-names';

/** How the app is used; without a stack there is nothing to use. */
const USE = [
  [
    '## Commands',
    '',
    '```sh',
    'npm install',
    'npm run build        # checks the types',
    'npm test             # asserts what the stacks promise',
    'npx cdk synth        # writes the templates; asks AWS nothing',
    'npx cdk diff         # what a deployment would change',
    'npx cdk deploy --all',
    '```',
    '',
    'Commit `package-lock.json` after the first `npm install`: it pins everything for everyone. cdk-nag runs with every synthesis, and an open ' +
      'finding fails it; what is accepted says why, with `acknowledge` beside its construct.',
  ].join('\n'),
  [
    '## Destroy',
    '',
    'Set `deletionProtection` to false in `lib/config.ts` and deploy, then run `npx cdk destroy --all`. Keys, buckets, tables and vaults stay, and ' +
      'so do the last snapshots of databases: delete by hand what is no longer needed.',
  ].join('\n'),
];

interface Input {
  readonly model: Model;
  readonly findings: readonly ExportFinding[];
  readonly accepted: readonly ExportAcceptance[];
  readonly parts: readonly Part[];
  readonly stacks: readonly StackOutline[];
}

export function readme({ model, findings, accepted, parts, stacks }: Input): string {
  const { settings } = model;
  const entries = parts.flatMap((part) => part.entries).toSorted(inOrder);
  const examples = parts.flatMap((part) => part.settings).filter(({ isExample }) => isExample);
  return joinSections([
    `# ${inMarkdown(settings.title) || 'Infrastructure'}`,
    `An AWS CDK app, exported from a Lintel design. \`design.lintel.json\` is that design: open it in Lintel to change the drawing and export again.`,
    purpose(settings),
    openErrors(findings, 'deploy'),
    acceptedFindings(model, accepted),
    created(entries),
    list(stacks),
    [
      '## Before the first deployment',
      '',
      '- Node.js 20.11 or newer, and AWS credentials that may create the above.',
      ...(examples.length === 0
        ? []
        : [
            `- In \`lib/config.ts\` examples stand for what only you know. Replace ${examples.map(({ name }) => `\`${name}\``).join(', ')}.`,
          ]),
      ...remarksOf(parts, 'before').map(({ text }) => `- ${text}`),
      ...mutual(stacks),
      ...bootstrap(stacks),
    ].join('\n'),
    ...(stacks.length === 0 ? [] : USE),
    decisions(remarksOf(parts, 'decision')),
    remarksOf(parts, 'after')
      .map(({ text }) => text)
      .join('\n\n'),
  ]);
}

const list = (stacks: readonly StackOutline[]): string =>
  stacks.length === 0
    ? ''
    : [
        '## Stacks',
        '',
        'In the order in which they are deployed: each uses only what the ones before it make.',
        '',
        ...stacks.map(
          ({ stack }) =>
            `- \`lib/${stackModule(stack)}.ts\` in ${inMarkdown(stack.region)}: ${lower(HOLDS[stack.name])}.`,
        ),
      ].join('\n');

const lower = (text: string): string =>
  /^[A-Z]{2}/.test(text) ? text : text.slice(0, 1).toLowerCase() + text.slice(1);

/** Only buckets can wait for each other: replicas and vaults have stacks of their own. */
const mutual = (stacks: readonly StackOutline[]): readonly string[] =>
  stacks.flatMap(({ stack, mutual: others }) =>
    others.map(
      (other) =>
        `- \`lib/${stackModule(stack)}.ts\` and \`lib/${stackModule(other)}.ts\` replicate objects to each other, and S3 refuses to replicate to a bucket that ` +
        `is not there: for the very first deployment leave the \`replicationRules\` out of \`lib/${stackModule(stack)}.ts\`, and deploy once more with them.`,
    ),
  );

function bootstrap(stacks: readonly StackOutline[]): readonly string[] {
  const regions = [...new Set(stacks.map(({ stack }) => stack.region))];
  return regions.length === 0
    ? []
    : [
        `- Once per account and region: ${regions
          .map(
            (region) =>
              `\`npx cdk bootstrap aws://ACCOUNT/${region.replaceAll(/[^a-z0-9-]+/gi, ' ')}\``,
          )
          .join(', ')}.`,
      ];
}
