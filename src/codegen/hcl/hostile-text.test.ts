import { parse } from '@cdktn/hcl2json';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { print } from '../code';
import { anyBody, anyExpression, hostileText } from '../../testing/hcl-arbitraries';
import type { TopLevel } from './index';
import { block, call, comment, file, nested, object, ref, set, template } from './index';

const parsed = (...blocks: TopLevel[]): Promise<Record<string, unknown>> =>
  parse('main.tf', print(file(blocks)).text);

const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, '\ufffd');
/** What Terraform makes of a literal (it normalises to NFC), as hcl2json writes literals. */
const literal = (text: string) =>
  wellFormed(text)
    .normalize('NFC')
    .replace(/[$%]\{/g, (open) => open[0] + open);

describe('E4 user text never becomes code', () => {
  it('in any position of a value', async () => {
    const property = fc.asyncProperty(hostileText, async (text) => {
      const wide = 'w'.repeat(90);
      const items = [
        set('plain', text),
        set('list', [text, text]),
        set('lines', [text, wide]),
        set('entry', object([['key', text]])),
        set('key', object([[text, 1]])),
        set('mixed', template(text, ref('var.a'), text)),
        set('pieces', template(...text)),
        set('called', call('f', text, object([[text, [text, object({ text })]]]))),
      ];
      const { locals } = await parsed(block('locals', [], items));
      const expected = literal(text);
      expect(locals).toEqual([
        {
          plain: expected,
          list: [expected, expected],
          lines: [expected, wide],
          entry: { key: expected },
          key: { [expected]: 1 },
          mixed: `${expected}\${var.a}${expected}`,
          pieces: expected,
          called: expect.stringMatching(/^\$\{f\(/),
        },
      ]);
    });
    await fc.assert(property, { numRuns: 200 });
  });

  it('in comments, notes and labels', async () => {
    const property = fc.asyncProperty(hostileText, async (text) => {
      const body = [comment(text), set('a', 1, { note: text }), nested('b', [comment(text)])];
      const tree = await parsed(comment(text), block('t', [text], [body, comment(text)]));
      expect(tree).toEqual({ t: { [wellFormed(text)]: [{ a: 1, b: [{}] }] } });
    });
    await fc.assert(property, { numRuns: 200 });
  });

  it('in whatever is built from it', async () => {
    const property = fc.asyncProperty(anyExpression, anyBody, async (value, items) => {
      const tree = await parsed(block('locals', [], [set('x', value)]), block('b', [], items));
      expect(Object.keys(tree).toSorted()).toEqual(['b', 'locals']);
    });
    await fc.assert(property, { numRuns: 100 });
  });
});

it('E4 a comment has only comment lines, whatever its text', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      for (const line of print(file([comment(text)])).text.split(/[\n\v\f\r\u0085\u2028\u2029]/)) {
        expect(line).toMatch(/^(#|$)/);
      }
    }),
  );
});
