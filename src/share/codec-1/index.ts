/**
 * Format 1 of a link, frozen: what it reads today it reads for ever. When it no longer suits, write
 * `codec-2/` with a table of its own and leave here what decoding needs. Records and their names
 * are those of design version 1.
 */
import { err, ok, type Result } from '../../kit/result';
import type { Design } from '../../design';
import { refuse, type LinkProblem } from '../problem';
import { seal, unseal } from './envelope';
import { pack } from './pack';
import { unpack } from './unpack';

export const encode = (design: Design): string => seal(JSON.stringify(pack(design)));

/** The stored form of the design, still to be parsed. */
export function decode(payload: string): Result<unknown, LinkProblem> {
  const text = unseal(payload);
  if (!text.ok) return err(text.error);
  let packed: unknown;
  try {
    packed = JSON.parse(text.value);
  } catch {
    return refuse('broken');
  }
  const stored = unpack(packed);
  return stored === null ? refuse('broken') : ok(stored);
}
