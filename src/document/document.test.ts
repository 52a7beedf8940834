import { describe, expect, it } from 'vitest';
import { catalog } from '../catalog';
import { cdkExporter } from '../catalog/cdk';
import { terraformExporter } from '../catalog/terraform';
import { apply, beginTransaction, idsAfter, type Design } from '../design';
import { resolve } from '../resolve';
import { checklist, rules } from '../rules';
import { EXAMPLE_CONTEXT } from '../rules/example-context';
import * as commands from '../spec/commands';
import { comment } from '../spec/commands/comment';
import { multiRegion } from '../templates/multi-region';
import { openingDesign } from '../templates/opening';
import { randomDesign } from '../testing/random-design';
import { inspect } from '../validation';
import { documentFiles } from '.';

const filesOf = (design: Design): Readonly<Record<string, string>> => {
  const model = resolve(design, catalog);
  const inspection = inspect(model, rules, checklist, EXAMPLE_CONTEXT);
  const files = documentFiles(model, inspection, () => undefined);
  return Object.fromEntries(files.map(({ path, text }) => [path, text]));
};

/** With a decision about the database. */
function withDecision(params: Readonly<Record<string, string>>, label = 'One database'): Design {
  const design = openingDesign();
  const database = Object.values(design.nodes).find(({ kind }) => kind === 'rds-instance')!;
  const placing = commands.placeNode(
    resolve(design, catalog),
    { kind: 'decision', over: null, at: null },
    idsAfter(design),
  );
  if (!placing.ok) throw new Error(placing.error.reason);
  const placed = apply(design, placing.value.patch);
  const record = Object.values(placed.nodes).find(({ kind }) => kind === 'decision')!;
  const tx = beginTransaction(placed);
  tx.changeNode(record.id, { label, params: { ...record.params, ...params } });
  const plan = commands.connect(
    resolve(tx.design, catalog),
    { from: record.id, to: database.id },
    idsAfter(tx.design),
  );
  if (!plan.ok) throw new Error(plan.error.reason);
  return apply(tx.design, plan.value.patch);
}

