import { parse } from '@cdktn/hcl2json';
import { describe, expect, it } from 'vitest';
import { SHAPES } from '../../../e2e/toolchain/shapes';
import { catalog } from '../../catalog';
import { buildDesign } from '../../catalog/builder';
import { terraformExporter, terraformKinds } from '../../catalog/terraform';
import { apply, beginTransaction, idsAfter, parseDesign, type Design } from '../../design';
import { isJsonObject, type JsonObject, type JsonValue } from '../../kit/json';
import { resolve } from '../../resolve';
import { remove } from '../../spec/commands';
import { defaultsOf } from '../../spec/fields';
import { circuitBreaker } from '../../templates/circuit-breaker';
import { multiRegion } from '../../templates/multi-region';
import { network } from '../../templates/network';
import { operations } from '../../templates/operations';
import { serverless } from '../../templates/serverless';
import { threeTier } from '../../templates/three-tier';
import type { ExportedFile, ExportFinding } from '../exporter';
import { createTerraformExporter } from './export';
import type { TerraformKind } from './kind';

const shapes = Object.entries(SHAPES).map(([name, build]) => ({ name, build }));
const DESIGN_FILE = 'design.lintel.json';

const exported = (design: Design, findings: readonly ExportFinding[] = []) =>
  terraformExporter.run(resolve(design, catalog), findings).files;
/** As an exporter gives it that has made nothing before. */
const fresh = (design: Design) =>
  createTerraformExporter(terraformKinds).run(resolve(design, catalog), []).files;
const textsOf = (files: readonly ExportedFile[]) =>
  Object.fromEntries(files.map(({ path, text }) => [path, text]));
const codeOf = (files: readonly ExportedFile[]) =>
  textsOf(files.filter(({ path }) => path !== DESIGN_FILE));

/** Every block at the top of a `.tf` file by its address, except `locals`, which has none. */
function blocksOf(files: readonly ExportedFile[]): Map<string, string> {
  const blocks = new Map<string, string>();
  for (const { path, text } of files.filter((file) => file.path.endsWith('.tf'))) {
    for (const [block, head = ''] of text.matchAll(
      /^(\S[^\n]*) \{(?:\n(?:[^}][^\n]*)?)*\n?\}$/gm,
    )) {
      const address = head === 'locals' || head === 'terraform' ? `${path} ${block}` : head;
      const key = address.startsWith('provider') ? block : address;
      if (blocks.has(key)) throw new Error(`${key} is declared twice`);
      blocks.set(key, block);
    }
  }
  return blocks;
}

function shuffled(design: Design): Design {
  const turn = <V>(record: Readonly<Record<string, V>>) =>
    Object.fromEntries(Object.entries(record).toReversed());
  const turnParams = <R extends { params: JsonObject }>(records: Readonly<Record<string, R>>) =>
    Object.fromEntries(
      Object.entries(turn(records)).map(([id, each]) => [
        id,
        { ...each, params: turn(each.params) },
      ]),
    );
  return {
    settings: turn(design.settings),
    nodes: turnParams(design.nodes),
    edges: turnParams(design.edges),
    layout: turn(design.layout),
  };
}

describe.each(shapes)('$name', ({ build }) => {
  it('E1 gives the same bytes whatever the order of the records', () => {
    const files = exported(build());
    expect(textsOf(fresh(build()))).toEqual(textsOf(files));
    expect(textsOf(fresh(shuffled(build())))).toEqual(textsOf(files));
  });

  it('declares every address once, in HCL that parses', async () => {
    const files = exported(build());
    expect(() => blocksOf(files)).not.toThrow();
    for (const { path, text, language } of files) {
      if (language === 'hcl') await expect(parse(path, text)).resolves.toBeTypeOf('object');
    }
  });

  it('E5 has spans that lie in the text, nest, and name records that exist', () => {
    const design = build();
    for (const { text, spans } of exported(design)) {
      const open: number[] = [];
      for (const { start, end, origin } of spans) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(text.length);
        while (open.length > 0 && open.at(-1)! <= start) open.pop();
        if (open.length > 0) expect(end).toBeLessThanOrEqual(open.at(-1)!);
        open.push(end);
        if (origin.node !== undefined) expect(design.nodes).toHaveProperty(origin.node);
        if (origin.edge !== undefined) expect(design.edges).toHaveProperty(origin.edge);
      }
    }
  });

  it('holds the design, so that it can be opened again', () => {
    const design = build();
    const file = exported(design).find(({ path }) => path === DESIGN_FILE)!;
    expect(parseDesign(JSON.parse(file.text))).toEqual({ ok: true, value: design });
  });
});

