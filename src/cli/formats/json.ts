import type { Design } from '../../design';
import { readSettings } from '../../spec/settings';
import type { Finding, Inspection } from '../../validation';

/**
 * One object:
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
export function toJson(design: Design, inspection: Inspection): string {
  const { findings, accepted, idleWaivers, items, counts } = inspection;
  const report = {
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
  return `${JSON.stringify(report, null, 2)}\n`;
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
