/** A metric of CloudWatch, and when it is bad. `E`: the expressions of the language that the export is written in. */
export interface Alarm<E> {
  /** Names it among the alarms of its node: "cpu". */
  readonly key: string;
  /** What it means for whoever is woken by it, as a sentence. */
  readonly says: string;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: readonly (readonly [name: string, value: E])[];
  readonly statistic: 'Average' | 'Sum' | 'Minimum' | 'Maximum' | 'p95';
  readonly comparison: '>' | '>=' | '<';
  readonly threshold: E;
  /** What silence means: counts fall silent when all is well, and a dead host reports nothing. */
  readonly missing: 'missing' | 'notBreaching' | 'breaching';
  /** A minute, and as many of them in a row as the monitoring asks for, unless the metric comes more rarely. */
  readonly period?: { readonly seconds: number; readonly times: number };
  /** Users notice. Such alarms of a node call together, once. */
  readonly isOutage?: boolean;
}

/** An event that tells what no metric shows. */
export interface WatchedEvent<E> {
  readonly key: string;
  readonly says: string;
  readonly source: string;
  readonly types: readonly string[];
  readonly detail: readonly (readonly [name: string, value: E])[];
  /** Of services that name the resource beside the detail. */
  readonly resources?: readonly E[];
}

/** What a backup plan promises for its region. */
export interface BackupPromise {
  readonly frequency: string;
  readonly retentionDays: number;
  readonly copiesTo: string | null;
  readonly isTested: boolean;
  /** Empty when nobody has noted one. */
  readonly lastRestoreTest: string;
  readonly lastRestoreMinutes: number;
}