describe('the document of a design', () => {
  it('has its picture, inventory, connections and checklist in both formats', () => {
    const files = filesOf(multiRegion.build());
    expect(Object.keys(files)).toEqual(['docs/design.md', 'docs/design.html', 'docs/design.svg']);
    for (const text of [files['docs/design.md'], files['docs/design.html']]) {
      for (const heading of ['Inventory', 'Connections', 'Checklist'])
        expect(text).toContain(heading);
      expect(text).toContain('App database');
      expect(text).toContain('Multi-AZ for all critical components');
    }
    expect(files['docs/design.md']).toContain('](design.svg)');
    expect(files['docs/design.html']).toContain('<svg');
  });

  it('tells frames in their order, with their captions and what they show, and never in the inventory', () => {
    const model = resolve(openingDesign(), catalog);
    const [users] = model.nodes.filter(({ label }) => label === 'Users');
    const plan = commands.frameNodes(model, { nodes: [users!.id] }, idsAfter(model.design));
    if (!plan.ok) throw new Error(plan.error.reason);
    const tx = beginTransaction(apply(model.design, plan.value.patch));
    const [id] = plan.value.select!.nodes;
    const { params } = tx.design.nodes[id!]!;
    tx.changeNode(id!, { label: 'Who asks', params: { ...params, caption: 'All of | them.' } });
    const files = filesOf(tx.design);
    expect(files['docs/design.md']).toContain('## Frames');
    expect(files['docs/design.md']).toMatch(/\| 1 +\| Who asks +\| All of \\\| them\. +\| Users/);
    expect(files['docs/design.html']).toContain('<td>Who asks</td>');
    expect(files['docs/design.md']?.match(/Who asks/g)).toHaveLength(1);
    expect(files['docs/design.svg']).toContain('>Who asks<');
    for (const exporter of [terraformExporter, cdkExporter]) {
      const codeOf = (design: Design) =>
        exporter
          .run(resolve(design, catalog), [])
          .files.filter(({ path }) => path !== 'design.lintel.json')
          .map(({ path, text }) => [path, text]);
      expect(codeOf(tx.design)).toEqual(codeOf(openingDesign()));
    }
  });

  it('tells decisions with what they are about, and in a file of their own', () => {
    const record = {
      status: 'accepted',
      decidedOn: '2026-03-01',
      context: 'Two teams write.',
      decision: 'We will share one instance.',
      consequences: 'Migrations are agreed on.',
    };
    const files = filesOf(withDecision(record));
    for (const path of ['docs/design.md', 'docs/decisions.md']) {
      expect(files[path]).toContain('### 1. One database');
      expect(files[path]).toContain('Accepted · 2026-03-01. Concerns App database.');
      expect(files[path]).toContain('Context: Two teams write.');
      expect(files[path]).toContain('Consequences: Migrations are agreed on.');
    }
    expect(files['docs/design.html']).toContain('<h3 id="decision">1. One database</h3>');
    // It is told once, and is no part of the infrastructure.
    expect(files['docs/design.md']?.match(/One database/g)).toHaveLength(1);
  });

  it('E2 a decision changes no code and no finding', () => {
    const [before, after] = [openingDesign(), withDecision({})].map((design) => {
      const model = resolve(design, catalog);
      const { reported } = inspect(model, rules, checklist, EXAMPLE_CONTEXT);
      const exported = [terraformExporter, cdkExporter].flatMap(({ run }) => run(model, []).files);
      return {
        found: reported.map(({ rule, evidence }) => `${rule.id} ${evidence}`),
        code: exported
          .filter(({ path }) => path !== 'design.lintel.json')
          .map(({ path, text }) => [path, text]),
      };
    });
    expect(after).toEqual(before);
  });

  it('lists comments with what they are about, and E2 they change no code', () => {
    let design = openingDesign();
    const idOf = (label: string) =>
      Object.values(design.nodes).find((node) => node.label === label)!.id;
    const codeOf = () =>
      [terraformExporter, cdkExporter].flatMap(({ run }) =>
        run(resolve(design, catalog), [])
          .files.filter(({ path }) => path !== 'design.lintel.json')
          .map(({ path, text }) => [path, text]),
      );
    const before = codeOf();
    for (const about of [null, idOf('App database'), idOf('Data tier')]) {
      const args = { about, text: 'Who\nmends <this>?' };
      const plan = comment(resolve(design, catalog), args, idsAfter(design));
      if (!plan.ok) throw new Error(plan.error.reason);
      design = apply(design, plan.value.patch);
    }
    expect(codeOf()).toEqual(before);
    const { 'docs/design.md': markdown, 'docs/design.html': html } = filesOf(design);
    expect(markdown).toMatch(/## Comments\n\n- Who\\\n {2}mends \\<this\\>\?/);
    expect(markdown).toContain('- App database: Who\\\n  mends');
    expect(markdown).toContain('- Region, Production, Data tier: Who\\\n  mends');
    expect(html).toContain('<li>App database: Who<br>mends &lt;this&gt;?</li>');
    // What is said about a node is no part of the infrastructure.
    expect(markdown).not.toContain('concerns');
  });

  it('E4 what a person types stays text', () => {
    const hostile = '</p><script>alert(1)</script> [x](javascript:alert(1)) | `a` ${b} & "c"';
    const files = filesOf(withDecision({ context: hostile, decision: hostile }, hostile));
    const html = files['docs/design.html'] ?? '';
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;');
    expect(files['docs/decisions.md']).not.toMatch(/(^|[^\\])<script/);
    expect(files['docs/decisions.md']).not.toMatch(/(^|[^\\])\[x\]\(/);
  });

  it('E4 each line of a comment stays a line, whatever it begins with', () => {
    const design = openingDesign();
    const text = 'First.\n- no item\n---\n# no heading\r\n1. none\n\n<b>Last</b>\\\n=';
    const plan = comment(resolve(design, catalog), { about: null, text }, idsAfter(design));
    if (!plan.ok) throw new Error(plan.error.reason);
    const files = filesOf(apply(design, plan.value.patch));
    const [, told] = files['docs/design.md']!.split('## Comments\n\n');
    expect(told).toBe(
      [
        '- First.\\',
        '  \\- no item\\',
        '  \\---\\',
        '  \\# no heading\\',
        '  1\\. none',
        '',
        '  \\<b\\>Last\\</b\\>\\\\\\',
        '  \\=',
        '',
      ].join('\n'),
    );
    expect(files['docs/design.html']).toContain(
      '<li>First.<br>- no item<br>---<br># no heading<br>1. none<br><br>&lt;b&gt;Last&lt;/b&gt;\\<br>=</li>',
    );
  });

  it('E1 is written of any design, the same each time', () => {
    for (let number = 0; number < 12; number += 1) {
      const design = randomDesign(number, 'any');
      expect(filesOf(design)).toEqual(filesOf(design));
    }
    expect(
      Object.keys(filesOf({ nodes: {}, edges: {}, layout: {}, settings: {}, waivers: {} })),
    ).toEqual(['docs/design.md', 'docs/design.html']);
  });
});
