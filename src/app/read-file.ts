import { parseDesign, type Design } from '../design';
import { err, ok, type Result } from '../kit/result';
import { linkInCode } from '../exporters/design-comment';
import { isPng, linkInPng, linkInSvg } from '../picture';
import type { Designs, FileContent } from '../ui/shell/shell-services';
import { readLink } from './links';
import { openable } from './openable';

/** No design comes near it, and hardly all designs of a browser; a picture dropped by mistake need not be read. */
export const MAX_BYTES = 100_000_000;
const DESIGN_FILE = /(^|\/)[^/]*\.lintel\.json$/;

/**
 * What a person chose or dropped: JSON, the zip of an export, a picture, or a zip of many designs. It may be the first of several,
 * and whoever hears nothing of the others would take them for opened.
 */
export async function readFile(
  file: File,
  designs: Pick<Designs, 'addAll'>,
  count = 1,
): Promise<Result<FileContent, string>> {
  const read = await readAny(file, designs);
  if (count <= 1) return read;
  if (!read.ok)
    return err(`${read.error} It was the first of ${count} files; the others were not opened.`);
  const only = `Only the first of ${count} files was opened: ${file.name}.`;
  return ok({ ...read.value, only });
}

async function readAny(
  file: File,
  designs: Pick<Designs, 'addAll'>,
): Promise<Result<FileContent, string>> {
  if (file.size > MAX_BYTES) return err(`${file.name} is too large to be a design.`);
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (isZip(bytes) && (await holdsMany(bytes))) {
      const added = await designs.addAll(file.name, bytes);
      return added.ok ? ok({ added: added.value }) : added;
    }
    const read = await readOne(file, bytes);
    return read.ok ? ok({ design: read.value }) : read;
  } catch {
    return err(`${file.name} cannot be read.`);
  }
}

async function readOne(file: File, bytes: Uint8Array): Promise<Result<Design, string>> {
  if (isPng(bytes)) return readKept(file.name, linkInPng(bytes));
  const text = isZip(bytes) ? await designInZip(bytes) : new TextDecoder().decode(bytes);
  if (text === null)
    return err(`${file.name} holds no design: no file in it ends in .lintel.json.`);
  if (text.trimStart().startsWith('<')) return readKept(file.name, linkInSvg(text));
  const link = linkInCode(text);
  if (link !== null) return readKept(file.name, link);
  return readText(file.name, text);
}

/** Nothing is unpacked: the names of the files say it. */
async function holdsMany(bytes: Uint8Array): Promise<boolean> {
  const { unzipSync } = await import('fflate');
  let designs = 0;
  unzipSync(bytes, {
    filter: ({ name }) => {
      if (DESIGN_FILE.test(name)) designs += 1;
      return false;
    },
  });
  return designs > 1;
}

async function readKept(name: string, link: string | null): Promise<Result<Design, string>> {
  if (link === null)
    return err(
      `${name} holds no design: it is no picture that Lintel has made, it did not come whole, or a program has taken the design out of it.`,
    );
  const read = await readLink(link);
  return read.ok ? ok(read.value.design) : err(`${name}: ${read.error}`);
}

function readText(name: string, text: string): Result<Design, string> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    if (/\.(tf|ts)$/.test(name))
      return err(
        `${name} holds no design. Of exported code it is in the head of versions.tf and of bin/app.ts.`,
      );
    return err(
      `${name} is not a Lintel design. A .lintel.json file holds one, the zip of an export, and a picture that Lintel has made.`,
    );
  }
  const parsed = parseDesign(json);
  return parsed.ok ? openable(parsed.value) : err(`${name}: ${parsed.error}`);
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Unpacks the design alone, and no more of it than a design can be long. */
async function designInZip(bytes: Uint8Array): Promise<string | null> {
  const { strFromU8, unzipSync } = await import('fflate');
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => DESIGN_FILE.test(name) && originalSize <= MAX_BYTES,
  });
  const [found] = Object.values(files);
  return found ? strFromU8(found) : null;
}
