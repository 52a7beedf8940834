import { describe, expect, it } from 'vitest';
import { parseSync } from 'vite';
import { SHAPES } from '../../../e2e/toolchain/shapes';
import { catalog } from '../../catalog';
import { cdkExporter, cdkKinds } from '../../catalog/cdk';
import { beginTransaction, idsAfter, type Design } from '../../design';
import { resolve } from '../../resolve';
import { rules } from '../../rules';
import { defaultsOf } from '../../spec/fields';
import { multiRegion } from '../../templates/multi-region';
import { openingDesign } from '../../templates/opening';
import { exporterLaws, HOSTILE, hostileDesign, MARK, textsOf } from '../../testing/exporter-laws';
import { acceptedOf, inspect, toExportAcceptance } from '../../validation';
import type { ExportedFile, ExportFinding } from '../exporter';
import { createCdkExporter } from './export';

const shapes = Object.entries(SHAPES).map(([name, build]) => ({ name, build }));

const exported = (design: Design, findings: readonly ExportFinding[] = []) =>
  cdkExporter.run(resolve(design, catalog), findings).files;

/** `Orders` of `new sqs.Queue(this, "Orders", …)`. */
const idIn = (statement: string) =>
  /^\s*(?:const \w+ = )?[\w. ]+\(\s*this,\s*"([^"]+)"/.exec(statement)?.[1];

/** What the constructors of stacks declare, each with its statement. */
function constantsOf(files: readonly ExportedFile[]): Map<string, string> {
  const constants = new Map<string, string>();
  for (const { path, text } of files.filter((file) => file.path.endsWith('-stack.ts'))) {
    const body = text.slice(text.indexOf('super(scope, id, props);'));
    for (const [statement, name] of body.matchAll(
      /^ {4}(?:const (\w+) = )?\S[^\n]*(?:;|\n(?: {5}[^\n]*\n| {4}[)\]}`][^\n]*\n)*)/gm,
    )) {
      const key = `${path} ${idIn(statement) ?? name ?? statement}`;
      if (name !== undefined && constants.has(key)) throw new Error(`${key} is declared twice`);
      constants.set(key, statement.replaceAll(/^\s*(?:const \w+ = )?|,(?=\s*[\])}])|\s+/g, ''));
    }
  }
  return constants;
}

exporterLaws({ kinds: cdkKinds, create: createCdkExporter });

describe.each(shapes)('$name', ({ build }) => {
  it('parses, and declares every constant once and before it is used', () => {
    const files = exported(build());
    expect(() => constantsOf(files)).not.toThrow();
    for (const { path, text, language } of files) {
      if (language !== 'typescript') continue;
      expect(parseSync(path, text).errors, path).toEqual([]);
      if (!path.endsWith('-stack.ts')) continue;
      const body = text.slice(text.indexOf('super(scope, id, props);'));
      for (const [, name = ''] of body.matchAll(/^ {4}const (\w+) = /gm)) {
        const code = body
          .replaceAll(/"(?:[^"\\]|\\.)*"|^\s*\/\/.*$/gm, '')
          .replaceAll(
            /`(?:[^`\\]|\\.)*`/g,
            (quasi) => quasi.match(/\$\{[^}]*\}/g)?.join(' ') ?? '',
          );
        const first = code.search(new RegExp(`(?<![\\w.])${name}(?!\\w|:)`));
        expect(code.slice(first - 6, first), `${path}: ${name}`).toBe('const ');
      }
    }
  });
});

