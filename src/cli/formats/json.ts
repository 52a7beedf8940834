import type { Model } from '../../spec/model';
import { conclusion, scoreOf, type Finding, type Inspection } from '../../validation';

/**
 * One object:
 * - `title`: the design's
 * - `ok`: whether no error finding is open
 * - `profile`: `sketch`, `development` or `production`, by which it was asked
 * - `score`: `{ proved, asked }`, of the checklist's items that the profile asks and that have something to check
 * - `counts`: `{ error, warning, info }`, each cause once
 * - `findings`: worst first, each `{ id, rule, severity, title, evidence, nodes, edges, field, fixes, also }`;
 *   `severity` is `error`, `warning` or `info`, which texts call a note; `also` is what other rules found of the same cause,
 *   `nodes` and `edges` are ids, `field` is `{ node | edge, name }` or null, `fixes` are titles
 * - `accepted`: findings that somebody accepts today, each as in `findings` with `acceptance: { reason, owner, until }`; they are in
 *   no count
 * - `idleWaivers`: what accepts nothing, each `{ rule, subject, field, reason, owner, until, why }`
 * - `items`: of checklist and mistakes, each `{ id, group, title, state, conclusion, rules, unproven, evidence }`; `state` is
 *   `pass`, `fail`, `warn`, `none` (nothing to check), `unasked` (not of such a design), `open` (something is missing that would
 *   prove it, and `unproven`, else null, says what) or `accepted` (nothing is wrong but what is accepted); `conclusion` says in
 *   words what was concluded, and `evidence` of what, each `{ rule, holds, nodes, edges, evidence }`
 */
export function toJson(model: Model, inspection: Inspection): string {
  const { reported, accepted, idleWaivers, items, counts, profile } = inspection;
  const { proved, asked } = scoreOf(items.filter(({ item }) => item.group === 'checklist'));
  const report = {
    title: model.settings.title,
    ok: counts.error === 0,
    profile,
    score: { proved, asked },
    counts,
    findings: reported.map((finding) => ({
      ...findingJson(finding),
      also: (finding.also ?? []).map(findingJson),
    })),
    accepted: accepted.map((finding) => {
      const { reason, owner, until } = finding.acceptance.waiver;
      return { ...findingJson(finding), acceptance: { reason, owner, until } };
    }),
    idleWaivers: idleWaivers.map(({ waiver, why }) => {
      const { rule, subject, field, reason, owner, until } = waiver;
      return { rule, subject, field, reason, owner, until, why };
    }),
    items: items.map((each) => ({
      id: each.item.id,
      group: each.item.group,
      title: each.item.title,
      state: each.state,
      conclusion: conclusion(each, model, profile),
      rules: [...each.item.rules, ...(each.item.spoiledBy ?? [])],
      unproven: each.gap?.says ?? null,
      evidence: each.rules.flatMap(({ rule, verdicts }) =>
        verdicts.map(({ holds, nodes, edges, evidence }) => ({
          rule: rule.id,
          holds,
          nodes,
          edges: edges ?? [],
          evidence,
        })),
      ),
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
