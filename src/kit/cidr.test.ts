import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  containsCidr,
  formatCidr,
  isPrivateCidr,
  overlapsCidr,
  parseCidr,
  type Cidr,
} from './cidr';

function cidr(text: string): Cidr {
  const parsed = parseCidr(text);
  if (parsed === null) throw new Error(`${text} is no CIDR`);
  return parsed;
}

const blocks = fc
  .record({ at: fc.nat({ max: 2 ** 32 - 1 }), prefix: fc.nat({ max: 32 }) })
  .map(({ at, prefix }) => cidr(formatCidr(at - (at % 2 ** (32 - prefix)), prefix)));

describe('parseCidr', () => {
  it('reads a network with unsigned numbers', () => {
    expect(parseCidr('192.168.4.0/22')).toEqual({
      text: '192.168.4.0/22',
      start: 0xc0a80400,
      prefix: 22,
      size: 1024,
    });
    expect(parseCidr('0.0.0.0/0')).toMatchObject({ start: 0, size: 2 ** 32 });
    expect(parseCidr('255.255.255.255/32')).toMatchObject({ start: 2 ** 32 - 1, size: 1 });
  });

  it.each([
    '',
    '10.0.0.0',
    '10.0.0.1/24',
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '10.0.0.0/08',
    '010.0.0.0/8',
    '10.0.0/24',
    '10.0.0.0.0/8',
    '256.0.0.0/8',
    '10.0.0.0/8 ',
    ' 10.0.0.0/8',
    '10.0.0.0/8\n',
    '10.0.0.0/',
    '/8',
    '::/0',
    '0x0a.0.0.0/8',
    '10.0.0.0/8/8',
    '10.0.0.0/2.5',
    '１0.0.0.0/8',
    '1'.repeat(5_000),
  ])('refuses %j', (text) => expect(parseCidr(text)).toBeNull());

  it('reads back what formatCidr writes', () => {
    fc.assert(
      fc.property(blocks, (block) => {
        expect(formatCidr(block.start, block.prefix)).toBe(block.text);
      }),
    );
  });

  it('takes any text without throwing', () => {
    fc.assert(fc.property(fc.string({ maxLength: 20 }), (text) => void parseCidr(text)));
  });
});

it('blocks either nest or lie apart', () => {
  fc.assert(
    fc.property(blocks, blocks, (a, b) => {
      expect(overlapsCidr(a, b)).toBe(containsCidr(a, b) || containsCidr(b, a));
      expect(overlapsCidr(a, b)).toBe(overlapsCidr(b, a));
      expect(containsCidr(a, a)).toBe(true);
    }),
  );
});

it('neighbours do not overlap', () => {
  expect(overlapsCidr(cidr('10.0.0.0/24'), cidr('10.0.1.0/24'))).toBe(false);
  expect(overlapsCidr(cidr('10.0.0.0/16'), cidr('10.0.1.0/24'))).toBe(true);
  expect(containsCidr(cidr('10.0.1.0/24'), cidr('10.0.0.0/16'))).toBe(false);
});

it.each([
  ['10.0.0.0/8', true],
  ['10.9.0.0/16', true],
  ['172.16.0.0/12', true],
  ['172.32.0.0/16', false],
  ['192.168.255.0/24', true],
  ['192.0.0.0/8', false],
  ['100.64.0.0/10', false],
  ['0.0.0.0/0', false],
])('%s is private: %s', (text, isPrivate) => expect(isPrivateCidr(cidr(text))).toBe(isPrivate));
