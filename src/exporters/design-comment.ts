import type { ZipEntry } from './zip';

/** The file of each target that a person reads first, and how its language writes a comment. */
const HEADS: Readonly<Record<string, string>> = { 'versions.tf': '#', 'bin/app.ts': '//' };
const MARK = 'lintel:#';
const COMMENT = /^(?:#|\/\/) lintel:#([1-9][0-9]{0,5}\.[\w-]+)\s*$/m;

/**
 * The files of an export, the first of them with a comment that holds the design: whoever has only that file opens it again. Added
 * when somebody takes the files along, because a link is too dear to be made at every edit.
 */
export const withDesignComment = (
  files: readonly ZipEntry[],
  fragment: string,
): readonly ZipEntry[] =>
  files.map((file) => {
    const sign = Object.hasOwn(HEADS, file.path) ? HEADS[file.path] : undefined;
    if (sign === undefined) return file;
    const text = [
      `${sign} The design of this code, which Lintel opens again from here:`,
      `${sign} ${MARK}${fragment}`,
      '',
      file.text,
    ].join('\n');
    return { path: file.path, text };
  });

/** The link in such a comment; null where there is none. */
export const linkInCode = (text: string): string | null => COMMENT.exec(text)?.[1] ?? null;
