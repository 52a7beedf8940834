import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}
type Manifest = Readonly<Record<string, Chunk>>;

/** Gzipped, as any host would send them. */
export interface Bytes {
  /** The entry and all that it imports statically. */
  readonly entry: number;
  /**
   * What the page had asked for when the first card could be seen. With that alone, and all else held back, the view moves, and
   * a node can be selected, dragged, and dropped from the palette with all that it brings: `first.spec.ts` does it. Header,
   * inspector, checklist, code, rules, icons, keys, menus, dialogs and templates come after.
   */
  readonly beforeCanvas: number;
  readonly monaco: number;
}

const gzipped = (site: string, file: string): number =>
  gzipSync(readFileSync(join(site, file))).length;
const sum = (site: string, files: Iterable<string>): number =>
  [...files].reduce((total, file) => total + gzipped(site, file), 0);

/** The files that a chunk needs before it runs. */
function filesOf(manifest: Manifest, key: string, seen = new Set<string>()): ReadonlySet<string> {
  const chunk = manifest[key];
  if (!chunk || seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const one of chunk.imports ?? []) filesOf(manifest, one, seen);
  return seen;
}

/** `site`: a build with its manifest; `loaded`: paths of the scripts that a browser asked for. */
export function countBytes(site: string, loaded: readonly string[]): Bytes {
  const manifest = JSON.parse(readFileSync(join(site, '.vite/manifest.json'), 'utf8')) as Manifest;
  const entries = Object.keys(manifest).filter((key) => manifest[key]!.isEntry);
  const first = new Set(entries.flatMap((key) => [...filesOf(manifest, key)]));
  const lazy = Object.values(manifest).flatMap((chunk) => chunk.dynamicImports ?? []);
  const monaco = new Set(
    lazy.filter((key) => /monaco/i.test(key)).flatMap((key) => [...filesOf(manifest, key)]),
  );
  // Workers are bundles of their own, which the manifest does not list.
  const workers = readdirSync(join(site, 'assets'))
    .filter((name) => /worker.*\.js$/.test(name))
    .map((name) => `assets/${name}`);
  for (const file of new Set([...first, ...loaded])) {
    console.error(
      `  ${first.has(file) ? 'entry' : 'asked for'}: ${file}, ${gzipped(site, file)} bytes`,
    );
  }
  return {
    entry: sum(site, first),
    beforeCanvas: sum(site, loaded),
    monaco: sum(
      site,
      new Set([...monaco, ...workers].filter((file) => !first.has(file) && !loaded.includes(file))),
    ),
  };
}
