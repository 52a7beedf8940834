import type { Model, ModelNode } from './model';

/** What follows from the whole design for one of its nodes, in tables with their working: computed, and never stored. */
export interface Report {
  readonly title: string;
  readonly sections: readonly ReportSection[];
}

export interface ReportSection {
  readonly title: string;
  /** What has to be said wherever its numbers are shown. */
  readonly note?: string;
  /** Of all columns; the first names the row. */
  readonly head: readonly string[];
  readonly rows: readonly ReportRow[];
}

export interface ReportRow {
  readonly cells: readonly string[];
  /** How its numbers come about, a line each. */
  readonly working: readonly string[];
  /** It misses what was promised. */
  readonly isMissed: boolean;
}

/** `today`: an ISO day. Null for a node of which there is nothing to report. */
export type ReportOf = (node: ModelNode, model: Model, today: string) => Report | null;
