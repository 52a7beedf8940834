import { listWords, plural } from '../kit/words';
import { profileOf } from '../spec/profile';
import type { Settings } from '../spec/settings';
import { PROFILE_WORDS } from '../validation/profile-words';
import type { Model } from '../spec/model';
import type { ExportAcceptance, ExportFinding } from './exporter';
import { inMarkdown } from './markdown';
import type { Entry, Remark } from './plan';

const errorsOf = (findings: readonly ExportFinding[]): readonly ExportFinding[] =>
  findings.filter(({ severity }) => severity === 'error');

/** Whether it is only unwise, or cannot be done at all. */
function refusalLines(errors: readonly ExportFinding[]): readonly string[] {
  const ids = [...new Set(errors.flatMap(({ rule, isRefused }) => (isRefused ? [rule] : [])))];
  return ids.length === 0
    ? []
    : [
        `What ${listWords(ids)} ${ids.length === 1 ? 'reports' : 'report'} is refused, by the tools or half-way by AWS.`,
      ];
}

/** Open errors for the head of the code; null when there are none. `warning`: "Do not apply this code". */
export function errorLines(findings: readonly ExportFinding[], warning: string): string | null {
  const errors = errorsOf(findings);
  if (errors.length === 0) return null;
  const lines = errors.map(({ rule, title, evidence }) => `- ${rule} ${title}: ${evidence}`);
  return [
    `ATTENTION: the design has ${plural(errors.length, 'open error')}. ${warning} before they are solved.`,
    ...refusalLines(errors),
    ...lines.map((line) => line.replace(/\s+/g, ' ')),
  ].join('\n');
}

/** The section of the README, empty when there are none. `before`: "apply", the verb of what to put off. */
export function openErrors(findings: readonly ExportFinding[], before: string): string {
  const errors = errorsOf(findings);
  if (errors.length === 0) return '';
  return [
    '## Open errors',
    '',
    `The design has ${plural(errors.length, 'open error')}. AWS may refuse this code, or it breaks a promise of the design. ` +
      `Solve them before you ${before}.`,
    ...refusalLines(errors).flatMap((line) => ['', line]),
    '',
    ...errors.map(
      ({ rule, title, evidence }) =>
        `- **${inMarkdown(rule)}** ${inMarkdown(title)}: ${inMarkdown(evidence)}`,
    ),
  ].join('\n');
}

/** All that a README says of what was found, and of the design as a whole, for whoever remembers what it was written from. */
export const toldInReadme = (
  model: Model,
  findings: readonly ExportFinding[],
  accepted: readonly ExportAcceptance[],
): readonly unknown[] => [
  ...Object.values(model.settings),
  ...errorsOf(findings).flatMap(({ rule, title, evidence, isRefused }) => [
    rule,
    title,
    evidence,
    isRefused,
  ]),
  ...accepted.flatMap(({ rule, nodes, waiver }) => [
    rule,
    ...nodes.map((id) => model.find(id)?.label),
    waiver,
  ]),
];

/** What the design is for, and what that means to the code. */
export function purpose(settings: Settings): string {
  const { title, asks, brings } = PROFILE_WORDS[profileOf(settings)];
  return `Profile: **${title}**. ${asks} ${brings}`;
}

/** What the code makes, what it refers to, and what is drawn and left out. */
export function created(
  entries: readonly Entry[],
  isLookedUp: (entry: Entry) => boolean = () => false,
): string {
  const exported = entries.filter(({ missing, address }) => missing === null && address !== '');
  const made = exported.filter((entry) => !isLookedUp(entry));
  const found = exported.filter(isLookedUp);
  const isSpread = new Set(entries.map(({ region }) => region)).size > 1;
  const line = ({ label, title, address, region }: Entry) =>
    `- ${inMarkdown(label)}: ${title}${isSpread ? ` in ${inMarkdown(region)}` : ''}, \`${address}\``;
  const left = entries.filter(({ missing }) => missing !== null);
  return [
    '## What it creates',
    '',
    ...(made.length === 0 ? ['Nothing yet: the design holds no resources.'] : []),
    ...made.map(line),
    ...(found.length === 0
      ? []
      : ['', 'It refers to what exists already:', '', ...found.map(line)]),
    ...(left.length === 0 ? [] : ['', 'Drawn, but left out:', '']),
    ...left.map(
      ({ label, title, missing }) =>
        `- ${inMarkdown(label)} (${title}): ${inMarkdown(missing ?? '')}`,
    ),
  ].join('\n');
}

export const decisions = (remarks: readonly Remark[]): string =>
  remarks.length === 0
    ? ''
    : ['## Decisions', '', ...remarks.map(({ text }) => `- ${text}`)].join('\n');

/** The whole, of the sections that say something. */
export const joinSections = (sections: readonly string[]): string =>
  `${sections.filter((section) => section !== '').join('\n\n')}\n`;
