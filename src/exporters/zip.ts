import { strToU8, zipSync } from 'fflate';

export interface ZipEntry {
  /** Relative, with slashes: `modules/network/main.tf`. */
  readonly path: string;
  readonly text: string;
}

/**
 * The earliest time that a zip can hold. In local time, because that is what fflate reads; at noon,
 * because no time zone has skipped it.
 */
const MODIFIED = new Date(1980, 0, 1, 12);

/** A zip archive: the same files give the same bytes, in whatever order they come. Throws on a path that is not safe. */
export function zipFiles(files: readonly ZipEntry[]): Uint8Array<ArrayBuffer> {
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const paths = new Set<string>();
  for (const { path } of sorted) {
    assertSafe(path);
    // Windows and macOS would write the one over the other.
    const folded = path.toLowerCase();
    if (paths.has(folded)) throw new Error(`Two files have the path ${path}.`);
    paths.add(folded);
  }
  const entries = sorted.map(({ path, text }) => [path, strToU8(text)] as const);
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: MODIFIED });
}

/** What every unpacker takes, on every system, without leaving the folder it unpacks to. */
function assertSafe(path: string): void {
  const parts = path.split('/');
  const isSafe = parts.every((part) => /^[A-Za-z0-9._-]+$/.test(part) && !/^\.+$|\.$/.test(part));
  if (!isSafe || path.length > 200) throw new Error(`The path ${path} is not safe in a zip.`);
}
