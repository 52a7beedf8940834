import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { err, ok, type Result } from '../kit/result';
import { fileFault } from './io';

export interface Writing {
  /** Absolute. Made if it is not there. */
  readonly folder: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** Paths that an earlier export wrote: taken away when this one does not write them again. */
  readonly earlier: readonly string[];
  /** Write although the folder holds files that no export wrote. Those stay as they are. */
  readonly force: boolean;
}

/** Answers which files of the earlier export were removed: left there, they would be applied too. */
export function writeFiles(writing: Writing): Result<{ removed: readonly string[] }, string> {
  const { folder, files, earlier, force } = writing;
  const paths = new Set(files.map(({ path }) => path));
  const present = listFiles(folder);
  if (!present.ok) return present;
  const stranger = present.value.find((path) => !paths.has(path) && !earlier.includes(path));
  if (stranger !== undefined && !force) {
    return err(
      `${folder} holds ${stranger}, which no export wrote: choose another directory or add --force.`,
    );
  }
  const removed = earlier.filter((path) => !paths.has(path) && present.value.includes(path));
  let at = folder;
  try {
    for (const path of removed) rmSync((at = inside(folder, path)));
    for (const { path, text } of files) {
      at = inside(folder, path);
      const made = makeFolder(dirname(at));
      if (!made.ok) return made;
      writeFileSync(at, text);
    }
  } catch (error) {
    return err(`Cannot write ${at}: ${fileFault(error)}.`);
  }
  return ok({ removed });
}

/** Node's own recursive mkdir never ends below `/proc`, which says of what it refuses to hold that it is not there. */
function makeFolder(folder: string): Result<void, string> {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return ok(undefined);
  const parent = dirname(folder);
  const above = parent === folder ? ok(undefined) : makeFolder(parent);
  if (!above.ok) return above;
  try {
    mkdirSync(folder);
    return ok(undefined);
  } catch (error) {
    const isRefused = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const why = isRefused ? `${parent} takes no directories` : fileFault(error);
    return err(`Cannot make the directory ${folder}: ${why}.`);
  }
}

/** All files below the folder, with slashes; none when it does not exist. */
function listFiles(folder: string): Result<readonly string[], string> {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => !entry.isDirectory());
    const paths = files.map((entry) => relative(folder, resolve(entry.parentPath, entry.name)));
    return ok(paths.map((path) => path.replaceAll(sep, '/')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ok([]);
    const isFile = error instanceof Error && 'code' in error && error.code === 'ENOTDIR';
    return err(`Cannot write into ${folder}: ${isFile ? 'it is a file' : fileFault(error)}.`);
  }
}

/** Exporters make safe paths; this is for the day when one does not. */
function inside(folder: string, path: string): string {
  const target = resolve(folder, path);
  if (!target.startsWith(folder.endsWith(sep) ? folder : folder + sep)) {
    throw new Error(`The path ${path} leads out of ${folder}.`);
  }
  return target;
}
