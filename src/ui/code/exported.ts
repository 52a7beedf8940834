import type { Design } from '../../design';
import type { Model } from '../../spec/model';
import { isRefused, toExportAcceptances, type Inspection } from '../../validation';
import type { CodeExporter, WrittenCode } from './exporters-context';

export type Exported =
  | ({ readonly ok: true } & WrittenCode)
  | { readonly ok: false; readonly problem: string };

type Found = Pick<Inspection, 'findings' | 'accepted'>;

/** A state of the design and one before it, and what the panel showed for them. */
const REMEMBERED = 4;

interface Entry {
  readonly design: Design;
  readonly findings: Found['findings'];
  readonly accepted: Found['accepted'];
  readonly exported: Exported;
}

const known = new WeakMap<CodeExporter, readonly Entry[]>();
const entriesOf = (exporter: CodeExporter): readonly Entry[] => known.get(exporter) ?? [];

/**
 * The files of a design. The panel, the dialog and the marks of the last edit ask for the same design, so that the last few
 * are remembered. An exporter that throws is a bug of its own and must not take the page with it.
 */
export function exportDesign(exporter: CodeExporter, model: Model, found: Found): Exported {
  const { design } = model;
  const { findings, accepted } = found;
  const entries = entriesOf(exporter);
  const same = entries.find(
    (entry) =>
      entry.findings === findings &&
      entry.accepted === accepted &&
      isSameDesign(entry.design, design),
  );
  if (same) return same.exported;
  const exported = run(exporter, model, found);
  known.set(exporter, [{ design, findings, accepted, exported }, ...entries].slice(0, REMEMBERED));
  return exported;
}

/**
 * The files of an earlier design. What was found then is only known as long as it is remembered; findings fill no more than
 * comments, and with those of now these comments count as unchanged.
 */
export function exportEarlier(
  exporter: CodeExporter,
  earlier: Design,
  now: Model,
  foundNow: Found,
): Exported {
  const found = entriesOf(exporter).find((entry) => isSameDesign(entry.design, earlier));
  return found?.exported ?? exportDesign(exporter, now.with(earlier), foundNow);
}

function run(exporter: CodeExporter, model: Model, { findings, accepted }: Found): Exported {
  try {
    const told = findings.map((finding) => ({
      severity: finding.severity,
      rule: finding.rule.id,
      title: finding.rule.title,
      isRefused: isRefused(finding),
      evidence: finding.evidence,
      nodes: finding.nodes,
    }));
    return { ok: true, ...exporter.run(model, told, toExportAcceptances(accepted)) };
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Records keep their identity where nothing has changed, so that this compares pointers. */
function isSameDesign(a: Design, b: Design): boolean {
  return (
    isSameTable(a.settings, b.settings) &&
    isSameTable(a.nodes, b.nodes) &&
    isSameTable(a.edges, b.edges) &&
    isSameTable(a.layout, b.layout) &&
    isSameTable(a.waivers, b.waivers)
  );
}

function isSameTable(a: Readonly<Record<string, unknown>>, b: typeof a): boolean {
  if (a === b) return true;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => a[name] === b[name] && Object.hasOwn(b, name))
  );
}
