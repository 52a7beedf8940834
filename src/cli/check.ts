import type { Design, Waiver } from '../design';
import { plural } from '../kit/words';
import { readSettings } from '../spec/settings';
import type { AcceptedFinding, Finding, Inspection, ItemReport } from '../validation';
import { findingLine, inspectDesign } from './inspect-design';
import { oneLine, type Io } from './io';

const GROUPS = [
  ['checklist', 'Checklist'],
  ['mistakes', 'Common mistakes'],
] as const;

/**
 * Prints findings, worst first, then what is accepted, then the checklist. True when no error finding is open.
 *
 * `--format json` prints one object:
 * - `title`: the design's
 * - `ok`: whether no error finding is open
 * - `counts`: `{ error, warning, info }`
 * - `findings`: worst first, each `{ id, rule, severity, title, evidence, nodes, edges, field, fixes }`;
 *   `nodes` and `edges` are ids, `field` is `{ node | edge, name }` or null, `fixes` are titles
 * - `accepted`: findings that somebody accepts today, each as in `findings` with `acceptance: { reason, owner, until }`; they are in
 *   no count
 * - `idleWaivers`: what accepts nothing, each `{ rule, subject, field, reason, owner, until, why }`
 * - `items`: of checklist and mistakes, each `{ id, group, title, state, rules, unproven }`; `state` is
 *   `pass`, `fail`, `warn`, `none` (nothing to check) or `open` (something is missing that would prove it, and
 *   `unproven`, else null, says what) or `accepted` (nothing is wrong but what is accepted)
 */
export function check(design: Design, format: 'text' | 'json', io: Io): boolean {
  const { inspection } = inspectDesign(design, io.today);
  const isClean = inspection.counts.error === 0;
  if (format === 'json') io.out(`${JSON.stringify(toJson(design, inspection), null, 2)}\n`);
  else
    io.out(
      toLines(inspection)
        .map((line) => `${oneLine(line)}\n`)
        .join(''),
    );
  return isClean;
}

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

const termsOf = ({ owner, until, reason }: Waiver): string =>
  `accepted by ${owner} until ${until}: ${reason}`;

function itemLine({ item, state, gap, accepted }: ItemReport, width: number): string {
  const why = state === 'open' && gap !== null ? `: ${gap.says}` : '';
  const nothing = state === 'none' ? ': nothing to check' : '';
  const waived = state === 'accepted' ? `: ${plural(accepted.length, 'finding')}` : '';
  return `${state.padEnd(width)}  ${item.id}  ${item.title}${why}${nothing}${waived}`;
}

const findingJson = (finding: Finding): object => ({
  id: finding.id,
  rule: finding.rule.id,
  severity: finding.severity,
  title: finding.rule.title,
  evidence: finding.evidence,
  nodes: finding.nodes,
  edges: finding.edges ?? [],
  field: finding.field ?? null,
  fixes: (finding.fixes ?? []).map(({ title }) => title),
});

function toJson(design: Design, inspection: Inspection): object {
  const { findings, accepted, idleWaivers, items, counts } = inspection;
  return {
    title: readSettings(design).title,
    ok: counts.error === 0,
    counts,
    findings: findings.map(findingJson),
    accepted: accepted.map((finding) => {
      const { reason, owner, until } = finding.acceptance.waiver;
      return { ...findingJson(finding), acceptance: { reason, owner, until } };
    }),
    idleWaivers: idleWaivers.map(({ waiver: { id: _id, ...waiver }, why }) => ({ ...waiver, why })),
    items: items.map(({ item, state, gap }) => ({
      id: item.id,
      group: item.group,
      title: item.title,
      state,
      rules: [...item.rules, ...(item.spoiledBy ?? [])],
      unproven: gap?.says ?? null,
    })),
  };
}
