import { expect, test } from 'vitest';
import { catalog } from '..';
import { inMarkdown } from '../../exporters/markdown';
import { resolve } from '../../resolve';
import { multiRegion } from '../../templates/multi-region';
import { operations } from '../../templates/operations';
import { plansOf } from '../../testing/dr-plans';
import { planReport } from './report';
import { drPlan } from './spec';

test.each([operations, multiRegion])(
  'the inspector and the document say the same of $id',
  ({ build }) => {
    const design = build();
    const model = resolve(design, catalog);
    const { sections } = planReport(model.ofKind(drPlan)[0]!, model, '2026-06-01')!;
    const losses = { 'When a zone is lost': 'a zone', 'When an instance is lost': 'an instance' };
    const [text] = plansOf(design);
    const rows = Object.entries(losses).flatMap(([title, loss]) =>
      sections
        .find((section) => section.title === title)!
        .rows.map(({ cells }) => ({ loss, cells })),
    );
    expect(rows.map(({ cells }) => cells[0])).toContain('Caches');
    for (const { loss, cells } of rows) {
      const [tier, away, lost] = cells.map(inMarkdown);
      const row = text!
        .split('\n')
        .find((line) => new RegExp(`^\\| ${loss} +\\| ${tier} `).test(line))!;
      const written = row.split('|').map((cell) => cell.trim());
      expect(written[3]).toBe(away);
      // What the document spells out beside it.
      const said = { none: 'nothing is lost', all: 'all of it' }[lost!] ?? lost!;
      expect(written[5]).toContain(said);
    }
  },
);
