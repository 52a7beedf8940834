import { parse } from '@cdktn/hcl2json';
import { describe, expect, it } from 'vitest';
import { SHAPES } from '../../../e2e/toolchain/shapes';
import { catalog } from '../../catalog';
import { terraformExporter, terraformKinds } from '../../catalog/terraform';
import { apply, beginTransaction, idsAfter, type Design } from '../../design';
import { isJsonObject, type JsonValue } from '../../kit/json';
import { resolve } from '../../resolve';
import { remove } from '../../spec/commands';
import { defaultsOf } from '../../spec/fields';
import { circuitBreaker } from '../../templates/circuit-breaker';
import { multiRegion } from '../../templates/multi-region';
import { network } from '../../templates/network';
import { operations } from '../../templates/operations';
import { serverless } from '../../templates/serverless';
import { openingDesign } from '../../templates/opening';
import { exporterLaws, HOSTILE, hostileDesign, MARK, textsOf } from '../../testing/exporter-laws';
import type { ExportAcceptance, ExportedFile, ExportFinding } from '../exporter';
import { createTerraformExporter } from './export';
import type { TerraformKind } from './kind';

const shapes = Object.entries(SHAPES).map(([name, build]) => ({ name, build }));

const exported = (design: Design, findings: readonly ExportFinding[] = []) =>
  terraformExporter.run(resolve(design, catalog), findings).files;
/** As an exporter gives it that has made nothing before. */
const fresh = (design: Design) =>
  createTerraformExporter(terraformKinds).run(resolve(design, catalog), []).files;
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

exporterLaws({ kinds: terraformKinds, create: createTerraformExporter });

describe.each(shapes)('$name', ({ build }) => {
  it('declares every address once, in HCL that parses', async () => {
    const files = exported(build());
    expect(() => blocksOf(files)).not.toThrow();
    for (const { path, text, language } of files) {
      if (language === 'hcl') await expect(parse(path, text)).resolves.toBeTypeOf('object');
    }
  });
});