describe.each(shapes)('the tests of $name', ({ build }) => {
  it('look at constructs that their stack makes', () => {
    const files = textsOf(exported(build()));
    for (const [path, text] of Object.entries(files)) {
      const stack = files[path.replace(/^test\/(.*)\.test\.ts$/, 'lib/$1.ts')];
      if (!path.endsWith('.test.ts') || stack === undefined) continue;
      for (const [, id] of text.matchAll(/partOf\(\s*\w+,\s*("[^"]+")/g)) {
        expect(stack.replaceAll(/\s+/g, ' '), `${path}: ${id}`).toMatch(new RegExp(`this, ${id}`));
      }
    }
  });
});

describe('the example', () => {
  it('leads from every statement of a stack to a node or an edge', () => {
    for (const { path, text, spans } of exported(openingDesign())) {
      if (!/^lib\/(network|application)-stack\.ts$/.test(path)) continue;
      const covered = spans.filter(({ origin }) => origin.node ?? origin.edge);
      for (const { index } of text.matchAll(/^ {4}const (?!\w+Key )/gm)) {
        const isCovered = covered.some(({ start, end }) => start <= index + 4 && index + 4 < end);
        expect(isCovered, `${path}: ${text.slice(index, index + 60)}`).toBe(true);
      }
    }
  });

  it('says open errors at the head of the app and in the README', () => {
    const finding: ExportFinding = {
      severity: 'error',
      rule: 'X-1',
      title: 'Something\nis wrong',
      evidence: 'db: */ "${var.x}"',
      nodes: [],
    };
    const files = textsOf(exported(openingDesign(), [finding, { ...finding, severity: 'info' }]));
    expect(files['bin/app.ts']).toMatch(/^\/\/ ATTENTION: the design has 1 open error\. /);
    expect(files['bin/app.ts']).toContain('// - X-1 Something is wrong: db: */ "${var.x}"\n');
    expect(files['README.md']).toContain('- **X-1** Something is wrong: db: \\*/');
    expect(textsOf(exported(openingDesign()))['bin/app.ts']).toMatch(/^import /);
  });

  it.each([...cdkKinds.keys()])('E3 keeps every statement when a %s is added', (kind) => {
    const design = openingDesign();
    const tx = beginTransaction(design);
    const { fields, inside } = catalog.kinds.get(kind)!.spec;
    const containerOf: Record<string, string> = {
      region: 'region',
      network: 'vpc',
      tier: 'data-tier',
    };
    const parent = Object.values(design.nodes).find(
      ({ slug }) => slug === containerOf[inside[0] ?? ''],
    );
    tx.putNode({
      id: idsAfter(design).node(),
      kind,
      slug: 'alb-logs',
      label: 'Later',
      parent: parent?.id ?? null,
      params: { ...defaultsOf(fields), ...(kind === 'region' ? { region: 'eu-west-1' } : {}) },
    });
    const after = constantsOf(exported(tx.design));
    for (const [key, statement] of constantsOf(exported(design))) {
      // The list of what is watched or backed up grows with it.
      const isOfAll = /monitoring|Backup|backup/.test(key);
      if (!isOfAll) expect(after.get(key), key).toBe(statement);
    }
  });
});

describe('what is accepted', () => {
  const example = openingDesign();
  const database = Object.values(example.nodes).find(({ kind }) => kind === 'rds-instance')!;
  const withStandby = (multiAz: boolean): Design => {
    const tx = beginTransaction(example);
    tx.changeNode(database.id, { params: { ...database.params, multiAz } });
    return tx.design;
  };
  /** Of a waiver of the database for checks of cdk-nag: what is acknowledged with its reason. */
  const acknowledged = (design: Design, ...cdkNag: string[]): readonly string[] => {
    const waiver = {
      id: 'w1',
      rule: 'ML-4',
      subject: database.id,
      field: null,
      reason: 'Rebuilt from "events"\nin a day.',
      owner: 'Platform',
      until: '2026-12-31',
    };
    const { files } = createCdkExporter(cdkKinds).run(
      resolve(design, catalog),
      [],
      [{ ...waiver, title: 'T', nodes: [database.id], waiver, checkov: [], cdkNag }],
    );
    return files
      .filter(({ path }) => path.startsWith('lib/'))
      .flatMap(({ text }) => text.match(/acknowledge\([^;]*?Rebuilt from[^;]*;/g) ?? [])
      .map((statement) => statement.replaceAll(/,(?=\s*\))|\s+/g, ''));
  };
  const said = `'Rebuiltfrom"events"inaday.(acceptedbyPlatformuntil2026-12-31)'`;

  it('is acknowledged where cdk-nag speaks of it, on the construct that stands for it', () => {
    expect(acknowledged(withStandby(false), 'RDS3', 'RDS2')).toEqual([
      `acknowledge(db,"AwsSolutions-RDS3",${said});`,
    ]);
    expect(acknowledged(withStandby(true), 'RDS3')).toEqual([]);
  });

  it('is acknowledged of its replicas too, where the rule names them', () => {
    const { findings } = inspect(
      resolve(withStandby(false), catalog),
      rules.filter(({ id }) => id === 'ML-4'),
      [],
      { today: '2026-06-01' },
    );
    const [finding] = findings;
    const { files } = createCdkExporter(cdkKinds).run(
      resolve(withStandby(false), catalog),
      [],
      [
        toExportAcceptance({
          ...finding!,
          acceptance: {
            isOver: false,
            waiver: {
              id: 'w1',
              ...acceptedOf(finding!.rule, finding!),
              reason: 'Rebuilt from events in a day.',
              owner: 'Platform',
              until: '2026-12-31',
            },
          },
        }),
      ],
    );
    const text = files.find(({ path }) => path === 'lib/data-stack.ts')!.text;
    const on = [...text.matchAll(/acknowledge\(\s*(\w+),\s*"AwsSolutions-RDS3",\s*"Rebuilt/g)];
    expect(on.map(([, construct]) => construct)).toEqual(['db', 'dbReplica']);
  });

  it('takes the place of the reason that the kind gives itself', () => {
    expect(acknowledged(example, 'RDS11')).toEqual([
      `acknowledge(db,"AwsSolutions-RDS11",${said});`,
    ]);
  });
});

it('E3 keeps the names of the second region when the first is removed', () => {
  const design = multiRegion.build();
  const files = exported(design).filter(({ path }) => path.includes('us-west-2'));
  const tx = beginTransaction(design);
  const inFirst = new Set<string>();
  for (const node of resolve(design, catalog).nodes) {
    if (resolve(design, catalog).regionName(node.id) === 'us-east-1') inFirst.add(node.id);
  }
  for (const edge of Object.values(design.edges)) {
    if (inFirst.has(edge.from) || inFirst.has(edge.to)) tx.removeEdge(edge.id);
  }
  for (const id of [...inFirst].toReversed()) tx.removeNode(id);
  const left = { ...tx.design, settings: { ...tx.design.settings, homeRegion: 'us-east-1' } };
  const kept = exported(left).filter(({ path }) => path.includes('us-west-2'));
  expect(kept.length).toBeGreaterThan(1);
  expect(files.map(({ path }) => path)).toEqual(
    expect.arrayContaining(kept.map(({ path }) => path)),
  );
});

describe('E4 hostile text stays text', () => {
  /** The values of all literals, and the names of all identifiers. */
  function tokensOf(path: string, text: string) {
    const { program, errors } = parseSync(path, text);
    expect(errors, path).toEqual([]);
    const [literals, identifiers]: [string[], string[]] = [[], []];
    const visit = (node: unknown): void => {
      if (Array.isArray(node)) node.forEach(visit);
      else if (typeof node === 'object' && node !== null) {
        const one = node as Record<string, unknown>;
        if (one['type'] === 'Literal') literals.push(String(one['value']));
        if (one['type'] === 'TemplateElement') {
          literals.push(String((one['value'] as Record<string, unknown>)['cooked']));
        }
        if (one['type'] === 'Identifier') identifiers.push(String(one['name']));
        Object.values(one).forEach(visit);
      }
    };
    visit(program);
    return { literals, identifiers };
  }

  const finding = { severity: 'error', rule: HOSTILE, title: HOSTILE, evidence: HOSTILE } as const;

  it('in TypeScript, where it is a literal or a comment', () => {
    const files = exported(hostileDesign(), [{ ...finding, nodes: [] }]);
    let seen = 0;
    for (const { path, text, language } of files) {
      if (language !== 'typescript') continue;
      const { literals, identifiers } = tokensOf(path, text);
      seen += literals.filter((value) => value.includes(MARK)).length;
      expect(identifiers.filter((name) => name.includes(MARK))).toEqual([]);
    }
    expect(seen).toBeGreaterThan(5);
  });

  it('in JSON', () => {
    for (const { path, text, language } of exported(hostileDesign())) {
      if (language === 'json') expect(() => JSON.parse(text) as unknown, path).not.toThrow();
    }
  });

  it('in Markdown, where it is no markup', () => {
    const readme = textsOf(exported(hostileDesign(), [{ ...finding, nodes: [] }]))['README.md']!;
    const lines = readme.split('\n').filter((line) => line.includes(MARK));
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) {
      expect(line).toMatch(/^(# |- )/);
      expect(line).not.toMatch(/(?<!\\)[<`[]\S*HOSTILE|http:\/\/HOSTILE/);
    }
  });
});
