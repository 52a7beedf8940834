import type { Waiver } from '../../design';
import { plural } from '../../kit/words';
import type { AcceptedFinding, Inspection, ItemReport } from '../../validation';
import { findingLine } from '../inspect-design';
import { oneLine } from '../io';

const GROUPS = [
  ['checklist', 'Checklist'],
  ['mistakes', 'Common mistakes'],
] as const;

/** Findings, worst first, then what is accepted, then the checklist. */
export const toText = (inspection: Inspection): string =>
  toLines(inspection)
    .map((line) => `${oneLine(line)}\n`)
    .join('');

function toLines(inspection: Inspection): readonly string[] {
  const { findings, accepted, idleWaivers, items, counts } = inspection;
  const { error, warning, info } = counts;
  return [
    ...findings.map(findingLine),
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
        own.map((each) => itemLine(each, width)),
      );
    }),
    `${plural(error, 'error')}, ${plural(warning, 'warning')}, ${plural(info, 'note')}.`,
  ];
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length > 0 ? [title, ...lines, ''] : [];

const acceptedLine = (finding: AcceptedFinding): string =>
  `${findingLine(finding)} (${termsOf(finding.acceptance.waiver)})`;

export const termsOf = ({ owner, until, reason }: Waiver): string =>
  `accepted by ${owner} until ${until}: ${reason}`;

function itemLine({ item, state, gap, accepted }: ItemReport, width: number): string {
  const why = state === 'open' && gap !== null ? `: ${gap.says}` : '';
  const nothing = state === 'none' ? ': nothing to check' : '';
  const waived = state === 'accepted' ? `: ${plural(accepted.length, 'finding')}` : '';
  return `${state.padEnd(width)}  ${item.id}  ${item.title}${why}${nothing}${waived}`;
}
