/** Calls with more arguments overflow the stack in some browsers. */
const CHUNK_BYTES = 0x8000;

/** RFC 4648 section 5, without padding: safe in a URL's fragment. */
export function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK_BYTES));
  }
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Null unless the text is exactly what `toBase64Url` writes for some bytes. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  // atob would forgive whitespace, padding and a lost character.
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  // The last character may carry bits that no byte uses; two texts must not mean the same bytes.
  return toBase64Url(bytes.subarray(bytes.length - (bytes.length % 3))) ===
    text.slice(text.length - (text.length % 4))
    ? bytes
    : null;
}
