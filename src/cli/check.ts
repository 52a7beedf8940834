import type { Design } from '../design';
import { plural } from '../kit/words';
import { readSettings } from '../spec/settings';
import type { Inspection, ItemReport } from '../validation';
import { findingLine, inspectDesign } from './inspect-design';
import { oneLine, type Io } from './io';

const GROUPS = [
  ['checklist', 'Checklist'],
  ['mistakes', 'Common mistakes'],
] as const;

/**
 * Prints findings, worst first, then the checklist. True when no error finding is open.
 *
 * `--format json` prints one object:
 * - `title`: the design's
 * - `ok`: whether no error finding is open
 * - `counts`: `{ error, warning, info }`
 * - `findings`: worst first, each `{ id, rule, severity, title, evidence, nodes, edges, field, fixes }`;
 *   `nodes` and `edges` are ids, `field` is `{ node | edge, name }` or null, `fixes` are titles
 * - `items`: of checklist and mistakes, each `{ id, group, title, state, rules, unproven }`; `state` is
 *   `pass`, `fail`, `warn`, `none` (nothing to check) or `open` (something is missing that would prove it, and
 *   `unproven`, else null, says what)
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

function toLines({ findings, items, counts }: Inspection): readonly string[] {
  const { error, warning, info } = counts;
  return [
    ...findings.map(findingLine),
    ...(findings.length > 0 ? [''] : []),
    ...GROUPS.flatMap(([group, title]) => {
      const own = items.filter(({ item }) => item.group === group);
      return own.length > 0 ? [title, ...own.map(itemLine), ''] : [];
    }),
    `${plural(error, 'error')}, ${plural(warning, 'warning')}, ${plural(info, 'note')}.`,
  ];
}

function itemLine({ item, state, gap }: ItemReport): string {
  const why = state === 'open' && gap !== null ? `: ${gap.says}` : '';
  const nothing = state === 'none' ? ': nothing to check' : '';
  return `${state.padEnd('pass'.length)}  ${item.id}  ${item.title}${why}${nothing}`;
}

function toJson(design: Design, { findings, items, counts }: Inspection): object {
  return {
    title: readSettings(design).title,
    ok: counts.error === 0,
    counts,
    findings: findings.map(({ id, rule, severity, evidence, nodes, edges, field, fixes }) => ({
      id,
      rule: rule.id,
      severity,
      title: rule.title,
      evidence,
      nodes,
      edges: edges ?? [],
      field: field ?? null,
      fixes: (fixes ?? []).map(({ title }) => title),
    })),
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
