import { describe, expect, it } from 'vitest';
import { buildDesign } from '../../catalog/builder';
import { toStored, type Design } from '../../design';
import { rules } from '../../rules';
import { example } from '../../rules/example-designs';
import { acceptedOf, extentOf } from '../../validation';
import { inspectDesign } from '../inspect-design';
import { MOST_CHARACTERS, toMarkdown } from './markdown';
import { toSarif } from './sarif';

const TODAY = '2026-06-01';
const LABEL = 'db ](x) {0} @octocat #1';
const broken: Design = (() => {
  const design = example({ with: { db: { multiAz: false } } })();
  const [db] = Object.values(design.nodes).filter(({ kind }) => kind === 'rds-instance');
  return { ...design, nodes: { ...design.nodes, [db!.id]: { ...db!, label: LABEL } } };
})();

const accepting: Design = {
  ...broken,
  waivers: {
    w1: {
      id: 'w1',
      rule: 'ML-4',
      subject: Object.values(broken.nodes).find(({ label }) => label === LABEL)!.id,
      field: 'multiAz',
      subjects: Object.values(broken.nodes).flatMap(({ id, kind }) =>
        kind === 'rds-instance' || kind === 'rds-replica' ? id : [],
      ),
      reason: 'A *rehearsal*',
      owner: '@ops',
      until: TODAY,
    },
  },
};

interface Location {
  readonly physicalLocation?: {
    readonly artifactLocation: { readonly uri: string };
    readonly region: Record<'startLine' | 'startColumn' | 'endLine' | 'endColumn', number>;
  };
  readonly logicalLocations?: readonly { readonly fullyQualifiedName: string }[];
}
interface Log {
  readonly runs: readonly [
    {
      readonly tool: {
        readonly driver: { readonly rules: readonly { id: string; properties: object }[] };
      };
      readonly automationDetails: { readonly id: string };
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly level: string;
        readonly message: { readonly text: string };
        readonly locations: readonly [Location];
        readonly relatedLocations?: readonly Location[];
        readonly suppressions?: readonly object[];
        readonly partialFingerprints: Record<string, string>;
      }[];
    },
  ];
}

function sarifOf(design: Design, path?: string, space: string | number = 2) {
  const text = JSON.stringify(toStored(design), null, space);
  const file = path === undefined ? null : { path, text };
  const log = JSON.parse(
    toSarif({ ...inspectDesign(design, TODAY), file, cwd: '/work/repo' }),
  ) as Log;
  const cut = ({ physicalLocation }: Location) => {
    const { startLine, startColumn, endLine, endColumn } = physicalLocation!.region;
    const lines = text.split('\n').slice(startLine - 1, endLine);
    lines[lines.length - 1] = lines.at(-1)!.slice(0, endColumn - 1);
    lines[0] = lines[0]!.slice(startColumn - 1);
    return lines.join('\n');
  };
  return { ...log.runs[0], cut };
}