describe('what is accepted', () => {
  const design = openingDesign();
  const [database] = Object.values(design.nodes).filter(({ kind }) => kind === 'rds-instance');
  const acceptance = (fields: Partial<ExportAcceptance> = {}): ExportAcceptance => ({
    rule: 'ML-4',
    title: 'Database has a standby',
    nodes: [database!.id],
    subject: database!.id,
    waiver: {
      id: 'w1',
      rule: 'ML-4',
      subject: database!.id,
      field: null,
      reason:
        'Rebuilt from events\nwithin a day; see trivy:ignore:AVD-1 and #checkov:skip=CKV_AWS_1:x',
      owner: 'Platform',
      until: '2026-12-31',
    },
    checkov: [
      { id: 'CKV_AWS_157', resource: 'aws_db_instance' },
      { id: 'CKV_AWS_96', resource: 'aws_rds_cluster' },
    ],
    cdkNag: ['RDS3'],
    ...fields,
  });
  const accepted = (...accepting: ExportAcceptance[]) =>
    createTerraformExporter(terraformKinds).run(resolve(design, catalog), [], accepting).files;
  const skipsIn = (files: readonly ExportedFile[]) =>
    [...blocksOf(files)].flatMap(([address, block]) =>
      (block.match(/^ *# checkov:skip=.* \(accepted by .*$/gm) ?? []).map((line) => [
        address,
        line.trim(),
      ]),
    );

  it('is skipped by Checkov in the resources that its check reads, with the reason on one line', () => {
    expect(skipsIn(accepted(acceptance()))).toEqual([
      [
        'resource "aws_db_instance" "db"',
        '# checkov:skip=CKV_AWS_157:Rebuilt from events within a day; see trivy ignore:AVD-1 and #checkov skip=CKV_AWS_1:x (accepted by Platform until 2026-12-31)',
      ],
    ]);
    expect(skipsIn(accepted(acceptance({ subject: null })))).toEqual([]);
    const [other] = Object.keys(design.nodes);
    expect(skipsIn(accepted(acceptance({ subject: other! })))).toEqual([]);
  });

  it('is skipped in the block of a module too, for the resources that the module makes', () => {
    const [vpc] = Object.values(design.nodes).filter(({ kind }) => kind === 'vpc');
    const skips = (resource: string) =>
      skipsIn(
        accepted(
          acceptance({
            subject: vpc!.id,
            checkov: [{ id: 'CKV2_AWS_11', resource }],
          }),
        ),
      ).map(([address]) => address);
    expect(vpc!.params['style'] ?? 'module').toBe('module');
    expect(skips('aws_vpc')).toEqual(['module "vpc"']);
    expect(skips('aws_cloudwatch_log_group')).toEqual([]);
  });

  it('takes the place of what the resource says itself of the same check', () => {
    const [replica] = Object.values(design.nodes).filter(({ kind }) => kind === 'rds-replica');
    const replicaOf = (files: readonly ExportedFile[]) =>
      [...blocksOf(files).values()].find((block) => block.includes('replicate_source_db'))!;
    const idsIn = (block: string) =>
      [...block.matchAll(/# checkov:skip=(\w+):(.*)/g)].map(([, id, reason]) => [
        id,
        reason!.includes('accepted by'),
      ]);
    expect(idsIn(replicaOf(accepted()))).toEqual([
      ['CKV_AWS_133', false],
      ['CKV_AWS_157', false],
    ]);
    expect(idsIn(replicaOf(accepted(acceptance({ subject: replica!.id }))))).toEqual([
      ['CKV_AWS_157', true],
      ['CKV_AWS_133', false],
    ]);
  });

  it('stands in the README, and no code but the comment changes', () => {
    const [before, after] = [accepted(), accepted(acceptance())].map(textsOf);
    expect(after!['README.md']).toContain('## Accepted findings');
    expect(after!['README.md']).toMatch(
      /^- \*\*ML-4\*\* Database has a standby \(App database\): accepted by Platform until 2026-12-31\. Reason: Rebuilt/m,
    );
    expect(before!['README.md']).not.toContain('Accepted findings');
    const code = (text: string) => text.replaceAll(/^ *# checkov:skip=.* \(accepted by .*\n/gm, '');
    for (const path of Object.keys(after!).filter((one) => one !== 'README.md')) {
      expect(code(after![path]!), path).toBe(before![path]);
    }
  });

  it('goes when it is withdrawn, also for an exporter that remembers', () => {
    const model = resolve(design, catalog);
    const exporter = createTerraformExporter(terraformKinds);
    const [plain] = [exporter.run(model, []).files].map(textsOf);
    expect(textsOf(exporter.run(model, [], [acceptance()]).files)).not.toEqual(plain);
    expect(textsOf(exporter.run(model, []).files)).toEqual(plain);
  });
});

describe('the example', () => {
  it('leads from every line of a resource to a node or an edge', () => {
    for (const { path, text, spans } of exported(openingDesign())) {
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
    const design = openingDesign();
    const { text, spans } = exported(design).find(({ path }) => path === 'database.tf')!;
    const at = text.indexOf('multi_az ');
    const origin = spans.findLast(({ start, end }) => start <= at && at < end)?.origin;
    const db = Object.values(design.nodes).find(({ slug }) => slug === 'db')!;
    expect(origin).toEqual({ node: db.id, field: 'multiAz' });
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
    const design = openingDesign();
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
    const files = textsOf(exported(openingDesign(), [finding, { ...finding, severity: 'info' }]));
    expect(files['versions.tf']).toMatch(/^# ATTENTION: the design has 1 open error\. /);
    expect(files['versions.tf']).toContain('# - X-1 Something is wrong: db: */ "${var.x}"\n');
    expect(files['README.md']).toContain('- **X-1** Something is wrong: db: \\*/');
    expect(textsOf(exported(openingDesign()))['versions.tf']).toMatch(/^terraform \{/);
  });
});

describe('a kind that throws', () => {
  /** The example, exported with a bug in one kind. */
  function exportedWith(kind: string, bug: (own: TerraformKind) => Partial<TerraformKind>) {
    const kinds = new Map(terraformKinds);
    const own = kinds.get(kind)!;
    kinds.set(kind, { ...own, ...bug(own) });
    const design = openingDesign();
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
});

describe('E4 hostile text stays text', () => {
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
