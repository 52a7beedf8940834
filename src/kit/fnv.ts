const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/** FNV-1a of 32 bits over UTF-16 code units: tells texts apart, and guards nothing. */
export function fnv1a(text: string, seed = OFFSET_BASIS): number {
  let hash = seed;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), PRIME);
  }
  return hash >>> 0;
}
