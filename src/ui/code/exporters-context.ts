import { createContext, useContext } from 'react';
import type { Span } from '../../codegen/code';
import type { NodeId } from '../../design';
import type { View } from '../../spec/geometry';
import type { Model } from '../../spec/model';
import type { Inspection, Severity, toExportAcceptance } from '../../validation';

/** A file as an exporter writes it. */
export interface CodeFile {
  /** Inside the zip: `network.tf`, `docs/dr-plan.md`. */
  readonly path: string;
  readonly text: string;
  /** The text in pieces of whole lines, which stay the same where an edit changes nothing. */
  readonly pieces: readonly { readonly text: string }[];
  readonly language: string;
  readonly spans: readonly Span[];
}

/** What an exporter is told of a finding: it knows no rules. */
export interface CodeFinding {
  readonly severity: Severity;
  readonly rule: string;
  readonly title: string;
  readonly evidence: string;
  readonly nodes: readonly NodeId[];
}

/** A node that is drawn and has no code. */
export interface LeftOutNode {
  readonly node: NodeId;
  readonly name: string;
  /** A sentence. */
  readonly why: string;
}

/** All that an exporter makes of a design. */
export interface WrittenCode {
  readonly files: readonly CodeFile[];
  readonly leftOut: readonly LeftOutNode[];
}

/** What the panel needs of an exporter; `ui/` may not import `exporters/`, so the shape is said again. */
export interface CodeExporter {
  readonly id: string;
  readonly title: string;
  readonly run: (
    model: Model,
    findings: readonly CodeFinding[],
    accepted?: readonly ReturnType<typeof toExportAcceptance>[],
  ) => WrittenCode;
}

export interface ExportTarget {
  /** Part of the zip's name and of links: `terraform`. Small letters, digits and hyphens. */
  readonly id: string;
  readonly title: string;
  /** What comes of code that holds something which AWS refuses, as the end of a sentence: "the code does not plan". */
  readonly ifRefused: string;
  /** The commands to run in the unpacked folder, a line each; a line may be a `#` comment. */
  readonly nextCommands: readonly string[];
  /** Loads the exporter's code; called when the panel or the dialog is first seen. */
  readonly load: () => Promise<CodeExporter>;
}

/** What `app/` hands in, because `ui/` knows neither the catalog nor the exporters. */
export interface Exporters {
  /** The first is shown to whoever has chosen none. */
  readonly targets: readonly ExportTarget[];
  /** What every zip holds beside the code: the design as a page to read. */
  readonly loadDocuments: () => Promise<
    (
      model: Model,
      inspection: Inspection,
      iconOf: (kind: string) => string | undefined,
      view: View,
    ) => readonly CodeFile[]
  >;
  /** With a link, what it opens stands in the head of the code as well. */
  readonly loadZip: () => Promise<
    (files: readonly CodeFile[], link: string | null) => Uint8Array<ArrayBuffer>
  >;
}

export const ExportersContext = createContext<Exporters | null>(null);

export function useExporters(): Exporters {
  const exporters = useContext(ExportersContext);
  if (!exporters) throw new Error('There are no exporters above this component.');
  return exporters;
}
