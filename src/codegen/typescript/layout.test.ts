import { describe, expect, it } from 'vitest';
import { print } from '../code';
import type { Expression, Statements } from './index';
import { arrow, assign, call, comment, create, declare, gap, importLine, index } from './index';
import { member, method, namedImport, object, ref, run, spread, statements } from './index';
import { template, usedNames } from './index';

const printed = (...items: Statements) => print(statements(items, 0)).text;
const value = (expression: Expression) => printed(declare('x', expression)).slice(10, -2);
const lines = (...text: string[]) => text.map((line) => `${line}\n`).join('');

describe('expressions', () => {
  it('prints scalars and paths', () => {
    expect(value(['a', -0.5, 1e21, true, ref('this.azs[0].x'), ref('undefined')])).toBe(
      '["a", -0.5, 1e21, true, this.azs[0].x, undefined]',
    );
    expect(() => value(NaN)).toThrow('Not a TypeScript number');
  });

  it('takes the quotes that need fewer escapes', () => {
    expect(value(`"a" 'b'`)).toBe(`"\\"a\\" 'b'"`);
    expect(value(`say "a"`)).toBe(`'say "a"'`);
  });

  it('E4 escapes what cannot be seen, and what programs see in different ways', () => {
    expect(value('\\\n\t\u0001\u00a0\u202e\u2028\ud800')).toBe(
      '"\\\\\\n\\t\\u0001\\u00a0\\u202e\\u2028\\ud800"',
    );
    expect(value('é 日本 👍🏽')).toBe('"é 日本 \\u{1f44d}\\u{1f3fd}"');
  });

  it('prints templates, of text alone as plain literals', () => {
    expect(value(template('`${a}\\', ref('a.b'), '$', '{c}'))).toBe('`\\`\\${a}\\\\${a.b}\\${c}`');
    expect(value(template('a', template('b', 'c')))).toBe('"abc"');
    expect(value(template(ref('a')))).toBe('`${a}`');
    const noted = object([['a', 1, { note: 'why' }]]);
    expect(() => value(template('a', call('f', noted)))).toThrow('on one line');
  });

  it('quotes keys only where it has to, and shortens entries that repeat their name', () => {
    expect(value(object({ vpc: ref('vpc'), 'aws:arn': 1 }))).toBe('{ vpc, "aws:arn": 1 }');
    expect(value(object([['größe', 1]]))).toBe('{ größe: 1 }');
    expect(value(object([['__proto__', 1]]))).toBe('{ ["__proto__"]: 1 }');
  });

  it('leaves out what has no value, but not what is false', () => {
    expect(value(object([['a', undefined], undefined, null, ['b', false]]))).toBe('{ b: false }');
    expect(value(call('f', undefined, false))).toBe('f(false)');
  });

  it('prints members, elements, spreads and functions', () => {
    expect(value(index(method(ref('a.b'), 'c', 1), 0))).toBe('a.b.c(1)[0]');
    expect(value(member(create('X'), 'y'))).toBe('new X().y');
    expect(value([spread(ref('a')), object([spread(ref('b'))])])).toBe('[...a, { ...b }]');
    expect(value(arrow(['a', 'b: cdk.Stack'], object({ a: 1 })))).toBe(
      '(a, b: cdk.Stack) => ({ a: 1 })',
    );
    expect(() => index('a', 0)).toThrow('no members');
    expect(() => declare('a', [spread(spread(1))])).toThrow('spread');
  });

  it('expands objects of several entries, or that do not fit', () => {
    expect(value(object({ a: 1, b: [ref('c.d'), call('f', 2)] }))).toBe('{ a: 1, b: [c.d, f(2)] }');
    expect(value(object({ a: object({ b: 1 }) }))).toBe('{\n  a: { b: 1 },\n}');
    expect(value(object({ a: 1, b: 2, c: 3 }))).toBe('{\n  a: 1,\n  b: 2,\n  c: 3,\n}');
    expect(value(object({ a: 'x'.repeat(40), b: 'x'.repeat(40) }))).toContain('{\n  a:');
  });

  it('fills exactly 80 columns, counting wide characters twice', () => {
    const list = (text: string) => printed(declare('x', [text, 1])).split('\n');
    expect(list('a'.repeat(62))).toEqual([`const x = ["${'a'.repeat(62)}", 1];`, '']);
    expect(list('a'.repeat(63))).toHaveLength(5);
    expect(list('日'.repeat(31))).toHaveLength(2);
    expect(list('日'.repeat(32))).toHaveLength(5);
  });

  it('is quick for deeply nested calls, which could be laid out in very many ways', () => {
    const deep = Array.from({ length: 60 }).reduce<Expression>(
      (inner) => call('f', 'a', arrow(['x'], call('g', object({ a: inner })))),
      1,
    );
    expect(printed(run(call('f', deep))).split('\n').length).toBeGreaterThan(60);
  });
});

