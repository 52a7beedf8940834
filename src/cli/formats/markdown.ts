import { inMarkdown, markdownTable } from '../../exporters/markdown';
import { listWords, plural, truncate } from '../../kit/words';
import type { Model } from '../../spec/model';
import { readSettings } from '../../spec/settings';
import {
  conclusion,
  groupFindings,
  PROFILE_WORDS,
  scoreOf,
  scoreShort,
  scoreWords,
  SEVERITY_WORDS,
  type AcceptedFinding,
  type ChecklistItem,
  type Finding,
  type Inspection,
  type ItemReport,
  type ItemState,
} from '../../validation';
import { termsOf } from './text';

/** GitHub takes no longer body of a comment. */
export const MOST_CHARACTERS = 65_536;
/** Enough for the sentence that says what is missing. */
const ROOM_FOR_END = 200;
/** Evidence may list many names; all of it stands below. */
const MOST_CONCLUDED = 300;

const STATES: Readonly<Record<ItemState, string>> = {
  pass: '✅ pass',
  fail: '❌ fail',
  warn: '⚠️ warning',
  none: '➖ nothing to check',
  open: '⬜ open',
  accepted: '☑️ accepted',
  unasked: '➖ not asked',
};

/** What is told of a label is told to nobody: GitHub notifies whom a text mentions, escaped or not, and links what it numbers. */
const inComment = (text: string): string => inMarkdown(text).replace(/\\[@#]/g, '$&&#8203;');

/** A summary of the items, and the findings by item, each once; short enough for a comment on a pull request. */
export function toMarkdown(model: Model, inspection: Inspection): string {
  const { design } = model;
  const { items, reported: findings, accepted, counts, profile } = inspection;
  const score = scoreOf(items.filter(({ item }) => item.group === 'checklist'));
  const found = [
    plural(counts.error, 'error'),
    plural(counts.warning, 'warning'),
    plural(counts.info, 'note'),
  ];
  const head = [
    `## Lintel: ${inComment(truncate(readSettings(design).title, 200))}`,
    `**${listWords(found)}.** Checklist: ${scoreShort(score, 'proved')}. ${scoreWords(score, profile)} Profile: ${PROFILE_WORDS[profile].title}.`,
    markdownTable(
      ['item', 'state', 'what was concluded'],
      items.map((report) => itemRow(report, conclusion(report, model, profile))),
    ),
  ];
  const blocks = [
    ...groupFindings(items, findings).flatMap((group) =>
      blocksOf({ title: headingOf(group.item), findings: group.findings }, findingLine),
    ),
    ...blocksOf({ title: 'Accepted', findings: accepted }, acceptedLine),
  ];
  return limited(head, blocks);
}

const itemRow = ({ item, state }: ItemReport, concluded: string): readonly string[] => [
  `${item.id} ${inMarkdown(item.title)}`,
  STATES[state],
  inComment(truncate(concluded, MOST_CONCLUDED)),
];

const headingOf = (item: ChecklistItem | null): string =>
  item ? `${item.id} ${inMarkdown(item.title)}` : 'Beside the checklist';

/** The heading stays with its first finding. */
const blocksOf = <F extends Finding>(
  { title, findings }: { readonly title: string; readonly findings: readonly F[] },
  line: (finding: F) => string,
): readonly string[] =>
  findings.map((finding, index) => (index === 0 ? `\n### ${title}\n\n` : '') + line(finding));

function findingLine({ rule, severity, evidence, fixes = [], also = [] }: Finding): string {
  const titles = fixes.map(({ title }) => `“${inComment(title)}”`);
  const fix = titles.length > 0 ? ` Fix: ${listWords(titles, 'or')}.` : '';
  const others = also
    .map((other) => ` Also ${other.rule.id}: ${inComment(other.evidence)}`)
    .join('');
  return `- **${SEVERITY_WORDS[severity]}** ${rule.id} ${inMarkdown(rule.title)}: ${inComment(evidence)}${fix}${others}`;
}

const acceptedLine = ({ rule, severity, evidence, acceptance }: AcceptedFinding): string =>
  `- **${SEVERITY_WORDS[severity]}** ${rule.id} ${inMarkdown(rule.title)}: ${inComment(evidence)} *${inComment(termsOf(acceptance.waiver))}*`;

function limited(head: readonly string[], blocks: readonly string[]): string {
  let text = `${head.join('\n\n')}\n`;
  for (const [index, block] of blocks.entries()) {
    if (text.length + block.length + 1 > MOST_CHARACTERS - ROOM_FOR_END) {
      return `${text}\n${plural(blocks.length - index, 'more finding')} would not fit into a comment; \`lintel check\` lists them all.\n`;
    }
    text += `${block}\n`;
  }
  return text;
}
