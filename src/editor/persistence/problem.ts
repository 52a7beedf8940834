import type { StoredWork } from './work';

/** A file that the person is offered in place of what storage does not keep. */
export interface RescueFile {
  readonly name: string;
  readonly text: string;
}

export interface StorageProblem {
  readonly code: 'full' | 'blocked' | 'failed' | 'unreadable';
  /** Sentences for the person: what happened, and what to do. */
  readonly message: string;
  /** Null when there is nothing to rescue. */
  readonly file: RescueFile | null;
}

/** Said by a storage that does not answer: Safari may never open a database. */
export class StorageSilent extends Error {}

const MESSAGES = {
  full: 'The browser has no space left to store the design. Save it as a file.',
  blocked:
    'The browser does not let Lintel store the design, so it is lost when this tab closes. Save it as a file.',
  failed: 'The browser could not store the design. Save it as a file.',
} as const;

export function problemOf(error: unknown, file: RescueFile | null): StorageProblem {
  const code = codeOf(error);
  return { code, message: MESSAGES[code], file };
}

export function unreadable(reason: string, file: RescueFile): StorageProblem {
  const message =
    `The design that this browser kept cannot be opened. ${reason} ` +
    'It is set aside as it is; save it as a file if you need it.';
  return { code: 'unreadable', message, file };
}

/** Names of DOMExceptions; a private window of Firefox forbids with InvalidStateError. */
function codeOf(error: unknown): keyof typeof MESSAGES {
  if (error instanceof StorageSilent) return 'blocked';
  const name = error instanceof Error ? error.name : '';
  if (/Quota/i.test(name)) return 'full';
  const isForbidden = ['SecurityError', 'InvalidStateError', 'NotAllowedError'].includes(name);
  // `indexedDB` may not exist at all.
  return isForbidden || error instanceof ReferenceError ? 'blocked' : 'failed';
}

export const workFile = ({ design, savedAt }: StoredWork): RescueFile => ({
  name: `lintel-${stamp(savedAt)}.json`,
  text: `${JSON.stringify(design, null, 2)}\n`,
});

/** Of a value that is no design: whatever of it can be written down. */
export function rawFile(raw: unknown, at: number): RescueFile {
  const name = `lintel-unreadable-${stamp(at)}.json`;
  if (typeof raw === 'string') return { name, text: raw };
  try {
    return { name, text: JSON.stringify(raw, null, 2) };
  } catch {
    return { name, text: String(raw) };
  }
}

/** `2026-01-31T12-59-59`: colons are not for file names. */
function stamp(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime())
    ? 'unknown'
    : date.toISOString().slice(0, 19).replaceAll(':', '-');
}
