/** PNG, W3C Recommendation, third edition: a signature, and chunks of length, type, data and checksum. */
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const KEYWORD = 'Lintel';
/** Longer than any link that is opened. */
const MOST_BYTES = 1_000_000;

export const isPng = (bytes: Uint8Array): boolean =>
  SIGNATURE.every((byte, index) => bytes[index] === byte);

const CRC_TABLE = Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit += 1)
    remainder = remainder & 1 ? 0xedb88320 ^ (remainder >>> 1) : remainder >>> 1;
  return remainder >>> 0;
});

function checksum(bytes: Uint8Array): number {
  let remainder = 0xffffffff;
  for (const byte of bytes)
    remainder = (CRC_TABLE[(remainder ^ byte) & 0xff] ?? 0) ^ (remainder >>> 8);
  return (remainder ^ 0xffffffff) >>> 0;
}

/** Of Latin-1 text. */
const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (one) => one.charCodeAt(0));
const textOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
  /** Where it begins, from its length on. */
  readonly at: number;
}

function* chunksOf(bytes: Uint8Array): Iterable<Chunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = SIGNATURE.length;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    if (at + 12 + length > bytes.length) return;
    const type = textOf(bytes.subarray(at + 4, at + 8));
    yield { type, data: bytes.subarray(at + 8, at + 8 + length), at };
    at += 12 + length;
  }
}

/** The picture with a link in a text chunk of its own, before its end. `link` is ASCII. */
export function withLink(png: Uint8Array, link: string): Uint8Array<ArrayBuffer> {
  const end = [...chunksOf(png)].find(({ type }) => type === 'IEND')?.at ?? png.length;
  const body = bytesOf(`tEXt${KEYWORD}\0${link}`);
  const made = new Uint8Array(png.length + body.length + 8);
  const view = new DataView(made.buffer);
  made.set(png.subarray(0, end));
  view.setUint32(end, body.length - 4);
  made.set(body, end + 4);
  view.setUint32(end + 4 + body.length, checksum(body));
  made.set(png.subarray(end), end + 8 + body.length);
  return made;
}

/** The link that a picture holds; null where it holds none. */
export function linkInPng(png: Uint8Array): string | null {
  for (const { type, data } of chunksOf(png)) {
    if (type !== 'tEXt' || data.length > MOST_BYTES) continue;
    const text = textOf(data);
    if (text.startsWith(`${KEYWORD}\0`)) return text.slice(KEYWORD.length + 1);
  }
  return null;
}
