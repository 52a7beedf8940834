import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64Url, toBase64Url } from './base64url';

describe('base64url', () => {
  it('S1 reads back what it writes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = toBase64Url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(fromBase64Url(text)).toEqual(new Uint8Array(bytes));
      }),
    );
  });

  it('takes 200,000 bytes', () => {
    const bytes = Uint8Array.from({ length: 200_000 }, (_, at) => at % 251);
    const text = toBase64Url(bytes);
    expect(toBase64Url(fromBase64Url(text) ?? new Uint8Array())).toBe(text);
  });

  it.each(['A', 'AA==', 'A A', 'AA\n', 'A+', 'A/', 'ä', 'AAAAA', 'AB', 'AAB'])(
    'S3 refuses %j',
    (text) => expect(fromBase64Url(text)).toBeNull(),
  );

  it('S3 text that is taken is the only text for its bytes', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 6 }), (text) => {
        const bytes = fromBase64Url(text);
        if (bytes) expect(toBase64Url(bytes)).toBe(text);
      }),
    );
  });
});
