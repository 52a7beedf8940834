import type { Span } from '../codegen/code';
import type { NodeId, SubjectId, Waiver } from '../design/records';
import type { Model } from '../spec/model';

/** A stretch of a file. What an edit leaves alone stays the very same piece, so that two versions of a long file need not be read. */
export interface FilePiece {
  readonly text: string;
  readonly spans?: readonly Span[];
}

export interface ExportedFile {
  readonly path: string;
  /** The pieces, joined. */
  readonly text: string;
  readonly pieces: readonly FilePiece[];
  readonly language:
    | 'hcl'
    | 'markdown'
    | 'json'
    | 'shell'
    | 'yaml'
    | 'typescript'
    | 'javascript'
    | 'text';
  /** Outer before inner, then by position; empty for a file whose lines come from no record. */
  readonly spans: readonly Span[];
}

/** What an exporter needs of a finding, so that it need not know the rules. */
export interface ExportFinding {
  readonly severity: 'error' | 'warning' | 'info';
  readonly rule: string;
  readonly title: string;
  readonly evidence: string;
  /** AWS, Terraform or CDK itself does not take it: until it is solved the code may neither plan nor deploy. */
  readonly isRefused?: boolean;
  readonly nodes: readonly NodeId[];
}

/** A finding that somebody accepts, and what scanners of the code call it. */
export interface ExportAcceptance {
  readonly rule: string;
  readonly title: string;
  readonly nodes: readonly NodeId[];
  /** Whose code says so; null for a finding about the design as a whole. */
  readonly subject: SubjectId | null;
  /** Other nodes of which the same is true. */
  readonly alike?: readonly NodeId[];
  readonly waiver: Waiver;
  readonly checkov: readonly { readonly id: string; readonly resource: string }[];
  /** Of the pack AwsSolutions, without its prefix. */
  readonly cdkNag: readonly string[];
}

/** A node that is drawn and has no code. */
export interface LeftOut {
  readonly node: NodeId;
  /** `Session cache (ElastiCache)`: its label and what it is. */
  readonly name: string;
  /** What is missing for it, or how the exporter failed on it, as a sentence. */
  readonly why: string;
}

export interface Exported {
  readonly files: readonly ExportedFile[];
  /** Empty when all that is drawn and has code is in the files. */
  readonly leftOut: readonly LeftOut[];
}

/**
 * Turns a resolved design into files. Pure: the same design gives the same bytes, whatever the order of its records' keys.
 * Never refuses: what AWS would not take is said in the files, and what they do not hold is said beside them.
 */
export interface Exporter {
  readonly id: string;
  readonly title: string;
  readonly run: (
    model: Model,
    findings: readonly ExportFinding[],
    accepted?: readonly ExportAcceptance[],
  ) => Exported;
}
