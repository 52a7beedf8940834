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

/** The design that a command is about, all of whose kinds are known; else one sentence. */
export function readDesign({ template, source }: Input, cwd: string): Result<Design, string> {
  if (template === null && source === '') return err('The name of the design is empty.');
  const design =
    template !== null
      ? readTemplate(template)
      : source !== null && isLink(source, cwd)
        ? readLink(source)
        : readDesignFile(resolve(cwd, source ?? ''));
  if (!design.ok) return design;
  const unknown = unknownNames(catalog, design.value);
  return unknown === null ? design : err(`The design holds ${unknown}.`);
}

export function readDesignFile(path: string): Result<Design, string> {
  let text: string;
  try {
    const file = statSync(path);
    // A device or a pipe may never end.
    if (!file.isFile() && !file.isDirectory()) return err(`${path} is no file.`);
    if (file.size > MAX_BYTES) return err(`${path} is too large to be a design.`);
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return err(`Cannot read ${path}: ${fileFault(error)}.`);
  }
  let json: unknown;
  try {
    // Some editors on Windows begin a file with a byte order mark.
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return err(`${path} is not JSON.`);
  }
  return parseDesign(json);
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
