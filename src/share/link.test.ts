import { deflateRawSync } from 'node:zlib';
import { deflateSync, strToU8 } from 'fflate';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_DESIGN } from '../design';
import { fromBase64Url, toBase64Url } from '../kit/base64url';
import { templateOf } from '../templates';
import { seal } from './codec-1/envelope';
import { decodeLink, encodeLink, targetOfLink } from './index';

const design = templateOf('three-tier')!.build();
const link = encodeLink(design);
const answer = (text: string): string => {
  const opened = decodeLink(text);
  return opened.ok ? 'opened' : opened.error.code;
};
const sealed = (packed: unknown): string => `1.${seal(JSON.stringify(packed))}`;

describe('encodeLink', () => {
  it('uses only what a fragment takes as it is', () => {
    expect(link).toMatch(/^1\.[A-Za-z0-9_-]+$/);
    expect(new URL(`https://lintel.example/app#${link}`).hash).toBe(`#${link}`);
  });
});

describe('the target of a link', () => {
  const withTarget = encodeLink(design, 'cdk');

  it.each([
    ['the fragment', withTarget],
    ['a whole URL', `https://lintel.example/app/?target=other#${withTarget}`],
    ['broken over lines', `#${withTarget.slice(0, -7)}\r\n ${withTarget.slice(-7)}`],
    ['percent-encoded', encodeURIComponent(`https://lintel.example/#${withTarget}`)],
    ['at the end of a sentence', `<https://lintel.example/#${withTarget}>.`],
    ['among what a newer Lintel may say', `${withTarget.replace('&', '&zoom=2&')}&x=y`],
  ])('stands behind the design: %s', (_, text) => {
    expect(decodeLink(text)).toStrictEqual({ ok: true, value: design });
    expect(targetOfLink(text)).toBe('cdk');
  });

  it('is none in links that were made without one', () => {
    expect(targetOfLink(`#${link}`)).toBeNull();
    expect(targetOfLink('')).toBeNull();
    expect(targetOfLink('&target=cdk')).toBeNull();
    expect(targetOfLink('https://lintel.example/?target=cdk')).toBeNull();
    expect(targetOfLink(`${link}%`)).toBeNull();
    expect(targetOfLink(`${'x'.repeat(1_000_001)}&target=cdk`)).toBeNull();
  });

  it.each([
    '',
    'CDK',
    '<script>alert(1)</script>',
    '../cdk',
    'cdk%2500',
    'cdk=terraform',
    'x'.repeat(33),
    '__proto__',
    '1',
    'ć',
    '\u202ekdc',
  ])('S3 is none when it is %j, and the design opens all the same', (target) => {
    const text = `#${link}&target=${target}`;
    expect(decodeLink(text)).toStrictEqual({ ok: true, value: design });
    expect(targetOfLink(text)).toBeNull();
  });

  it('S3 never throws, and changes no design', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const view = `&${encodeURIComponent(text)}`;
        expect(decodeLink(`#${link}${view}`)).toStrictEqual({ ok: true, value: design });
        void targetOfLink(`${link}&${text}`);
        void targetOfLink(text);
      }),
    );
  });
});

