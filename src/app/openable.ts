import { catalog } from '../catalog';
import { parseDesign, type Design } from '../design';
import { err, ok, type Result } from '../kit/result';
import { resolve } from '../resolve';
import { unknownNames } from '../spec/catalog';

/** The design, if everything in it is known and can be resolved; else why it cannot be opened, in a sentence. */
export function openable(design: Design): Result<Design, string> {
  const unknown = unknownNames(catalog, design);
  if (unknown !== null) return err(`This design holds ${unknown}. A newer Lintel may know it.`);
  try {
    resolve(design, catalog);
    return ok(design);
  } catch {
    return err('This design cannot be opened: it contradicts itself.');
  }
}

/** The design of a stored form, from wherever it comes, or why it cannot be opened. */
export function parseOpenable(stored: unknown): Result<Design, string> {
  const parsed = parseDesign(stored);
  return parsed.ok ? openable(parsed.value) : parsed;
}

/** What the browser has kept, if it is a design that this Lintel can open. */
export function readStored(stored: unknown): Design | null {
  const opened = parseOpenable(stored);
  return opened.ok ? opened.value : null;
}
