import { describe, expect, it } from 'vitest';
import { print } from '../code';
import type { Expression, Items } from './index';
import { block, call, comment, data, file, gap, multiline, nested, object } from './index';
import { ref, resource, set, template } from './index';

const printed = (items: Items) => print(file([block('locals', [], items)])).text;
const value = (expression: Expression) => printed([set('x', expression)]).slice(15, -3);
const lines = (...text: string[]) => text.map((line) => `${line}\n`).join('');

describe('expressions', () => {
  it('prints scalars', () => {
    expect(value(['a', 1, -0.5, true, null, ref('var.a')])).toBe(
      '["a", 1, -0.5, true, null, var.a]',
    );
  });

  it.each([NaN, Infinity, -Infinity])('refuses %s', (number) => {
    expect(() => value(number)).toThrow('Not an HCL number');
  });

  it('E4 escapes what could end a literal or start a template', () => {
    expect(value('"\\\n\r\t\u0001${a}%{b}$${c}')).toBe('"\\"\\\\\\n\\r\\t\\u0001$${a}%%{b}$$${c}"');
    expect(value('\ud800x\u202e\u2028')).toBe('"\ufffdx\\u202e\\u2028"');
  });

  it('E4 keeps a $ before an interpolation from disarming it, and parts from joining into one', () => {
    expect(value(template('$', ref('a.b')))).toBe('"\\u0024${a.b}"');
    expect(value(template('%', ref('a.b'), '$'))).toBe('"%${a.b}$"');
    expect(value(template('$', '{a}', ref('a.b')))).toBe('"$${a}${a.b}"');
  });

  it('prints a template of one expression bare and joins nested ones', () => {
    expect(value(template(ref('a.b')))).toBe('a.b');
    expect(value(template())).toBe('""');
    expect(value(template('x-', template(ref('a.b'), 1), true))).toBe('"x-${a.b}1true"');
    expect(() => template('x', null)).toThrow('interpolated');
    expect(() => template('x', multiline([1]))).toThrow('interpolated');
  });

  it('quotes keys that are no identifiers or would be read as keywords', () => {
    expect(value(object({ for: 1, 'aws:arn': 2 }))).toBe('{ "for" = 1, "aws:arn" = 2 }');
    expect(value(object({ 'a-b': 1 }))).toBe('{ a-b = 1 }');
  });

  it('refuses names and references that are not one line of HCL', () => {
    expect(() => set('a b', 1)).toThrow('identifier');
    expect(() => block('a"', [], [])).toThrow('identifier');
    expect(() => call('f(')).toThrow('identifier');
    expect(() => ref('a\nb')).toThrow('one line');
    expect(value(call('provider::aws::arn_parse', 'x'))).toBe('provider::aws::arn_parse("x")');
  });

  it('breaks objects of several entries and aligns them', () => {
    expect(
      printed([
        set(
          'tags',
          object([
            ['Name', 'a'],
            ['aws:x', 1],
            ['b', []],
          ]),
        ),
      ]),
    ).toBe(
      lines(
        'locals {',
        '  tags = {',
        '    Name    = "a"',
        '    "aws:x" = 1',
        '    b       = []',
        '  }',
        '}',
      ),
    );
  });

  it('breaks lists that are wide or hold objects', () => {
    const wide = 'a'.repeat(50);
    expect(printed([set('x', [wide, wide])])).toBe(
      lines('locals {', '  x = [', `    "${wide}",`, `    "${wide}",`, '  ]', '}'),
    );
    expect(printed([set('x', [object({ a: 1 })])])).toBe(
      lines('locals {', '  x = [', '    { a = 1 },', '  ]', '}'),
    );
  });

  it('fills exactly 100 columns', () => {
    const list = (width: number) => printed([set('x', ['a'.repeat(width - 13), 1])]).split('\n');
    expect(list(100)).toHaveLength(4);
    expect(list(100)[1]).toHaveLength(100);
    expect(list(101)).toHaveLength(7);
  });

  it('opens the last argument on the line of the call', () => {
    const three = object({ a: 1, bb: 2, c: 3 });
    expect(printed([set('x', call('base64encode', call('templatefile', 'f', three)))])).toBe(
      lines(
        'locals {',
        '  x = base64encode(templatefile("f", {',
        '    a  = 1',
        '    bb = 2',
        '    c  = 3',
        '  }))',
        '}',
      ),
    );
    expect(printed([set('x', call('merge', multiline(object({ a: 1 })), ref('local.tags')))])).toBe(
      lines(
        'locals {',
        '  x = merge(',
        '    {',
        '      a = 1',
        '    },',
        '    local.tags,',
        '  )',
        '}',
      ),
    );
  });
});

describe('bodies', () => {
  it('aligns runs of single-line attributes only', () => {
    const text = printed([
      set('a', 1),
      set('bbb', 2),
      set('cc', multiline(['x'])),
      set('d', 3),
      set('ee', 4, { note: 'why' }),
      set('f', 5),
      gap,
      set('long', 6),
      comment('c'),
      set('g', 7),
    ]);
    expect(text).toBe(
      lines(
        'locals {',
        '  a   = 1',
        '  bbb = 2',
        '  cc = [',
        '    "x",',
        '  ]',
        '  d = 3',
        '  # why',
        '  ee = 4',
        '  f  = 5',
        '',
        '  long = 6',
        '  # c',
        '  g = 7',
        '}',
      ),
    );
  });

  it('breaks a value that alignment alone pushes over the edge, and realigns the others', () => {
    const text = printed([set('a', ['a'.repeat(85), 1]), set('long_name', 1), set('b', 2)]);
    expect(text).toContain('  a = [\n');
    expect(text).toContain('  long_name = 1\n  b         = 2\n');
  });

  it('sets blocks apart, together with the comments above them', () => {
    const text = printed([
      gap,
      nested('ingress', [gap]),
      set('a', 1),
      comment('about egress'),
      nested('dynamic', [false, [set('b', 1), null]], { labels: ['egress'] }),
      gap,
      gap,
      nested('c', []),
      gap,
    ]);
    expect(text).toBe(
      lines(
        'locals {',
        '  ingress {}',
        '',
        '  a = 1',
        '',
        '  # about egress',
        '  dynamic "egress" {',
        '    b = 1',
        '  }',
        '',
        '  c {}',
        '}',
      ),
    );
  });

  it('puts one blank line between top-level blocks and one newline at the end', () => {
    const code = file([
      comment('Made by Lintel\n\nDo not edit'),
      gap,
      [comment('one'), resource('aws_vpc', 'main', [])],
      undefined,
      data('aws_region', 'current', []),
    ]);
    expect(print(code).text).toBe(
      lines(
        '# Made by Lintel',
        '#',
        '# Do not edit',
        '',
        '# one',
        'resource "aws_vpc" "main" {}',
        '',
        'data "aws_region" "current" {}',
      ),
    );
    expect(print(file([])).text).toBe('');
  });

  it('marks blocks, attributes with their notes, and references', () => {
    const items = [
      set('vpc_id', ref('aws_vpc.main.id', { node: 'n1' }), {
        origin: { node: 'n2', field: 'vpc' },
        note: 'why',
      }),
    ];
    const { text, spans } = print(file([resource('a', 'b', items, { node: 'n2' })]));
    expect(spans.map(({ start, end, origin }) => [text.slice(start, end), origin])).toEqual([
      [text.trimEnd(), { node: 'n2' }],
      ['# why\n  vpc_id = aws_vpc.main.id', { node: 'n2', field: 'vpc' }],
      ['aws_vpc.main.id', { node: 'n1' }],
    ]);
  });
});
