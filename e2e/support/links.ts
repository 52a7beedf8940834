import { deflateSync, strToU8 } from 'fflate';
import { seal } from '../../src/share/codec-1/envelope';

/** Links that must not open, with what the person is told. */
export interface BadLink {
  readonly name: string;
  readonly fragment: string;
  readonly said: RegExp;
}

const DAMAGED = /damaged or is not a Lintel link/;

/** A sound envelope around a text of one's own. */
const sealed = (value: unknown): string => `#1.${seal(JSON.stringify(value))}`;

/** Deflates to a few kilobytes what unpacks to megabytes. */
const bomb = (): string => `#1.${seal(' '.repeat(5_000_000))}`;

function flipped(fragment: string): string {
  const at = Math.floor(fragment.length / 2);
  return fragment.slice(0, at) + (fragment[at] === 'A' ? 'B' : 'A') + fragment.slice(at + 1);
}

/** Made of a good fragment, which begins with `#`. */
export const badLinks = (good: string): readonly BadLink[] => [
  { name: 'a changed letter', fragment: flipped(good), said: DAMAGED },
  { name: 'a cut link', fragment: good.slice(0, -40), said: /incomplete|damaged/ },
  { name: 'no Lintel link at all', fragment: '#section-2', said: DAMAGED },
  { name: 'a newer Lintel', fragment: `#7.${good.slice(3)}`, said: /made with a newer Lintel/ },
  { name: 'a bomb', fragment: bomb(), said: /too large/ },
  { name: 'an endless payload', fragment: `#1.${'A'.repeat(400_000)}`, said: /too large/ },
  { name: 'sealed nonsense', fragment: sealed({ nodes: [], __proto__: 1 }), said: DAMAGED },
  { name: 'sealed poison', fragment: sealed(['__proto__', { polluted: true }]), said: DAMAGED },
  {
    name: 'bytes that are no text',
    fragment: `#1.${Buffer.from(deflateSync(strToU8('x'))).toString('base64url')}`,
    said: /damaged|incomplete/,
  },
  { name: 'a script', fragment: '#javascript:alert(1)', said: DAMAGED },
];
