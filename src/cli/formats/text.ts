import type { Waiver } from '../../design';
import { plural } from '../../kit/words';
import type { Model } from '../../spec/model';
import {
  conclusion,
  PROFILE_WORDS,
  scoreOf,
  scoreShort,
  scoreWords,
  type AcceptedFinding,
  type Inspection,
  type ItemReport,
} from '../../validation';
import { findingLine } from '../inspect-design';
import { oneLine } from '../io';

const GROUPS = [
  ['checklist', 'Checklist'],
  ['mistakes', 'Common mistakes'],
] as const;

/** Findings, worst first, then what is accepted, then the checklist. */
export const toText = (model: Model, inspection: Inspection): string =>
  toLines(model, inspection)
    .map((line) => `${oneLine(line)}\n`)
    .join('');

function toLines(model: Model, inspection: Inspection): readonly string[] {
  const { reported: findings, accepted, idleWaivers, items, counts, profile } = inspection;
  const score = scoreOf(items.filter(({ item }) => item.group === 'checklist'));
  const { error, warning, info } = counts;
  return [
    ...findings.flatMap((finding) => [
      findingLine(finding),
      ...(finding.also ?? []).map(({ rule, evidence }) => `  also ${rule.id}: ${evidence}`),
    ]),
    ...(findings.length > 0 ? [''] : []),
    ...section('Accepted', accepted.map(acceptedLine)),
    ...section(
      'Accepted, but no longer needed',
      idleWaivers.map(({ waiver, why }) => `${waiver.rule}, ${termsOf(waiver)}: ${why}`),
    ),
    ...GROUPS.flatMap(([group, title]) => {
      const own = items.filter(({ item }) => item.group === group);
      const width = Math.max('pass'.length, ...own.map(({ state }) => state.length));
      return section(
        title,
        own.map((each) => itemLine(each, width, conclusion(each, model, profile))),
      );
    }),
    `Profile: ${PROFILE_WORDS[profile].title}. ${PROFILE_WORDS[profile].asks}`,
    `Checklist: ${scoreShort(score, 'proved')}. ${scoreWords(score, profile)}`.trimEnd(),
    `${plural(error, 'error')}, ${plural(warning, 'warning')}, ${plural(info, 'note')}.`,
  ];
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length > 0 ? [title, ...lines, ''] : [];

const acceptedLine = (finding: AcceptedFinding): string =>
  `${findingLine(finding)} (${termsOf(finding.acceptance.waiver)})`;

export const termsOf = ({ owner, until, reason }: Waiver): string =>
  `accepted by ${owner} until ${until}: ${reason}`;

const itemLine = ({ item, state }: ItemReport, width: number, concluded: string): string =>
  `${state.padEnd(width)}  ${item.id}  ${item.title}: ${concluded}`;
