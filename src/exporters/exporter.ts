import type { Span } from '../codegen/code';
import type { NodeId } from '../design/records';
import type { Model } from '../spec/model';

export interface ExportedFile {
  readonly path: string;
  readonly text: string;
  readonly language: 'hcl' | 'markdown' | 'json' | 'shell' | 'yaml' | 'javascript' | 'text';
  /** Outer before inner, then by position; empty for a file whose lines come from no record. */
  readonly spans: readonly Span[];
}

/** What an exporter needs of a finding, so that it need not know the rules. */
export interface ExportFinding {
  readonly severity: 'error' | 'warning' | 'info';
  readonly rule: string;
  readonly title: string;
  readonly evidence: string;
  readonly nodes: readonly NodeId[];
}

/**
 * Turns a resolved design into files. Pure: the same design gives the same bytes, whatever the order of its records' keys.
 * Never refuses: what AWS would not take is said in the files.
 */
export interface Exporter {
  readonly id: string;
  readonly title: string;
  readonly run: (model: Model, findings: readonly ExportFinding[]) => readonly ExportedFile[];
}
