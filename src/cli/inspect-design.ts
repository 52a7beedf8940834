import { catalog } from '../catalog';
import type { Design } from '../design';
import type { ExportFinding } from '../exporters/exporter';
import { resolve } from '../resolve';
import { checklist, rules } from '../rules';
import type { Model } from '../spec/model';
import { inspect, isRefused, SEVERITY_WORDS, type Finding, type Inspection } from '../validation';

export interface Inspected {
  readonly model: Model;
  readonly inspection: Inspection;
}

export function inspectDesign(design: Design, today: string): Inspected {
  const model = resolve(design, catalog);
  return { model, inspection: inspect(model, rules, checklist, { today }) };
}

export const toExportFinding = (finding: Finding): ExportFinding => ({
  severity: finding.severity,
  rule: finding.rule.id,
  title: finding.rule.title,
  evidence: finding.evidence,
  isRefused: isRefused(finding),
  nodes: finding.nodes,
});

/** `error  ML-4  Database in a single zone: app-db: …` */
export const findingLine = (finding: Finding): string =>
  `${SEVERITY_WORDS[finding.severity].padEnd('warning'.length)}  ${finding.rule.id.padEnd('ML-10'.length)}  ` +
  `${finding.rule.title}: ${finding.evidence}`;
