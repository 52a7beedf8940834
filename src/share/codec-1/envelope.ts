import { deflateSync, Inflate, strToU8 } from 'fflate';
import { fromBase64Url, toBase64Url } from '../../kit/base64url';
import { ok, type Result } from '../../kit/result';
import { refuse, type LinkProblem } from '../problem';

const MAX_PACKED_BYTES = 200_000;
const MAX_UNPACKED_BYTES = 2_000_000;

/**
 * fflate answers a push with all that it unpacks to. Deflate makes at most 1032 bytes of one, so
 * that a bomb is at most half a megabyte beyond the cap when it is stopped.
 */
const PUSH_BYTES = 512;
const CHECKSUM_BYTES = 3;

/** base64url of a checksum and the deflated text. */
export function seal(text: string): string {
  const deflated = deflateSync(strToU8(text), { level: 9 });
  const bytes = new Uint8Array(CHECKSUM_BYTES + deflated.length);
  bytes.set(checksum(deflated));
  bytes.set(deflated, CHECKSUM_BYTES);
  return toBase64Url(bytes);
}

export function unseal(payload: string): Result<string, LinkProblem> {
  if (payload.length > Math.ceil((MAX_PACKED_BYTES * 4) / 3)) return refuse('too-large');
  if (!/^[A-Za-z0-9_-]*$/.test(payload)) return refuse('broken');
  const bytes = fromBase64Url(payload);
  // The characters are sound, so what makes them no bytes is a cut in the midst of a byte.
  if (bytes === null || bytes.length <= CHECKSUM_BYTES) return refuse('truncated');
  const deflated = bytes.subarray(CHECKSUM_BYTES);
  const inflated = inflate(deflated);
  if (!inflated.ok) return inflated;
  // After inflating, because of a link that was cut we can say more than that it is damaged.
  const expected = checksum(deflated);
  if (!expected.every((byte, at) => byte === bytes[at])) return refuse('broken');
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(inflated.value));
  } catch {
    return refuse('broken');
  }
}

function inflate(deflated: Uint8Array): Result<Uint8Array, LinkProblem> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const inflater = new Inflate((chunk) => {
    chunks.push(chunk);
    size += chunk.length;
  });
  try {
    for (let at = 0; at < deflated.length; at += PUSH_BYTES) {
      const end = at + PUSH_BYTES;
      inflater.push(deflated.subarray(at, end), end >= deflated.length);
      if (size > MAX_UNPACKED_BYTES) return refuse('too-large');
    }
  } catch (error) {
    return refuse(isEarlyEnd(error) ? 'truncated' : 'broken');
  }
  const text = new Uint8Array(size);
  let filled = 0;
  for (const chunk of chunks) {
    text.set(chunk, filled);
    filled += chunk.length;
  }
  return ok(text);
}

const isEarlyEnd = (error: unknown): boolean =>
  error instanceof Error && error.message === 'unexpected EOF';

/**
 * FNV-1a, folded to 24 bits. Deflate has no checksum of its own: a letter that a chat program
 * changed would open as another design without a word.
 */
function checksum(bytes: Uint8Array): Uint8Array {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  const folded = (hash >>> 24) ^ hash;
  return Uint8Array.of(folded >>> 16, folded >>> 8, folded);
}
