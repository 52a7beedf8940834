import { catalog } from '../catalog';
import type { Design } from '../design';
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