describe('statements', () => {
  it('prints a stack as an engineer would write it', () => {
    const text = statements(
      [
        gap,
        comment('Load balancer\n\nopen to all'),
        declare(
          'albSg',
          create('ec2.SecurityGroup', ref('this'), 'AlbSg', object({ vpc: ref('props.vpc') })),
        ),
        run(
          method(
            ref('albSg'),
            'addIngressRule',
            call('ec2.Peer.anyIpv4'),
            call('ec2.Port.tcp', 443),
            'HTTPS from the internet',
          ),
        ),
        gap,
        gap,
        assign(
          'this.alb',
          create(
            'elbv2.ApplicationLoadBalancer',
            ref('this'),
            'Alb',
            object([
              ['vpc', ref('props.vpc')],
              ['vpcSubnets', object({ subnetType: ref('ec2.SubnetType.PUBLIC') })],
              ['idleTimeout', call('cdk.Duration.seconds', 60), { note: 'the default' }],
            ]),
          ),
        ),
        false,
        [null, run(call('this.alb.logAccessLogs', ref('logs'), 'alb'), { note: 'S3 only' })],
        gap,
      ],
      2,
    );
    expect(print(text).text).toBe(
      lines(
        '    // Load balancer',
        '    //',
        '    // open to all',
        '    const albSg = new ec2.SecurityGroup(this, "AlbSg", { vpc: props.vpc });',
        '    albSg.addIngressRule(',
        '      ec2.Peer.anyIpv4(),',
        '      ec2.Port.tcp(443),',
        '      "HTTPS from the internet",',
        '    );',
        '',
        '    this.alb = new elbv2.ApplicationLoadBalancer(this, "Alb", {',
        '      vpc: props.vpc,',
        '      vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC },',
        '      // the default',
        '      idleTimeout: cdk.Duration.seconds(60),',
        '    });',
        '    // S3 only',
        '    this.alb.logAccessLogs(logs, "alb");',
      ),
    );
  });

  it('breaks in front of long texts and paths, and chains of calls before each call', () => {
    const path = `props.${'network'.repeat(5)}.${'securityGroup'.repeat(2)}`;
    expect(printed(declare('group', ref(path)))).toBe(`const group =\n  ${path};\n`);
    const chain = ['first', 'second', 'third'].reduce<Expression>(
      (target, name) => method(target, name, 'x'.repeat(20)),
      ref('vpc'),
    );
    expect(printed(declare('a', chain))).toBe(
      lines(
        'const a = vpc',
        ...['first', 'second'].map((name) => `  .${name}("${'x'.repeat(20)}")`),
        `  .third("${'x'.repeat(20)}");`,
      ),
    );
  });

  it('refuses statements that do nothing', () => {
    expect(() => run('use strict')).toThrow('Does nothing');
    expect(() => run(ref('a'))).toThrow('Does nothing');
    expect(() => assign('this', 1)).toThrow('identifier');
  });

  it('prints imports', () => {
    expect(importLine('rds', 'aws-cdk-lib/aws-rds')).toBe(
      'import * as rds from "aws-cdk-lib/aws-rds";',
    );
    expect(print(namedImport(['Construct'], 'constructs')).text).toBe(
      'import { Construct } from "constructs";',
    );
    const long = ['a'.repeat(30), 'b'.repeat(30)];
    expect(print(namedImport(long, 'x'.repeat(10))).text).toBe(
      `import {\n  ${long.join(',\n  ')},\n} from "${'x'.repeat(10)}";`,
    );
  });

  it('E5 marks statements with their notes, entries and paths', () => {
    const vpc = object([['vpc', ref('network.vpc', { node: 'n1' }), { origin: { field: 'f' } }]]);
    const item = declare('a', create('X', vpc), { note: 'why', origin: { node: 'n2' } });
    const { text, spans } = print(statements([item], 1));
    expect(spans.map(({ start, end, origin }) => [text.slice(start, end), origin])).toEqual([
      [text.trim(), { node: 'n2' }],
      ['vpc: network.vpc', { field: 'f' }],
      ['network.vpc', { node: 'n1' }],
    ]);
  });

  it('tells the names that it uses', () => {
    const items = [
      declare('a', create('rds.Cluster', ref('this'), 'Id', object({ vpc: ref('props.vpc') }))),
      [run(call('ec2.Port.tcp', template('x', ref('b'))), { note: 'c' }), comment('d'), gap],
      assign('this.e', arrow(['f: cdk.Stack', 'g'], [ref('f'), ref('undefined'), ref('h[0]')])),
      assign('i.j', method(create('K'), 'l', spread(index(ref('m'), 'n')))),
    ];
    expect([...usedNames(items)].toSorted()).toEqual([
      'K',
      'b',
      'cdk',
      'ec2',
      'h',
      'i',
      'm',
      'props',
      'rds',
    ]);
  });
});
