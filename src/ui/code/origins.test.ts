import { describe, expect, test } from 'vitest';
import { print, type Code } from '../../codegen/code';
import { codeFile } from '../../testing/code-file';
import type { CodeFile } from './exporters-context';
import { codeOf, fileFor, isOfAny, isOfField, originAt } from './origins';

const of = (node: string, code: Code, field?: string): Code => ({
  origin: field === undefined ? { node } : { node, field },
  code,
});
function file(path: string, code: Code): CodeFile {
  const { text, spans } = print(code);
  return codeFile(path, text, spans);
}
const selected = (...nodes: string[]) => isOfAny({ nodes, edges: [] });

const database = file('database.tf', [
  '# head\n',
  of('db', [
    'resource "db" {\n',
    of('db', '  multi_az = true\n', 'multiAz'),
    '  key = ',
    of('key', 'key.arn'),
    '\n}\n',
  ]),
  '\n',
  of('replica', ['resource "replica" {\n  source = ', of('db', 'db.id'), '\n}\n']),
]);
const outputs = file('outputs.tf', [of('db', 'output "endpoint" {}\n'), of('key', '# 1\n')]);
const keys = file('kms.tf', of('key', 'resource "key" {\n}\n'));
const files = [outputs, database, keys];

describe('the lines of a selection', () => {
  test('are its blocks; inside the blocks of others it is only mentioned', () => {
    const { lines, mentions } = codeOf(database, selected('db'));
    expect(lines).toEqual([{ from: 2, to: 5 }]);
    expect(mentions.map(({ start, end }) => database.text.slice(start, end))).toEqual(['db.id']);
  });

  test('are those of every selected record, and of edges too', () => {
    expect(codeOf(database, selected('db', 'replica'))).toEqual({
      lines: [
        { from: 2, to: 5 },
        { from: 7, to: 9 },
      ],
      mentions: [],
    });
    const rule = file('alb.tf', { origin: { edge: 'e1' }, code: 'rule {}\n' });
    expect(codeOf(rule, isOfAny({ nodes: [], edges: ['e1'] })).lines).toEqual([{ from: 1, to: 1 }]);
  });

  test('of a field are the lines that it writes', () => {
    expect(codeOf(database, isOfField({ node: 'db', name: 'multiAz' })).lines).toEqual([
      { from: 3, to: 3 },
    ]);
  });

  test('are none when nothing is selected', () => {
    expect(codeOf(database, selected())).toEqual({ lines: [], mentions: [] });
  });

  test('of a list item do not mind its comma', () => {
    const list = file('a.tf', ['[\n  ', of('db', '{ a = 1 }'), ',\n]\n']);
    expect(codeOf(list, selected('db')).lines).toEqual([{ from: 2, to: 2 }]);
  });

  test('are not those on which nothing but its name stands', () => {
    const list = file('a.tf', ['depends_on = [\n  ', of('db', 'module.db'), ',\n]\n']);
    expect(codeOf(list, selected('db'))).toMatchObject({ lines: [], mentions: [{ start: 17 }] });
  });
});

describe('the file for a selection', () => {
  test('is the one with the most lines of it, whichever is open', () => {
    expect(fileFor(files, 'outputs.tf', selected('db'))).toBe('database.tf');
  });

  test('is otherwise the one with the most lines', () => {
    expect(fileFor(files, 'kms.tf', selected('db'))).toBe('database.tf');
    expect(fileFor(files, null, selected('db'))).toBe('database.tf');
  });

  test('is not the open one if that only mentions it', () => {
    expect(fileFor(files, 'database.tf', selected('key'))).toBe('kms.tf');
  });

  test('is one that mentions it where no file has lines of it', () => {
    expect(fileFor([database], null, selected('key'))).toBe('database.tf');
  });

  test('is none for what leads to no code', () => {
    expect(fileFor(files, 'outputs.tf', selected('note'))).toBeNull();
  });
});

describe('a place in the code', () => {
  const at = (text: string, shift = 0) =>
    originAt(database, database.text.indexOf(text) + shift)?.node ?? null;

  test('comes from the innermost record', () => {
    expect(at('key.arn')).toBe('key');
    expect(at('resource "db"')).toBe('db');
    expect(at('db.id', 2)).toBe('db');
  });

  test('in the indentation or at the end of a line comes from what the line says', () => {
    expect(at('  multi_az')).toBe('db');
    expect(at('key.arn', 'key.arn'.length)).toBe('key');
    expect(originAt(database, database.text.indexOf('  multi_az'))?.field).toBe('multiAz');
  });

  test('that belongs to no record comes from nothing', () => {
    expect(at('# head')).toBeNull();
    expect(originAt(file('empty.tf', ''), 0)).toBeNull();
  });
});