describe('the example', () => {
  it('leads from every line of a resource to a node or an edge', () => {
    for (const { path, text, spans } of exported(threeTier.build())) {
      if (!/^(network|security|alb|waf|dns|outputs)\.tf$/.test(path)) continue;
      const covered = spans.filter(({ origin }) => origin.node ?? origin.edge);
      let offset = 0;
      for (const line of text.split('\n')) {
        const at = offset + line.search(/\S/);
        offset += line.length + 1;
        if (line.trim() === '' || line.startsWith('#')) continue;
        const isCovered = covered.some(({ start, end }) => start <= at && at < end);
        expect(isCovered, `${path}: ${line}`).toBe(true);
      }
    }
  });

  it('names the field that a line comes from', () => {
    const design = threeTier.build();
    const { text, spans } = exported(design).find(({ path }) => path === 'database.tf')!;
    const at = text.indexOf('multi_az ');
    const origin = spans.findLast(({ start, end }) => start <= at && at < end)?.origin;
    const db = Object.values(design.nodes).find(({ slug }) => slug === 'db')!;
    expect(origin).toEqual({ node: db.id, field: 'multiAz' });
  });

  it('E2 says nothing of where a box stands', () => {
    const design = threeTier.build();
    const moved = Object.fromEntries(Object.keys(design.layout).map((id) => [id, { x: 1, y: 2 }]));
    expect(codeOf(fresh({ ...design, layout: moved }))).toEqual(codeOf(fresh(design)));
  });

  it('E3 keeps the names of the second region when the first is removed', () => {
    const design = multiRegion.build();
    const before = resolve(design, catalog);
    const [first, second] = before.nodes.filter(({ spec }) => spec.container === 'region');
    const plan = remove(before, { nodes: [first!.id], edges: [] }, idsAfter(design));
    if (!plan.ok) throw new Error(plan.error.reason);
    const left = apply(design, plan.value.patch);
    expect(left.settings.homeRegion).toBe('us-east-1');
    const addresses = (one: Design) =>
      terraformExporter
        .run(resolve(one, catalog), [])
        .files.flatMap(({ path, text }) =>
          path.endsWith('_us_west_2.tf')
            ? (text.match(/^(?:resource|module) [^{]+/gm) ?? []).map((head) => `${path}: ${head}`)
            : [],
        );
    const kept = addresses(left);
    expect(kept.length).toBeGreaterThan(20);
    expect(addresses(design)).toEqual(expect.arrayContaining([...kept]));
    expect(resolve(left, catalog).regionName(second!.id)).toBe('us-west-2');
  });

  it.each([...terraformKinds.keys()])('E3 keeps every block when a %s is added', (kind) => {
    const design = threeTier.build();
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
    expect(parent !== undefined || inside[0] === 'canvas').toBe(true);
    tx.putNode({
      id: idsAfter(design).node(),
      kind,
      slug: 'alb-logs',
      label: 'Later',
      parent: parent?.id ?? null,
      params: { ...defaultsOf(fields), ...(kind === 'region' ? { region: 'eu-west-1' } : {}) },
    });
    const before = blocksOf(exported(design));
    const after = blocksOf(exported(tx.design));
    for (const [address, block] of before) {
      // The head says which providers are needed, and a function needs one more. The environment says how much room
      // the longest name leaves.
      const isHead = /^(locals|versions|variable\W+environment)/.test(address);
      if (!isHead) expect(after.get(address)).toBe(block);
    }
  });

  it('takes no project and environment that the longest name has no room for', () => {
    const design = threeTier.build();
    const tx = beginTransaction(design);
    for (const { id, kind } of Object.values(design.nodes)) {
      if (kind === 'application-load-balancer') tx.changeNode(id, { slug: 'public-load-balancer' });
    }
    const roomIn = (one: Design) =>
      /}"\) <= (\d+)/.exec(textsOf(exported(one))['variables.tf']!)?.[1];
    // Of the 37 characters of the prefix of its log bucket, 27 are "-public-load-balancer-logs-".
    expect(roomIn(tx.design)).toBe('10');
  });

  it('says open errors at the head of the code and in the README', () => {
    const finding: ExportFinding = {
      severity: 'error',
      rule: 'X-1',
      title: 'Something\nis wrong',
      evidence: 'db: */ "${var.x}"',
      nodes: [],
    };
    const files = textsOf(exported(threeTier.build(), [finding, { ...finding, severity: 'info' }]));
    expect(files['versions.tf']).toMatch(/^# ATTENTION: the design has 1 open error\. /);
    expect(files['versions.tf']).toContain('# - X-1 Something is wrong: db: */ "${var.x}"\n');
    expect(files['README.md']).toContain('- **X-1** Something is wrong: db: \\*/');
    expect(textsOf(exported(threeTier.build()))['versions.tf']).toMatch(/^terraform \{/);
  });
});

describe('a kind that throws', () => {
  /** The example, exported with a bug in one kind. */
  function exportedWith(kind: string, bug: (own: TerraformKind) => Partial<TerraformKind>) {
    const kinds = new Map(terraformKinds);
    const own = kinds.get(kind)!;
    kinds.set(kind, { ...own, ...bug(own) });
    const design = threeTier.build();
    const { files, leftOut } = createTerraformExporter(kinds).run(resolve(design, catalog), []);
    const named = leftOut.map(({ node, why }) => [design.nodes[node]!.slug, why]);
    return { files, texts: textsOf(files), leftOut: named };
  }
  const fail = (): never => {
    throw new Error('a\nbug');
  };
  const why = 'Lintel failed on it, which is a bug of its own (a\nbug).';
  const references = (texts: Record<string, string>, what: string) =>
    Object.entries(texts).filter(([path, text]) => path.endsWith('.tf') && text.includes(what));

  it('V4 is left out and named, and the others are exported', () => {
    const { texts, leftOut } = exportedWith('elasticache', (own) => ({
      emit: (node, t) => {
        own.emit(node, t);
        fail();
      },
    }));
    expect(leftOut).toEqual([['cache', why]]);
    expect(texts['cache.tf']).toMatch(
      /^# Not exported: Lintel failed on it, [^]+\(a\n# bug\)\.\n$/m,
    );
    expect(texts['outputs.tf']).not.toContain('cache');
    expect(texts['database.tf']).toContain('resource "aws_db_instance" "db"');
    expect(texts['versions.tf']).toContain(
      '# - Terraform Left out of the code: Session cache (ElastiCache): Lintel failed on it',
    );
    expect(texts['README.md']).toContain('The design has 1 open error.');
    expect(texts['README.md']).toMatch(
      /Drawn, but left out:\n\n- Session cache \(ElastiCache\): Lintel failed on it/,
    );
  });

  it('V4 is named by nobody in the code, although others had been emitted before it', async () => {
    const { files, texts, leftOut } = exportedWith('elasticache', () => ({ emit: fail }));
    expect(leftOut).toEqual([['cache', why]]);
    expect(references(texts, 'aws_elasticache_replication_group')).toEqual([]);
    expect(() => blocksOf(files)).not.toThrow();
    for (const { path, text, language } of files) {
      if (language === 'hcl') await expect(parse(path, text)).resolves.toBeTypeOf('object');
    }
  });

  it.each<[string, (own: TerraformKind) => Partial<TerraformKind>]>([
    ['what it lends', ({ facets }) => ({ facets: { ...facets, database: fail } })],
    ['whether something is missing', () => ({ missing: fail })],
  ])('V4 is to blame itself for %s, not whoever asks it', (_, bug) => {
    const { texts, leftOut } = exportedWith('rds-instance', bug);
    expect(leftOut).toContainEqual(['db', why]);
    expect(leftOut.filter(([, reason]) => reason === why)).toHaveLength(1);
    expect(references(texts, 'aws_db_instance.db.')).toEqual([]);
    expect(texts['compute.tf']).toContain('resource "aws_autoscaling_group"');
  });

  /** Resources that the code refers to and does not hold. */
  function undeclared(files: readonly ExportedFile[]): readonly string[] {
    const declared = blocksOf(files);
    const code = files
      .filter(({ path }) => path.endsWith('.tf'))
      .map(({ text }) => text.replaceAll(/^\s*#.*$/gm, ''))
      .join('\n')
      .replaceAll(/"(?:[^"\\$]|\\.|\$(?!\{))*"/g, '""');
    const named = code.matchAll(/(?<![\w.])(?:(data|ephemeral)\.)?(aws_\w+|random_\w+)\.(\w+)/g);
    const heads = [...named].map(
      ([, block = 'resource', type, name]) => `${block} "${type}" "${name}"`,
    );
    return [...new Set(heads)].filter((head) => !declared.has(head));
  }

  it.each([
    ['network', network],
    ['operations', operations],
    ['multi-region', multiRegion],
    ['serverless', serverless],
    ['circuit-breaker', circuitBreaker],
  ])('V4 is referred to by nothing else of %s, whichever kind it is', (_, { build }) => {
    const design = build();
    const model = resolve(design, catalog);
    const drawn = new Set(Object.values(design.nodes).map(({ kind }) => kind));
    expect(undeclared(fresh(design))).toEqual([]);
    for (const [id, kind] of terraformKinds) {
      if (!drawn.has(id)) continue;
      const kinds = new Map(terraformKinds).set(id, { ...kind, emit: fail });
      const { files, leftOut } = createTerraformExporter(kinds).run(model, []);
      expect(leftOut.length, id).toBeGreaterThan(0);
      expect(undeclared(files), id).toEqual([]);
    }
  });

  it('V4 is not published to where it watches others', () => {
    const kinds = new Map(terraformKinds);
    kinds.set('monitoring', { ...kinds.get('monitoring')!, emit: fail });
    const model = resolve(operations.build(), catalog);
    const { files, leftOut } = createTerraformExporter(kinds).run(model, []);
    expect(leftOut.map((each) => each.why)).toEqual([why]);
    expect(references(textsOf(files), 'aws_sns_topic')).toEqual([]);
  });

  it('V4 comes back with the edit that it does not fail on', () => {
    const kinds = new Map(terraformKinds);
    const own = kinds.get('elasticache')!;
    kinds.set('elasticache', {
      ...own,
      emit: (node, t) => (node.label === 'Throws' ? fail() : own.emit(node, t)),
    });
    const exporter = createTerraformExporter(kinds);
    const design = threeTier.build();
    const cache = Object.values(design.nodes).find(({ slug }) => slug === 'cache')!;
    const tx = beginTransaction(design);
    tx.changeNode(cache.id, { label: 'Throws' });
    const run = (one: Design) => exporter.run(resolve(one, catalog), []);
    expect(run(design).leftOut).toEqual([]);
    for (const _ of ['the first time', 'and again']) {
      expect(run(tx.design).leftOut.map(({ node }) => node)).toEqual([cache.id]);
    }
    const back = run(design);
    expect(back.leftOut).toEqual([]);
    expect(textsOf(back.files)).toEqual(textsOf(fresh(design)));
  });

  it('V4 names everything when every kind fails', () => {
    const kinds = new Map([...terraformKinds].map(([id, kind]) => [id, { ...kind, emit: fail }]));
    const design = threeTier.build();
    const { leftOut } = createTerraformExporter(kinds).run(resolve(design, catalog), []);
    expect(new Set(leftOut.map(({ node }) => node))).toEqual(
      new Set(Object.values(design.nodes).flatMap(({ id, kind }) => (kinds.has(kind) ? [id] : []))),
    );
  });
});

it('says what is left out because something is missing for it, which is no open error', () => {
  const draft = buildDesign();
  const queue = draft.node('sqs-queue', { label: 'Jobs' });
  const { files, leftOut } = terraformExporter.run(resolve(draft.build(), catalog), []);
  expect(leftOut).toEqual([
    { node: queue, name: expect.stringMatching(/^Jobs \(/), why: expect.stringMatching(/\.$/) },
  ]);
  expect(textsOf(files)['README.md']).not.toContain('open error');
});

describe('an exporter that has made something before', () => {
  const params: readonly [string, string, JsonValue][] = [
    ['vpc', 'nat', 'single'],
    ['web', 'min', 1],
    ['alb', 'waf', false],
    ['db', 'engine', 'mysql'],
    ['dns', 'zone', 'com'],
    ['cache', 'auth', 'none'],
    ['region', 'region', 'eu-west-1'],
    ['data-tier', 'prefix', 26],
    ['one-dns', 'zoneSource', 'lookup'],
    ['two-web', 'instanceType', 'm7i.large'],
    ['us-west-2', 'region', 'us-east-1'],
  ];

  it.each([
    'the example',
    'two regions',
    'two VPCs and a zone that is created',
    'many routes',
    'circuit breaker',
  ])('E1 gives what a fresh one gives after every edit of %s', (name) => {
    const warm = createTerraformExporter(terraformKinds);
    let design = SHAPES[name]!();
    const check = (next: Design) => {
      design = next;
      const [files, expected] = [warm.run(resolve(design, catalog), []).files, fresh(design)];
      expect(textsOf(files)).toEqual(textsOf(expected));
      const spansOf = (each: readonly ExportedFile[]) =>
        JSON.stringify(each.map(({ spans }) => spans));
      expect(spansOf(files)).toBe(spansOf(expected));
    };
    check(design);
    for (const [slug, field, value] of params) {
      const node = Object.values(design.nodes).find((each) => each.slug === slug);
      if (!node) continue;
      const tx = beginTransaction(design);
      tx.changeNode(node.id, { params: { ...node.params, [field]: value } });
      check(tx.design);
    }
    for (const key of ['title', 'project', 'environment']) {
      check({ ...design, settings: { ...design.settings, [key]: 'other' } });
    }
    for (const edge of Object.values(design.edges).slice(0, 12)) {
      const tx = beginTransaction(design);
      tx.removeEdge(edge.id);
      const without = tx.design;
      const before = design;
      check(without);
      check(before);
    }
    for (const node of Object.values(design.nodes).slice(0, 12)) {
      const tx = beginTransaction(design);
      tx.changeNode(node.id, { label: 'Renamed' });
      check(apply(design, tx.patch()));
    }
  });
});

describe('E4 hostile text stays text', () => {
  const MARK = 'HOSTILE';
  const HOSTILE = [
    `"\${${MARK}}`,
    `%{ if ${MARK} }`,
    `\n}\nresource "x" "${MARK}" {`,
    `*/ <b>${MARK}</b> [${MARK}](http://${MARK}) \`${MARK}\``,
    `\u202e\u2028💥EOT\nENVIRONMENT\n$(${MARK})`,
    'w'.repeat(300),
  ].join('');

  /** Every free text of the example, and every choice, says something hostile. */
  function hostileDesign(): Design {
    const design = SHAPES['many routes']!();
    const example = threeTier.build();
    const poison = (value: JsonValue): JsonValue => {
      if (typeof value === 'string') return HOSTILE;
      return Array.isArray(value) ? [HOSTILE, HOSTILE] : value;
    };
    const KEPT = new Set(['role', 'zones', 'protocol', 'region', 'cidr', 'scheme']);
    const poisoned = (params: JsonObject) =>
      Object.fromEntries(
        Object.entries(params).map(([key, value]) => [key, KEPT.has(key) ? value : poison(value)]),
      );
    const all = (one: Design): Design => ({
      settings: { title: HOSTILE, project: HOSTILE, environment: HOSTILE },
      nodes: Object.fromEntries(
        Object.entries(one.nodes).map(([id, node]) => [
          id,
          { ...node, label: HOSTILE, params: poisoned(node.params) },
        ]),
      ),
      edges: Object.fromEntries(
        Object.entries(one.edges).map(([id, edge]) => [
          id,
          { ...edge, params: poisoned(edge.params) },
        ]),
      ),
      layout: {},
    });
    const shift = (id: string) => `${id[0]}${Number(id.slice(1)) + 100}`;
    const moved = all(example);
    return {
      ...all(design),
      nodes: {
        ...all(design).nodes,
        ...Object.fromEntries(
          Object.values(moved.nodes).map((node) => [
            shift(node.id),
            {
              ...node,
              id: shift(node.id),
              slug: `x-${node.slug}`,
              parent: node.parent === null ? null : shift(node.parent),
            },
          ]),
        ),
      },
      edges: {
        ...all(design).edges,
        ...Object.fromEntries(
          Object.values(moved.edges).map((edge) => [
            shift(edge.id),
            { ...edge, id: shift(edge.id), from: shift(edge.from), to: shift(edge.to) },
          ]),
        ),
      },
    };
  }

  const strings = (value: unknown): string[] => {
    if (typeof value === 'string') return [value];
    if (Array.isArray(value)) return value.flatMap(strings);
    return typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, each]) => [key, ...strings(each)])
      : [];
  };

  it('in Terraform, where it is a literal or a comment', async () => {
    const files = exported(hostileDesign());
    let seen = 0;
    for (const { path, text } of files.filter((file) => file.path.endsWith('.tf'))) {
      const tree = await parse(path, text);
      expect(isJsonObject(tree as JsonValue)).toBe(true);
      for (const value of strings(tree).filter((each) => each.includes(MARK))) {
        seen += 1;
        // hcl2json writes an escaped template with its escape, and a live one without; a call as the code that it is.
        const code = value.startsWith('${') ? value.replaceAll(/"(?:[^"\\]|\\.)*"/g, '') : value;
        expect(code).not.toMatch(/(?<!\$)\$\{[^}]*HOSTILE|(?<!%)%\{[^}]*HOSTILE/);
      }
      expect(Object.keys((tree['resource'] as object | undefined) ?? {})).not.toContain('x');
    }
    expect(seen).toBeGreaterThan(50);
    expect(() => blocksOf(files)).not.toThrow();
  });

  it('in the script of the instances, where it is not at all', () => {
    const scripts = exported(hostileDesign()).filter(({ path }) => path.endsWith('.tftpl'));
    expect(scripts).toHaveLength(5);
    for (const { text } of scripts) expect(text).not.toContain(MARK);
  });

  it('in Markdown, where it is no markup', () => {
    const finding = {
      severity: 'error',
      rule: HOSTILE,
      title: HOSTILE,
      evidence: HOSTILE,
    } as const;
    const files = exported(hostileDesign(), [{ ...finding, nodes: [] }]);
    const readme = textsOf(files)['README.md']!;
    const lines = readme.split('\n').filter((line) => line.includes(MARK));
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) {
      expect(line).toMatch(/^(# |- |Terraform for )/);
      expect(line).not.toMatch(/(?<!\\)[<`[]\S*HOSTILE|http:\/\/HOSTILE/);
    }
  });
});
