import fc from 'fast-check';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { anyExpression, anyStatements, hostileText } from '../../testing/typescript-arbitraries';
import { print } from '../code';
import type { Statements } from './index';
import { arrow, call, comment, create, declare, importLine, index, method } from './index';
import { object, ref, run, spread, statements, template } from './index';

/** The statements that a compiler reads. */
function parsed(items: Statements) {
  const { text } = print(statements(items, 0));
  const { program, errors } = parseSync('module.ts', text, { sourceType: 'module' });
  expect(errors, text).toEqual([]);
  return program.body;
}

/** The value that a module of our own text alone comes to: what an engine makes of the literals. */
function evaluated(items: Statements, result: string): unknown {
  const { text } = print(statements(items, 0));
  // oxlint-disable-next-line typescript/no-implied-eval
  return new Function(`${text}; return ${result};`)();
}

const kinds = (items: Statements) => parsed(items).map(({ type }) => type);

describe('E4 user text never becomes code', () => {
  it('in any position of a value', () => {
    const property = fc.property(hostileText, (text) => {
      const wide = 'w'.repeat(90);
      const items = [
        declare('same', arrow(['x'], ref('x'))),
        declare('Box', arrow(['x'], ref('x'))),
        declare('values', [
          text,
          [text, text],
          [text, wide],
          object([['key', text, { note: text }]]),
          object([[text, 1, { note: text }], spread(object({ more: text }))]),
          template(text, ref('same.length'), text),
          template(...text, true),
          call('same', text, object([[text, [text, object({ text })]]])),
          method(call('same', object([[text, text]])), 'hasOwnProperty', text),
          index(call('same', object([[text, text]])), text),
        ]),
      ];
      expect(kinds(items)).toEqual(Array.from(items, () => 'VariableDeclaration'));
      expect(evaluated(items, 'values')).toEqual([
        text,
        [text, text],
        [text, wide],
        { key: text },
        Object.fromEntries([
          [text, 1],
          ['more', text],
        ]),
        `${text}1${text}`,
        `${text}true`,
        text,
        true,
        text,
      ]);
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('in comments and notes', () => {
    const property = fc.property(hostileText, fc.nat({ max: 3 }), (text, indent) => {
      const items = [comment(text), run(create('X'), { note: text }), comment(text)];
      expect(kinds(items)).toEqual(['ExpressionStatement']);
      for (const line of print(statements([comment(text)], indent)).text.split(
        /[\n\v\f\r\u0085\u2028\u2029]/,
      )) {
        expect(line).toMatch(/^( *\/\/( |$)|$)/);
        // A compiler would obey these.
        expect(line).not.toMatch(/^ *\/\/\s*@/);
      }
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('in whatever is built from it', () => {
    const property = fc.property(anyExpression, anyStatements, (value, items) => {
      const hostile = kinds([declare('first', value), items]);
      const plain = [items].flat(3).filter(isCode);
      expect(hostile).toHaveLength(1 + plain.length);
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('hides nothing from a reviewer', () => {
    const property = fc.property(hostileText, (text) => {
      const items = [comment(text), declare('a', template(text, 1)), declare('b', text)];
      const printed = print(statements(items, 0)).text.replaceAll('\n', '');
      expect(printed).not.toMatch(/(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u);
    });
    fc.assert(property, { numRuns: 300 });
  });
});

const isCode = (item: unknown): boolean =>
  typeof item === 'object' &&
  item !== null &&
  'kind' in item &&
  item.kind !== 'comment' &&
  item.kind !== 'gap';

it.each(['a b', 'x\ny', 'f()', 'a;b', 'a//', '', 'a.', '1', 'a?.b', 'class', '`', 'a[b]'])(
  'refuses %j as raw code',
  (text) => {
    expect(() => ref(text)).toThrow('Not a TypeScript');
    expect(() => call(text)).toThrow('Not a TypeScript');
    expect(() => create(text)).toThrow('Not a TypeScript');
    expect(() => declare(text, 1)).toThrow('Not a TypeScript');
    expect(() => importLine(text, 'x')).toThrow('Not a TypeScript');
    expect(() => arrow([text], 1)).toThrow('Not a TypeScript');
  },
);
