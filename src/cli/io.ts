/** The world of a command, so that tests call it without a process. */
export interface Io {
  readonly out: (text: string) => void;
  /** One line or several, without the last line break. */
  readonly err: (text: string) => void;
  /** What relative paths are relative to. */
  readonly cwd: string;
  /** The day on which it is run, in UTC: 2026-05-31. */
  readonly today: string;
}

/** Labels come from links that anybody may have made: nothing of them may steer the terminal or break a line. */
export const oneLine = (text: string): string =>
  text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');

/** Why the file system refused, as the end of a sentence. */
export function fileFault(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return FAULTS[code] ?? (code === '' ? 'it failed' : code);
}

const FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EACCES: 'permission was denied',
  EPERM: 'permission was denied',
  EROFS: 'the file system is read-only',
  EISDIR: 'it is a directory',
  ENOTDIR: 'a part of the path is not a directory',
  EEXIST: 'a file is in the way',
  ENAMETOOLONG: 'the name is too long',
  ENOSPC: 'the disk is full',
  ELOOP: 'its symbolic links lead in a circle',
};
