import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { MAX_BYTES } from '../app/read-file';
import { catalog } from '../catalog';
import { parseDesign, type Design } from '../design';
import { err, ok, type Result } from '../kit/result';
import { listWords, truncate } from '../kit/words';
import { decodeLink } from '../share';
import { unknownNames } from '../spec/catalog';
import { templateOf, templates } from '../templates';
import type { Input } from './arguments';
import { fileFault } from './io';

/** A file as it was read. */
export interface DesignFile {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

export interface ReadDesign {
  readonly design: Design;
  /** Null where the design is a template's or a link's. */
  readonly file: DesignFile | null;
}

/** The design that a command is about, all of whose kinds are known; else one sentence. */
export function readDesign({ template, source }: Input, cwd: string): Result<ReadDesign, string> {
  if (template === null && source === '') return err('The name of the design is empty.');
  const read =
    template !== null
      ? withoutFile(readTemplate(template))
      : source !== null && isLink(source, cwd)
        ? withoutFile(readLink(source))
        : readDesignFile(resolve(cwd, source ?? ''));
  if (!read.ok) return read;
  const unknown = unknownNames(catalog, read.value.design);
  return unknown === null ? read : err(`The design holds ${unknown}.`);
}

const withoutFile = (design: Result<Design, string>): Result<ReadDesign, string> =>
  design.ok ? ok({ design: design.value, file: null }) : design;

export function readDesignFile(path: string): Result<ReadDesign, string> {
  let text: string;
  try {
    const file = statSync(path);
    // A device or a pipe may never end.
    if (!file.isFile() && !file.isDirectory()) return err(`${path} is no file.`);
    if (file.size > MAX_BYTES) return err(`${path} is too large to be a design.`);
    // Some editors on Windows begin a file with a byte order mark.
    text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    return err(`Cannot read ${path}: ${fileFault(error)}.`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return err(`${path} is not JSON.`);
  }
  const design = parseDesign(json);
  return design.ok ? ok({ design: design.value, file: { path, text } }) : design;
}

function readTemplate(id: string): Result<Design, string> {
  const template = templateOf(id);
  if (template) return ok(template.build());
  const ids = templates.map((each) => each.id);
  return err(`There is no template "${truncate(id, 60)}"; there are ${listWords(ids, 'and')}.`);
}

function readLink(text: string): Result<Design, string> {
  const design = decodeLink(text);
  return design.ok ? design : err(design.error.message);
}

/** A bare fragment might be a file's name too, `1.json`. */
function isLink(source: string, cwd: string): boolean {
  if (/^#|^%23|^[a-z]+:\/\//i.test(source)) return true;
  return /^[1-9]\d*\.(?!json$)[\w-]+$/i.test(source) && !existsSync(resolve(cwd, source));
}
