/** A block of IPv4 addresses. */
export interface Cidr {
  readonly text: string;
  /** The first address as an unsigned 32 bit number. */
  readonly start: number;
  readonly prefix: number;
  /** How many addresses the block holds, those that AWS reserves included. */
  readonly size: number;
}

const CIDR = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

const toNumber = (octets: readonly number[]): number =>
  octets.reduce((number, octet) => number * 256 + octet, 0);

/** Null unless the text is a network in its one canonical form: no host bits, no leading zeros. */
export function parseCidr(text: string): Cidr | null {
  const numbers = CIDR.exec(text)?.slice(1).map(Number);
  const prefix = numbers?.pop();
  if (!numbers || prefix === undefined || prefix > 32) return null;
  const [start, size] = [toNumber(numbers), 2 ** (32 - prefix)];
  if (start % size !== 0 || start >= 2 ** 32 || formatCidr(start, prefix) !== text) return null;
  return { text, start, prefix, size };
}

/** Throws if `start` is no 32 bit number. */
export function formatCidr(start: number, prefix: number): string {
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256);
  if (toNumber(octets) !== start) throw new RangeError(`${start} is no IPv4 address.`);
  return `${octets.join('.')}/${prefix}`;
}

/** Whether `inner` lies wholly in `outer`; a block contains itself. */
export function containsCidr(outer: Cidr, inner: Cidr): boolean {
  return outer.start <= inner.start && inner.start + inner.size <= outer.start + outer.size;
}

export function overlapsCidr(a: Cidr, b: Cidr): boolean {
  return a.start < b.start + b.size && b.start < a.start + a.size;
}

/** RFC 1918, section 3. */
const PRIVATE_BLOCKS: readonly Cidr[] = [
  { text: '10.0.0.0/8', start: 0x0a000000, prefix: 8, size: 2 ** 24 },
  { text: '172.16.0.0/12', start: 0xac100000, prefix: 12, size: 2 ** 20 },
  { text: '192.168.0.0/16', start: 0xc0a80000, prefix: 16, size: 2 ** 16 },
];

/** Whether the whole block is private by RFC 1918; VPCs may also use 100.64.0.0/10 and public space. */
export function isPrivateCidr(cidr: Cidr): boolean {
  return PRIVATE_BLOCKS.some((block) => containsCidr(block, cidr));
}

const TEN = 10 * 2 ** 24;
const SIXTEEN = 2 ** 16;

/** The first free /16 of 10.0.0.0/8, or a smaller block at its beginning; null when none is free. */
export function freeBlock(taken: readonly Cidr[], prefix: number): string | null {
  for (let block = 0; block < 256; block += 1) {
    const whole = parseCidr(formatCidr(TEN + block * SIXTEEN, 16));
    if (whole && taken.every((one) => !overlapsCidr(one, whole))) {
      return formatCidr(whole.start, Math.max(prefix, 16));
    }
  }
  return null;
}