describe('decodeLink', () => {
  it.each([
    ['the fragment', link],
    ['with its #', `#${link}`],
    ['a whole URL', `https://lintel.example/app/?a=b#${link}`],
    ['a file URL', `file:///tmp/index.html#${link}`],
    ['whitespace around', `  \n${link}\t `],
    ['broken over lines', `https://lintel.example/#${link.slice(0, 70)}\r\n ${link.slice(70)}`],
    ['percent-encoded', encodeURIComponent(`#${link}`)],
    ['percent-encoded whole', encodeURIComponent(`https://lintel.example/#${link}`)],
    ['a dot that is percent-encoded', link.replace('.', '%2E')],
    ['in angle brackets at the end of a sentence', `<https://lintel.example/#${link}>.`],
  ])('opens %s', (_, text) => {
    expect(decodeLink(text)).toStrictEqual({ ok: true, value: design });
  });

  it.each([
    ['nothing', '', 'empty'],
    ['only a #', ' # ', 'empty'],
    ['an address without a fragment', 'https://lintel.example/app/', 'empty'],
    ['an address with an empty fragment', 'https://lintel.example/app/#', 'empty'],
    ['another fragment', 'https://lintel.example/#top', 'broken'],
    ['words', 'please open my design', 'broken'],
    ['a format of zero', '#0.abc', 'broken'],
    ['a format that is no number', '#01.abc', 'broken'],
    ['characters that no link has', link.replace('A', 'Ä'), 'broken'],
    ['half a percent sign', `${link}%`, 'broken'],
    ['text behind it', `${link}.1`, 'broken'],
    ['a payload of nothing', '1.', 'truncated'],
    ['half a payload', link.slice(0, link.length / 2), 'truncated'],
    ['a missing last character', link.slice(0, -1), 'truncated'],
    ['a newer format', '2.abc', 'newer'],
    ['JSON that is cut', `1.${seal('[{},[')}`, 'broken'],
    ['bytes that are no text', `1.${seal('\ud800')}`, 'broken'],
    ['text that is too long', 'x'.repeat(1_000_001), 'too-large'],
    ['a payload that is too long', `1.${'A'.repeat(300_000)}`, 'too-large'],
  ])('S3 refuses %s', (_, text, code) => expect(answer(text)).toBe(code));

  it('says which format a newer link has', () => {
    expect(decodeLink('https://lintel.example/#7.whatever/it?is')).toEqual({
      ok: false,
      error: {
        code: 'newer',
        message: 'This link was made with a newer Lintel (format 7; this one reads up to 1).',
      },
    });
  });

  const node = [0, 'A'];
  it.each<[string, unknown]>([
    ['an object', {}],
    ['a list that is too short', [{}, []]],
    ['settings that are a list', [[], [], []]],
    ['a setting without a value', [{ a: null }, [], []]],
    ['a node that is text', [{}, ['x'], []]],
    ['a kind beyond the table', [{}, [[99, 'A']], []]],
    ['a negative kind', [{}, [[-1, 'A']], []]],
    ['half a kind', [{}, [[0.5, 'A']], []]],
    ['a kind without a name', [{}, [['', 'A']], []]],
    ['no label to fall back on', [{}, [['newer', 0]], []]],
    ['no slug to fall back on', [{}, [['newer', 'A', 0, 0, 0, 1]], []]],
    ['a label beyond ASCII without a slug', [{}, [[0, 'Ä']], []]],
    ['a label that is too long', [{}, [[0, 'a'.repeat(5001)]], []]],
    ['a parent that does not exist', [{}, [[0, 'A', 2]], []]],
    ['a node inside itself', [{}, [[0, 'A', 1]], []]],
    ['an unusable slug', [{}, [[0, 'A', 0, 0, 0, 'A B']], []]],
    ['a slug that is taken', [{}, [node, [0, 'B', 0, 0, 0, 'a']], []]],
    ['a place off the canvas', [{}, [[0, 'A', 0, 2_000_000, 0]], []]],
    ['a field beyond the table', [{}, [[0, 'A', 0, 0, 0, 0, [[99, 1]]]], []]],
    ['the name __proto__', JSON.parse('[{},[[0,"A",0,0,0,0,[["__proto__",{"polluted":1}]]]],[]]')],
    [
      '__proto__ in a value',
      JSON.parse('[{},[[0,"A",0,0,0,0,[["a",{"__proto__":{"polluted":1}}]]]],[]]'),
    ],
    ['an id that is too large', [{}, [[0, 'A', 0, 0, 0, 0, [], 99_999_999]], []]],
    [
      'an id that is taken',
      [
        {},
        [
          [0, 'A', 0, 0, 0, 0, [], 5],
          [0, 'B', 0, 0, 0, 0, [], 4],
          [0, 'C'],
        ],
        [],
      ],
    ],
    ['an element too many', [{}, [[0, 'A', 0, 0, 0, 0, [], 1, 1]], []]],
    ['an edge without ends', [{}, [node, node], [[0]]]],
    ['an edge from nowhere', [{}, [node, node], [[0, 0, 1]]]],
    ['an edge to nowhere', [{}, [node, node], [[0, 1, 3]]]],
    ['an edge to itself', [{}, [node, node], [[0, 1, 1]]]],
    ['a verb beyond the table', [{}, [node, node], [[99, 1, 2]]]],
    ['too many nodes', [{}, Array.from({ length: 5001 }, () => node), []]],
    ['too many edges', [{}, [node, node], Array.from({ length: 20_001 }, () => [0, 1, 2])]],
    ['a waiver without a day', [{}, [node], [], [['ML-4', 'x', 'x']]]],
    ['a waiver until never', [{}, [node], [], [['ML-4', 'x', 'x', 'never']]]],
    ['a waiver of no node', [{}, [node], [], [['ML-4', 'x', 'x', '2026-03-31', 2]]]],
    ['a waiver of no edge', [{}, [node], [], [['ML-4', 'x', 'x', '2026-03-31', -1]]]],
    [
      'a waiver of no severity',
      [{}, [node], [], [['ML-4', 'x', 'x', '2026-03-31', 1, null, 0, 4]]],
    ],
    [
      'a waiver that names no node',
      [{}, [node], [], [['ML-4', 'x', 'x', '2026-03-31', 1, null, 0, 1, [0]]]],
    ],
    [
      'too many waivers',
      [{}, [node], [], Array.from({ length: 5001 }, () => ['ML-4', 'x', 'x', '2026-03-31'])],
    ],
    ['params nested too deep', [{}, [[0, 'A', 0, 0, 0, 0, [['a', nest(40)]]]], []]],
    ['hundreds of thousands of empty lists', [{}, Array.from({ length: 300_000 }, () => []), []]],
  ])('S3 refuses a sealed link that holds %s', (_, packed) => {
    expect(answer(sealed(packed))).toBe('broken');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('S3 refuses a hundred thousand levels', () => {
    expect(answer(`1.${seal(`[{"a":${'['.repeat(1e5)}${']'.repeat(1e5)}},[],[]]`)}`)).toBe(
      'broken',
    );
  });

  it('S3 stops unpacking a bomb at the cap', () => {
    const deflated = deflateRawSync(new Uint8Array(64_000_000));
    const bomb = `1.${toBase64Url(Uint8Array.of(0, 0, 0, ...deflated))}`;
    expect(bomb.length).toBeLessThan(200_000);
    const before = process.memoryUsage().arrayBuffers;
    expect(answer(bomb)).toBe('too-large');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(25_000_000);
  });

  it('S3 refuses what encoding made too large, instead of opening half of it', () => {
    const settings = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [`s${at}`, 'x'.repeat(100_000)]),
    );
    expect(answer(encodeLink({ ...EMPTY_DESIGN, settings }))).toBe('too-large');
  });

  it('S3 refuses a cut anywhere', () => {
    for (let end = 2; end < link.length; end += 3) {
      expect(['truncated', 'broken']).toContain(answer(link.slice(0, end)));
    }
  });

  it('S3 sees one changed character', () => {
    const letters = [...'ABCZabcz0189-_'];
    fc.assert(
      fc.property(fc.integer({ min: 2, max: link.length - 1 }), fc.nat(13), (at, letter) => {
        const changed = `${link.slice(0, at)}${letters[letter]}${link.slice(at + 1)}`;
        expect(changed === link || answer(changed) !== 'opened').toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('S3 never throws, whatever the text, the bytes or the packed value', () => {
    fc.assert(fc.property(fc.string(), (text) => void answer(text)));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        answer(`1.${toBase64Url(bytes)}`);
        answer(`1.${seal(new TextDecoder().decode(bytes))}`);
      }),
      { numRuns: 100 },
    );
    const items = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.integer({ min: -2, max: 20 }));
    const rows = fc.array(fc.array(items, { maxLength: 9 }), { maxLength: 3 });
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 2 }), rows, rows, (settings, nodes, edges) => {
        answer(sealed([settings, nodes, edges]));
        answer(sealed([{}, nodes, edges]));
      }),
      { numRuns: 80 },
    );
  });

  it('S3 refuses the payload of a plain deflate, whose checksum is missing', () => {
    const bytes = deflateSync(strToU8('[{},[],[]]'));
    expect(answer(`1.${toBase64Url(bytes)}`)).not.toBe('opened');
    expect(fromBase64Url(link.slice(2))).not.toBeNull();
  });
});

function nest(depth: number): unknown {
  return depth === 0 ? 1 : [nest(depth - 1)];
}
