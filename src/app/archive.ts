import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import * as v from 'valibot';
import { toStored, type StoredDesign } from '../design';
import type { Archived } from '../editor/persistence/library';
import { parseJson } from '../kit/json';
import { err, ok, type Result } from '../kit/result';
import { slugify, truncate } from '../kit/words';
import { parseOpenable } from './openable';

/** Says which file of the archive is what; without it every design in the zip is one of its own. */
export const INDEX = 'lintel-designs.json';
const DESIGN_FILE = /\.lintel\.json$/;
/** Unpacked, of all files together. */
const MAX_UNPACKED_BYTES = 200_000_000;

const indexSchema = v.object({
  format: v.literal('lintel-designs'),
  version: v.literal(1),
  designs: v.array(
    v.object({
      file: v.string(),
      savedAt: v.number(),
      versions: v.array(
        v.object({
          file: v.string(),
          at: v.number(),
          name: v.nullable(v.string()),
          why: v.string(),
        }),
      ),
    }),
  ),
});
type Index = v.InferOutput<typeof indexSchema>;

export interface Unpacked {
  readonly designs: readonly Archived[];
  /** What could not be read, each with its reason, as sentences. */
  readonly faults: readonly string[];
}

/** All designs in one zip: each as a file that opens alone, their versions, and an index. */
export function packDesigns(archived: readonly Archived[]): Uint8Array<ArrayBuffer> {
  const files: Zippable = {};
  const put = (path: string, design: unknown): string => {
    files[path] = strToU8(`${JSON.stringify(design, null, 2)}\n`);
    return path;
  };
  const designs = archived.map(({ design, savedAt, versions }, index) => {
    const title = design.settings['title'];
    const slug = slugify(typeof title === 'string' ? title : '');
    const name = `${String(index + 1).padStart(3, '0')}-${slug}`;
    return {
      file: put(`designs/${name}.lintel.json`, design),
      savedAt,
      versions: versions.map((version, at) => ({
        file: put(`versions/${name}/${at + 1}.lintel.json`, version.design),
        at: version.at,
        name: version.name,
        why: version.why,
      })),
    };
  });
  put(INDEX, { format: 'lintel-designs', version: 1, designs } satisfies Index);
  return zipSync(files, { level: 6 });
}

/** What an archive, or any zip with several designs in it, holds. An error where it holds none. */
export function unpackDesigns(
  bytes: Uint8Array,
  name: string,
  now: number,
): Result<Unpacked, string> {
  let size = 0;
  const files = unzipSync(bytes, {
    filter: ({ name: path, originalSize }) => {
      if (path !== INDEX && !DESIGN_FILE.test(path)) return false;
      size += originalSize;
      return size <= MAX_UNPACKED_BYTES;
    },
  });
  if (size > MAX_UNPACKED_BYTES) return err(`${name} is too large.`);
  const index = indexOf(files, now);
  if (!index.ok) return err(`${name}: ${index.error}`);
  const faults: string[] = [];
  const read = (path: string): StoredDesign | null => {
    const design = readDesign(files[path]);
    if (design.ok) return design.value;
    faults.push(`${truncate(path, 80)}: ${design.error}`);
    return null;
  };
  const designs = index.value.designs.flatMap(({ file, savedAt, versions }) => {
    const design = read(file);
    if (design === null) return [];
    const kept = versions.flatMap(({ file: of, at, name: given, why }) => {
      const version = read(of);
      return version ? [{ at, name: given, why, design: version }] : [];
    });
    return [{ design, savedAt, versions: kept }];
  });
  return designs.length === 0 && faults.length === 0
    ? err(`${name} holds no design: no file in it ends in .lintel.json.`)
    : ok({ designs, faults });
}

function indexOf(files: Readonly<Record<string, Uint8Array>>, now: number): Result<Index, string> {
  const index = files[INDEX];
  if (!index) {
    const designs = Object.keys(files).map((file) => ({ file, savedAt: now, versions: [] }));
    return ok({ format: 'lintel-designs', version: 1, designs });
  }
  const parsed = v.safeParse(indexSchema, parseJson(strFromU8(index)));
  return parsed.success ? ok(parsed.output) : err('Its index is damaged, or of a newer Lintel.');
}

function readDesign(bytes: Uint8Array | undefined): Result<StoredDesign, string> {
  if (!bytes) return err('It is not in the archive.');
  const opened = parseOpenable(parseJson(strFromU8(bytes)));
  return opened.ok ? ok(toStored(opened.value)) : opened;
}
