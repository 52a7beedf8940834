import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listWords, plural, slugify, toAwsDescription, truncate } from './words';

// Not unit: 'binary', which takes fast-check a second to set up.
const points = fc.nat({ max: 0x10ffff }).map((point) => String.fromCodePoint(point));
const texts = fc.string({ unit: fc.oneof(fc.constantFrom('a', 'é', ' ', '-', '"', '💥'), points) });

describe('slugify', () => {
  it.each([
    ['Web Server', 'web-server'],
    ['  Größe & Ærø — №1 ', 'grosse-aero-no1'],
    ["Ana's café", 'anas-cafe'],
    ['İstanbul', 'istanbul'],
    ['3-tier app', 'node-3-tier-app'],
    ['--a__b..c--', 'a-b-c'],
    ['日本語', 'node'],
    ['💥', 'node'],
    ['', 'node'],
    ['__proto__', 'proto'],
    ['${aws_vpc.x}', 'aws-vpc-x'],
  ])('%j becomes %s', (text, slug) => expect(slugify(text)).toBe(slug));

  it('stays within 40 characters without a hanging hyphen', () => {
    expect(slugify(`${'a'.repeat(39)} b`)).toBe('a'.repeat(39));
    expect(slugify('x'.repeat(5_000))).toHaveLength(40);
  });

  it('always gives a slug, and the same one for a slug', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const slug = slugify(text);
        expect(slug).toMatch(/^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,39}$/);
        expect(slugify(slug)).toBe(slug);
      }),
    );
  });
});

it('lists words as a sentence does', () => {
  expect(listWords([])).toBe('');
  expect(listWords(['a'])).toBe('a');
  expect(listWords(['a', 'b'])).toBe('a and b');
  expect(listWords(['a', 'b', 'c'])).toBe('a, b and c');
  expect(listWords(['a', 'b', 'c'], 'or')).toBe('a, b or c');
});

it('counts nouns', () => {
  expect(plural(1, 'zone')).toBe('1 zone');
  expect(plural(0, 'zone')).toBe('0 zones');
  expect(plural(3, 'policy', 'policies')).toBe('3 policies');
});

describe('truncate', () => {
  it('counts code points and marks the cut', () => {
    expect(truncate('abc', 3)).toBe('abc');
    expect(truncate('abcd', 3)).toBe('ab…');
    expect(truncate('💥💥💥', 3)).toBe('💥💥💥');
    expect(truncate('💥💥💥💥', 3)).toBe('💥💥…');
    expect(truncate('abc', 0)).toBe('');
  });

  it('never exceeds the maximum', () => {
    fc.assert(
      fc.property(texts, fc.nat({ max: 20 }), (text, max) => {
        expect([...truncate(text, max)].length).toBeLessThanOrEqual(max);
      }),
    );
  });
});

describe('toAwsDescription', () => {
  it.each([
    ['Allow HTTPS from ALB', 'Allow HTTPS from ALB'],
    ['Größe → café “x”', 'Grosse - cafe x'],
    ["Ana's\n\tdatabase", 'Anas database'],
    ['a|b<c>d', 'a-b-c-d'],
    ['web — api', 'web - api'],
    ['日本語', ''],
    ['a 🎉 🎉 b', 'a - b'],
    ['{"__proto__":1}', '{__proto__:1}'],
  ])('%j becomes %j', (text, description) => expect(toAwsDescription(text)).toBe(description));

  it('holds only what EC2 takes, at most 255', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(toAwsDescription(text)).toMatch(/^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{0,255}$/);
      }),
    );
    expect(toAwsDescription('ß'.repeat(5_000))).toHaveLength(255);
    expect(toAwsDescription('a'.repeat(20), 10)).toHaveLength(10);
  });
});