describe('SARIF', () => {
  it('knows every rule, and a result points at its rule', () => {
    const { tool, results } = sarifOf(broken);
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
    for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex]?.id).toBe(ruleId);
    // Code scanning takes the severity only of rules that are tagged so.
    for (const { properties } of tool.driver.rules) {
      const isTagged = (properties as { tags: string[] }).tags.includes('security');
      expect('security-severity' in properties).toBe(isTagged);
    }
  });

  it.each([2, '\t', 0])(
    'points at the value, the record or the settings, indented by %j',
    (space) => {
      const { results, cut } = sarifOf(broken, '/work/repo/infra/a design.json', space);
      const [first] = results;
      expect(first).toMatchObject({ ruleId: 'ML-4', level: 'error' });
      const [place] = first!.locations;
      expect(place.physicalLocation?.artifactLocation.uri).toBe('infra/a%20design.json');
      expect(cut(place)).toMatch(/^"multiAz":\s?false$/);
      expect(place.logicalLocations?.[0]?.fullyQualifiedName).toBe('region/vpc/data/db');
      const record = results.find(({ ruleId }) => ruleId === 'IS-8')!;
      expect(cut(record.locations[0])).toMatch(/^"n\d+":\s?\{[^]*"kind":\s?"rds-replica"[^]*\}$/);
    },
  );

  it('names what is outside of the folder by its whole address, and has no lines for a template', () => {
    const outside = sarifOf(broken, '/elsewhere/x.json').results[0]!.locations[0];
    expect(outside.physicalLocation?.artifactLocation.uri).toBe('file:///elsewhere/x.json');
    const none = sarifOf(broken).results[0]!.locations[0];
    expect(none.physicalLocation).toBeUndefined();
    expect(none.logicalLocations).toHaveLength(1);
  });

  it('keeps its fingerprints when records move', () => {
    const { nodes } = broken;
    const turned = { ...broken, nodes: Object.fromEntries(Object.entries(nodes).toReversed()) };
    const prints = (design: Design, space: number) =>
      sarifOf(design, '/work/repo/x.json', space).results.map((one) => one.partialFingerprints);
    expect(prints(turned, 0)).toEqual(prints(broken, 2));
    expect(new Set(prints(broken, 2).map((one) => one['lintelFinding/v1'])).size).toBe(
      prints(broken, 2).length,
    );
  });

  it('E4 takes no link and no placeholder from a label', () => {
    const { text } = sarifOf(broken).results[0]!.message;
    expect(text).toMatch(/^db \\\]\(x\) \{\{0\}\} @octocat #1: one zone/);
  });

  it('suppresses what is accepted, until its day has passed', () => {
    const suppressed = ({ results }: ReturnType<typeof sarifOf>) =>
      results.filter(({ suppressions }) => suppressions).map((one) => one.suppressions);
    const justification = `accepted by @ops until ${TODAY}: A *rehearsal*`;
    expect(suppressed(sarifOf(accepting))).toEqual([
      [{ kind: 'inSource', status: 'accepted', justification }],
    ]);
    const late = {
      ...accepting,
      waivers: { w1: { ...accepting.waivers['w1']!, until: '2026-05-31' } },
    };
    expect(suppressed(sarifOf(late))).toEqual([]);
  });

  it('tells each cause once, also where it is accepted, and with it what else was found of it', () => {
    const resultsOf = (design: Design, id: string) =>
      sarifOf(design).results.filter(({ ruleId }) => ruleId === id);
    const whole = example()();
    const said = 'us-east-1: there is no alarm that could tell anybody.';
    const [cause, ...more] = resultsOf(whole, 'MO-1');
    expect(more).toEqual([]);
    expect(resultsOf(whole, 'MO-2')).toEqual([]);
    expect(cause?.message.text).toMatch(
      /^us-east-1: nobody watches .+ Also MO-2: us-east-1: there/,
    );
    expect(cause?.message.text.endsWith(said)).toBe(true);

    const { inspection } = inspectDesign(whole, TODAY);
    const [found] = inspection.reported.filter(({ rule }) => rule.id === 'MO-1');
    const w1 = {
      id: 'w1',
      ...acceptedOf(found!.rule, found!),
      ...extentOf([found!]),
      reason: 'Watched elsewhere',
      owner: 'Ops',
      until: TODAY,
    };
    const waived = { ...whole, waivers: { w1 } };
    expect(inspectDesign(waived, TODAY).inspection.accepted.map(({ rule }) => rule.id)).toEqual([
      'MO-1',
      'MO-2',
    ]);
    const [accepted] = resultsOf(waived, 'MO-1');
    expect(accepted?.suppressions).toHaveLength(1);
    expect(accepted?.message.text).toBe(cause?.message.text);
    expect(resultsOf(waived, 'MO-2')).toEqual([]);
  });

  it('points at the settings for what is about the design', () => {
    const design = { ...broken, settings: { ...broken.settings, project: 'X' } };
    const { results, cut } = sarifOf(design, '/work/repo/x.json');
    const result = results.find(({ ruleId }) => ruleId === 'NM-1')!;
    expect(cut(result.locations[0])).toBe('"project": "X"');
  });
});

describe('Markdown', () => {
  const told = (design: Design) => {
    const { model, inspection } = inspectDesign(design, TODAY);
    return { inspection, text: toMarkdown(model, inspection) };
  };
  const { inspection, text } = told(broken);

  it('tells every finding once, below the first item that it counts for', () => {
    for (const { rule, evidence } of inspection.findings) {
      const line = text.split('\n').filter((one) => one.startsWith('- ') && one.includes(rule.id));
      expect(line.length, evidence).toBe(
        inspection.findings.filter((finding) => finding.rule.id === rule.id).length,
      );
    }
    const section = text.split('\n### ').find((one) => one.startsWith('C1 '));
    expect(section).toContain('- **error** ML-4 ');
    expect(section).toContain('“Turn on the Multi-AZ standby”');
    expect(text).toMatch(/^\| C1 Multi-AZ for all critical components +\| ❌ fail/m);
  });

  it('tells apart what is accepted, by whom and until when', () => {
    const { text: accepted } = told(accepting);
    const [, section] = accepted.split('\n### Accepted\n');
    expect(section).toMatch(
      /^\n- \*\*error\*\* ML-4 .+ \*accepted by \\@&#8203;ops until 2026-06-01: A \\\*rehearsal\\\*\*\n$/,
    );
    expect(accepted).toMatch(
      /^\| C1 .+ \| ☑️ accepted +\| 1 accepted until 2026-06-01\. What else is asked of it holds\. +\|$/m,
    );
  });

  it('E4 mentions nobody and links nothing that a label names', () => {
    expect(text).toContain('db \\](x) {0} \\@&#8203;octocat \\#&#8203;1: one zone');
  });

  it('stays below what GitHub takes, and says what is missing', () => {
    const draft = buildDesign();
    for (let at = 0; at < 450; at += 1) {
      draft.node('sqs-queue', { label: `Queue ${at} ${'@x '.repeat(20)}` });
    }
    const { inspection: found, text: long } = told(draft.build());
    expect(long.length).toBeLessThan(MOST_CHARACTERS);
    const [, missing] = /\n(\d+) more findings would not fit into a comment; .+\n$/.exec(long)!;
    const lines = long.split('\n').filter((line) => line.startsWith('- **')).length;
    expect(lines + Number(missing)).toBe(found.findings.length);
  });

  it('has nothing below the table when nothing is found', () => {
    const notes = buildDesign();
    notes.node('note', { label: 'A note' });
    const { text: clean } = told(notes.build());
    expect(clean).not.toContain('###');
    expect(clean).toContain('**0 errors, 0 warnings and 0 notes.** Checklist: nothing to check. ');
  });
});
