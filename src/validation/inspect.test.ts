import { describe, expect, test } from 'vitest';
import { catalog } from '../catalog';
import { apply, compareIds, type Waiver } from '../design';
import { buildDesign } from '../catalog/builder';
import { ok } from '../kit/result';
import type { Model } from '../spec/model';
import { extentOf } from './waivers';
import { resolve } from '../resolve';
import {
  conclusion,
  defineRule,
  describePatch,
  fail,
  fixAll,
  inspect,
  pass,
  scoreOf,
  scoreWords,
  type ChecklistItem,
  type Context,
  type Fix,
  type Rule,
} from './index';

const CONTEXT = { today: '2026-06-01' };
const EXAMPLES = { good: [], bad: [] };
const rule = (path: string, check: Rule['check'], severity: Rule['severity'] = 'error'): Rule =>
  defineRule(path, {
    title: 'T',
    why: 'W',
    severity,
    maps: { wellArchitected: ['OPS'] },
    check,
    examples: EXAMPLES,
  });

const design = buildDesign();
const note = design.node('note', { label: 'A note' });
const users = design.node('internet', { label: 'Users' });
const model = resolve(design.build(), catalog);
const item = (rules: string[], unproven?: string): ChecklistItem => ({
  id: 'I',
  group: 'checklist',
  title: 'Item',
  from: 'production',
  lacking: 'No item.',
  rules,
  ...(unproven ? { unproven: () => ({ says: unproven }) } : {}),
});

const throwing = rule('a/x-1', () => {
  throw new Error('a bug');
});
const good = rule('a/x-2', () => [pass({ nodes: [note] }, 'Fine.')]);
const warned = rule('a/x-3', () => [fail({ nodes: [note] }, 'Bad.')], 'warning');
const told = rule('a/x-4', () => [fail({ nodes: [users] }, 'Know this.')], 'info');

test('V4 a rule that throws becomes a finding, and the rest goes on', () => {
  const { findings, items, counts } = inspect(
    model,
    [throwing, good, warned],
    [item(['X-1', 'X-2'])],
    CONTEXT,
  );
  expect(findings.map(({ id, severity, evidence }) => [id, severity, evidence])).toEqual([
    ['X-1:design', 'error', 'Rule X-1 failed, so nothing is known about what it checks: a bug'],
    [`X-3:${note}`, 'warning', 'Bad.'],
  ]);
  expect(counts).toEqual({ error: 1, warning: 1, info: 0 });
  expect(items[0]?.state).toBe('fail');
});

test('V4 what a rule said before it threw is kept', () => {
  const half = rule('a/x-5', function* () {
    yield fail({ nodes: [users] }, 'Seen.');
    throw new Error('a bug');
  });
  expect(inspect(model, [half], [], CONTEXT).findings.map(({ id }) => id)).toEqual([
    `X-5:${users}`,
    'X-5:design',
  ]);
});

test('an item is grey without a subject, and open, yellow or red as its verdicts are', () => {
  const all = [good, warned, told, rule('a/x-6', () => [])];
  const stateOf = (rules: string[], unproven?: string) =>
    inspect(model, all, [item(rules, unproven)], CONTEXT).items[0]?.state;
  expect(stateOf(['X-6'])).toBe('none');
  expect(stateOf(['X-6'], 'Nobody knows.')).toBe('open');
  expect(stateOf(['X-2'])).toBe('pass');
  expect(stateOf(['X-2', 'X-4'])).toBe('pass');
  expect(stateOf(['X-2', 'X-3'])).toBe('warn');
  expect(stateOf(['X-2'], 'Nobody knows.')).toBe('open');
  expect(stateOf(['X-3'], 'Nobody knows.')).toBe('warn');
});

test('a rule that spoils an item counts against it and never for it, and its note is listed and does neither', () => {
  const spoiled = (by: string, ...own: string[]) => {
    const [report] = inspect(
      model,
      [good, warned, told],
      [{ ...item(own), spoiledBy: [by] }],
      CONTEXT,
    ).items;
    return [report?.state, report?.rules.map(({ rule: { id } }) => id)];
  };
  expect(spoiled('X-2')).toEqual(['none', []]);
  expect(spoiled('X-4')).toEqual(['none', ['X-4']]);
  expect(spoiled('X-4', 'X-2')).toEqual(['pass', ['X-2', 'X-4']]);
  expect(spoiled('X-3')).toEqual(['warn', ['X-3']]);
  expect(spoiled('X-2', 'X-2')).toEqual(['pass', ['X-2']]);
  expect(spoiled('X-3', 'X-2')).toEqual(['warn', ['X-2', 'X-3']]);
});

describe('a profile', () => {
  const sketched = buildDesign();
  sketched.setting('profile', 'sketch');
  const drawn = sketched.node('note', { label: 'A note' });
  const sketch = resolve(sketched.build(), catalog);
  const broken = rule('a/x-10', () => [fail({ nodes: [drawn] }, 'Bad.')]);
  const refused = {
    ...rule('a/x-11', () => [fail({ nodes: [drawn] }, 'Bad.')]),
    refused: true,
  };
  const spoken = rule('a/x-12', () => [pass({ nodes: [drawn] }, 'Fine.')], 'warning');
  const dimmed = rule('a/x-13', () => [fail({ nodes: [drawn] }, 'Bad.')], 'warning');
  const fine = rule('a/x-14', () => [pass({ nodes: [drawn] }, 'Fine.')]);
  const early = { ...item(['X-10', 'X-12']), from: 'sketch' as const };
  const say = (rules: Rule[], items: ChecklistItem[]) => {
    const { findings, items: reports } = inspect(sketch, rules, items, CONTEXT);
    const [report] = reports;
    return [
      findings.map(({ rule: { id } }) => id),
      report?.state,
      report?.silent.map(({ id }) => id),
    ];
  };

  test('hears of an item that it asks, of what AWS refuses, of each error, and of what says so itself', () => {
    expect(say([broken], [early])).toEqual([['X-10'], 'fail', []]);
    expect(say([broken], [item(['X-10'])])).toEqual([['X-10'], 'fail', []]);
    expect(say([dimmed], [item(['X-13'])])).toEqual([[], 'unasked', ['X-13']]);
    expect(say([fine], [item(['X-14'])])).toEqual([[], 'unasked', ['X-14']]);
    expect(say([refused], [item(['X-11'])])).toEqual([['X-11'], 'fail', []]);
    expect(say([{ ...broken, from: 'sketch' }], [item(['X-10'])])).toEqual([['X-10'], 'fail', []]);
    expect(say([{ ...broken, from: 'production' }], [early])).toEqual([[], 'none', ['X-10']]);
  });

  test('takes no green from a rule whose bad verdicts it would not hear', () => {
    expect(say([spoken], [early])).toEqual([[], 'unasked', ['X-12']]);
    expect(inspect(model, [spoken], [early], CONTEXT).items[0]?.state).toBe('pass');
  });

  test('leaves open what it asks, and asks nobody of the rest', () => {
    const gap = { unproven: () => ({ says: 'Nobody knows.' }) };
    expect(say([], [{ ...early, ...gap }])[1]).toBe('open');
    expect(say([], [{ ...item([]), ...gap }])[1]).toBe('unasked');
  });
});

test('every state of an item is said in words, and the score counts what is asked and drawn', () => {
  const gapped = { ...item(['X-2'], 'Look at it.'), id: 'G' };
  const all = [item(['X-2', 'X-4']), item(['X-3', 'X-2']), item([]), gapped];
  const { items } = inspect(model, [good, warned, told], all, CONTEXT);
  expect(items.map((report) => conclusion(report, model, 'production'))).toEqual([
    'The one point holds, read of A note and Users. 1 note to know.',
    'Bad.',
    'No item.',
    'Look at it.',
  ]);
  expect(conclusion({ ...items[0]!, state: 'unasked' }, model, 'sketch')).toBe(
    'Not asked of a sketch.',
  );
  const score = scoreOf(items);
  expect(score).toMatchObject({ proved: 1, asked: 3 });
  expect(scoreWords(score, 'production')).toBe(
    '1 has a warning and 1 is open. Not counted: 1 has nothing to check.',
  );
});

test('a rule and a gap are told what day it is', () => {
  const dated = rule('a/x-9', (_model, { today }) => [pass({ nodes: [note] }, `On ${today}.`)]);
  const gapped = {
    ...item(['X-9']),
    unproven: (_: unknown, { today }: Context) => ({ says: today }),
  };
  const [report] = inspect(model, [dated], [gapped], CONTEXT).items;
  expect(report?.rules[0]?.verdicts[0]?.evidence).toBe('On 2026-06-01.');
  expect(report?.gap?.says).toBe('2026-06-01');
});

test('findings are worst first and named by rule, subject and field; a second one there is numbered', () => {
  const twice = rule('a/x-7', () => [
    fail({ nodes: [note] }, 'One.', { field: { node: note, name: 'text' } }),
    fail({ nodes: [note] }, 'Two.', {
      field: { node: note, name: 'text' },
      severity: 'info',
    }),
    fail({ nodes: [note], edges: ['e9'] }, 'Three.'),
  ]);
  expect(inspect(model, [told, twice], [], CONTEXT).findings.map(({ id }) => id)).toEqual([
    `X-7:${note}:text`,
    'X-7:e9',
    `X-4:${users}`,
    `X-7:${note}:text:2`,
  ]);
});

const waiver = (fields: Partial<Waiver>): Waiver => ({
  id: 'w1',
  rule: 'X-3',
  subject: note,
  field: null,
  reason: 'Agreed for now.',
  owner: 'Platform',
  until: '2026-06-01',
  ...fields,
});
const accepting = (...waivers: Partial<Waiver>[]) =>
  model.with({
    ...model.design,
    waivers: Object.fromEntries(
      waivers.map((fields, at) => [`w${at + 1}`, waiver({ ...fields, id: `w${at + 1}` })]),
    ),
  });

test('what is accepted until today counts no more, and leaves its item neither failing nor proved', () => {
  const all = [good, warned, told];
  const { findings, accepted, idleWaivers, counts, items } = inspect(
    accepting({}),
    all,
    [item(['X-2', 'X-3']), { ...item([]), spoiledBy: ['X-3'] }, item(['X-3'], 'Gap.')],
    CONTEXT,
  );
  expect(findings.map(({ id }) => id)).toEqual([`X-4:${users}`]);
  expect(accepted.map(({ id, acceptance }) => [id, acceptance.waiver.owner])).toEqual([
    [`X-3:${note}`, 'Platform'],
  ]);
  expect(idleWaivers).toEqual([]);
  expect(counts).toEqual({ error: 0, warning: 0, info: 1 });
  expect(items.map(({ state }) => state)).toEqual(['accepted', 'accepted', 'open']);
  expect(items[0]?.accepted).toEqual(accepted);
  expect(items[0]?.rules[1]?.verdicts).toEqual(accepted);
});

test('an accepted note spoils nothing, as a note does', () => {
  const noted = accepting({ rule: 'X-4', subject: users });
  const { items, counts } = inspect(noted, [good, told], [item(['X-2', 'X-4'])], CONTEXT);
  expect([items[0]?.state, counts.info]).toEqual(['pass', 0]);
});

test('when its day has passed a finding is one again, and says who accepted it until when', () => {
  const lapsed = accepting({ until: '2026-05-31' });
  const { findings, accepted, idleWaivers, items } = inspect(
    lapsed,
    [warned],
    [item(['X-3'])],
    CONTEXT,
  );
  expect(findings[0]?.evidence).toBe(
    'Bad. Its acceptance by Platform ended on 2026-05-31 (Agreed for now.).',
  );
  expect(findings[0]?.acceptance?.isOver).toBe(true);
  expect([accepted, idleWaivers]).toEqual([[], []]);
  expect(items[0]?.state).toBe('warn');
  expect(inspect(lapsed, [warned], [], { today: '2026-05-31' }).findings).toEqual([]);
  expect(inspect(lapsed, [warned], [], CONTEXT).findings).toHaveLength(1);
});

test('nobody accepts for more than a year, whatever a file says', () => {
  const evidenceOf = (until: string) =>
    inspect(accepting({ until }), [warned], [], CONTEXT).findings.map(({ evidence }) => evidence);
  expect(evidenceOf('2027-06-01')).toEqual([]);
  expect(evidenceOf('2027-06-02')).toHaveLength(1);
  expect(evidenceOf('9999-12-31')).toEqual([
    'Bad. Its acceptance by Platform until 9999-12-31 is void: that is more than a year ahead (Agreed for now.).',
  ]);
});

test('what was accepted covers neither what is worse nor what names more', () => {
  const grown = rule('a/x-13', () => [
    fail({ nodes: [note, users] }, 'Bad', { severity: 'warning' }),
  ]);
  const evidenceOf = (fields: Partial<Waiver>, said = grown) => {
    const inspected = inspect(accepting({ rule: 'X-13', ...fields }), [said], [], CONTEXT);
    expect(inspected.idleWaivers).toEqual([]);
    return inspected.findings.map(({ evidence }) => evidence);
  };
  const subjects = [note, users];
  expect(evidenceOf({ severity: 'warning', subjects })).toEqual([]);
  expect(evidenceOf({ severity: 'error', subjects })).toEqual([]);
  expect(evidenceOf({ severity: 'info', subjects })).toEqual([
    'Bad. Accepted by Platform for less: as a note (Agreed for now.).',
  ]);
  expect(evidenceOf({ severity: 'warning', subjects: [note] })).toEqual([
    'Bad. Accepted by Platform for less: without 1 of what it names now (Agreed for now.).',
  ]);
  // From before either was kept: the rule's own severity, of the subject alone.
  expect(evidenceOf({})).toEqual([
    'Bad. Accepted by Platform for less: without 1 of what it names now (Agreed for now.).',
  ]);
  const one = rule('a/x-13', () => [fail({ nodes: [note] }, 'Bad', { severity: 'warning' })]);
  expect(evidenceOf({}, one)).toEqual([]);
  expect(evidenceOf({}, { ...one, severity: 'info' })).toHaveLength(1);
});

test('what was accepted covers no more than there was of it', () => {
  const leftOf = (accepted: Partial<Waiver>, measure?: number) => {
    const counting = rule('a/x-15', () => [
      fail({ nodes: [note] }, 'Bad', measure === undefined ? {} : { measure }),
    ]);
    const waived = accepting({ rule: 'X-15', ...accepted });
    return inspect(waived, [counting], [], CONTEXT).findings.map(({ evidence }) => evidence);
  };
  const grown = ['Bad. Accepted by Platform for less: before it grew (Agreed for now.).'];
  expect(leftOf({ measure: -2 }, -2)).toEqual([]);
  expect(leftOf({ measure: -2 }, -3)).toEqual([]);
  expect(leftOf({ measure: -2 }, -1)).toEqual(grown);
  expect(leftOf({ measure: 0 })).toEqual(grown);
  // From before it was kept, or of what nobody counted then.
  expect(leftOf({}, 9)).toEqual([]);
});

test('one waiver of several findings is of as much as the worst of them counts, where each counts', () => {
  const counting = (...measures: readonly (number | undefined)[]) =>
    rule('a/x-16', () =>
      measures.map((measure) =>
        fail({ nodes: [note] }, 'Bad.', measure === undefined ? {} : { measure }),
      ),
    );
  const measureOf = (...measures: readonly (number | undefined)[]) =>
    extentOf(inspect(model, [counting(...measures)], [], CONTEXT).findings).measure;
  expect(measureOf(3, 7, 5)).toBe(7);
  expect(measureOf(-3)).toBe(-3);
  expect(measureOf(3, undefined)).toBeUndefined();
  expect(measureOf(undefined)).toBeUndefined();
});

test('one waiver of several findings is of the worst of them, and of all that they name', () => {
  const several = rule('a/x-14', () => [
    fail({ nodes: [note] }, 'Bad.', { severity: 'info' }),
    fail({ nodes: [note, users], edges: ['e9'] }, 'Bad.', {
      severity: 'warning',
    }),
  ]);
  expect(extentOf(inspect(model, [several], [], CONTEXT).findings)).toEqual({
    severity: 'warning',
    subjects: ['e9', note, users].toSorted(compareIds),
  });
});

test('a waiver speaks of one rule, one subject and one field', () => {
  const fielded = rule('a/x-10', () => [
    fail({ nodes: [note] }, 'One.', { field: { node: note, name: 'text' } }),
    fail({ nodes: [users] }, 'Two.', { field: { node: users, name: 'text' } }),
    fail({ nodes: [note], edges: ['e9'] }, 'Three.'),
    fail({ nodes: [] }, 'Four.'),
  ]);
  const leftOf = (fields: Partial<Waiver>) =>
    inspect(accepting({ rule: 'X-10', ...fields }), [fielded], [], CONTEXT).findings.map(
      ({ evidence }) => evidence,
    );
  expect(leftOf({ field: 'text' })).toEqual(['Two.', 'Three.', 'Four.']);
  expect(leftOf({ subject: 'e9', subjects: ['e9', note] })).toEqual(['One.', 'Two.', 'Four.']);
  expect(leftOf({ subject: null })).toEqual(['One.', 'Two.', 'Three.']);
  expect(leftOf({})).toHaveLength(4);
});

test('what AWS would refuse, and what a rule could not find out, nobody accepts', () => {
  const refused: Rule = {
    ...rule('a/x-11', () => [
      fail({ nodes: [note] }, 'No.'),
      fail({ nodes: [users] }, 'Careful.', { severity: 'warning' }),
    ]),
    refused: true,
  };
  const { findings, accepted, idleWaivers } = inspect(
    accepting(
      { rule: 'X-11' },
      { rule: 'X-11', subject: users },
      { rule: 'X-1', subject: null },
      { rule: 'X-3' },
      { rule: 'GONE-1' },
    ),
    [throwing, refused, rule('a/x-3', () => [])],
    [],
    CONTEXT,
  );
  expect(findings.map(({ id }) => id)).toEqual(['X-1:design', `X-11:${note}`]);
  expect(accepted.map(({ id }) => id)).toEqual([`X-11:${users}`]);
  expect(idleWaivers.map(({ waiver: { id }, why }) => [id, why])).toEqual([
    ['w1', expect.stringMatching(/^This cannot be accepted: AWS/)],
    ['w3', expect.stringMatching(/^The rule itself failed/)],
    ['w4', 'There is nothing of it to accept any more.'],
    ['w5', 'No rule has this id.'],
  ]);
});

describe('what has the cause of what is accepted', () => {
  const follower = (path: string, severity: Rule['severity'], of: string, on = note) => ({
    ...rule(path, () => [fail({ nodes: [on] }, 'Follows.')], severity),
    sameAs: [of],
  });
  const same = follower('a/x-20', 'warning', 'X-3');
  const next = follower('a/x-21', 'info', 'X-20');
  const graver = follower('a/x-22', 'error', 'X-3');
  const elsewhere = follower('a/x-23', 'warning', 'X-3', users);
  const seen = (waived: Model, ...rules: Rule[]) => {
    const { findings, accepted, items } = inspect(
      waived,
      rules,
      [item(rules.map(({ id }) => id))],
      CONTEXT,
    );
    return [findings, accepted]
      .map((all) => all.map((one) => one.rule.id))
      .concat([items[0]!.state]);
  };

  test('is accepted with it, but what is worse or of something else', () => {
    expect(seen(accepting({}), warned, same, next)).toEqual([
      [],
      ['X-3', 'X-20', 'X-21'],
      'accepted',
    ]);
    expect(seen(accepting({}), warned, same, graver)).toEqual([['X-22'], ['X-3', 'X-20'], 'fail']);
    expect(seen(accepting({}), warned, elsewhere)).toEqual([['X-23'], ['X-3'], 'warn']);
    expect(seen(model, warned, same)).toEqual([['X-3', 'X-20'], [], 'warn']);
  });

  test('has its terms and is listed as such, where it stands', () => {
    const { items } = inspect(accepting({}), [warned, same], [item(['X-20'])], CONTEXT);
    expect(items[0]?.accepted.map(({ acceptance }) => acceptance.waiver.rule)).toEqual(['X-3']);
    expect(items[0]?.rules[0]?.verdicts).toEqual(items[0]?.accepted);
  });

  test('counts again when its day has passed, and keeps an acceptance of its own', () => {
    expect(seen(accepting({ until: '2026-05-31' }), warned, same)).toEqual([
      ['X-3', 'X-20'],
      [],
      'warn',
    ]);
    const lapsed = accepting({}, { rule: 'X-20', until: '2026-05-31' });
    expect(seen(lapsed, warned, same)).toEqual([['X-20'], ['X-3'], 'warn']);
  });
});

test('V3 fix-all leaves alone what is accepted', () => {
  const fixable = rule('a/x-12', (now) => [
    fail({ nodes: [note] }, 'Bad.', {
      fixes: [
        {
          title: 'Remove it',
          safe: true,
          command: () => {
            const patch = {
              nodes: {
                [note]: { before: now.design.nodes[note]!, after: null },
              },
            };
            return { ok: true, value: { label: 'Remove', patch } };
          },
        },
      ],
    }),
  ]);
  expect(fixAll(model, [fixable], [], CONTEXT).applied).toHaveLength(1);
  expect(fixAll(accepting({ rule: 'X-12' }), [fixable], [], CONTEXT).applied).toEqual([]);
});

test('V3 fix-all ends although each fix brings the next finding', () => {
  const endless = rule('a/x-8', (now) => {
    const count = now.nodes.length;
    return [
      fail({ nodes: [] }, `${count} nodes.`, {
        field: { name: `count-${count}` },
        fixes: [
          {
            title: 'Add one',
            safe: true,
            command: (_at, ids) => {
              const id = ids.node();
              const record = {
                id,
                kind: 'note',
                slug: `s${count}`,
                label: '',
                parent: null,
                params: {},
              };
              return {
                ok: true,
                value: {
                  label: 'Add',
                  patch: { nodes: { [id]: { before: null, after: record } } },
                },
              };
            },
          },
        ],
      }),
    ];
  });
  const { applied, patch } = fixAll(model, [endless], [], CONTEXT);
  expect(applied.length).toBeGreaterThan(1);
  expect(applied.length).toBeLessThanOrEqual(50);
  expect(Object.keys(apply(model.design, patch).nodes)).toHaveLength(2 + applied.length);
});

describe('V2 a safe fix that brings something worse', () => {
  const textOf = (now: Model) => now.get(note).params.text;
  const write = (text: string): Fix => ({
    title: `Write ${text}`,
    safe: true,
    command: ({ design: at }) => {
      const before = at.nodes[note]!;
      const after = { ...before, params: { ...before.params, text } };
      return ok({ label: text, patch: { nodes: { [note]: { before, after } } } });
    },
  });
  const makeRoom: Fix = {
    title: 'Make room',
    safe: true,
    command: () =>
      ok({ label: 'Room', patch: { settings: { room: { before: null, after: true } } } }),
  };
  const unwritten = rule('a/x-20', (now) =>
    textOf(now) === '' ? [fail({ nodes: [note] }, 'Empty.', { fixes: [write('words')] })] : [],
  );
  const onWords = (refused: boolean, severity: Rule['severity'] = 'error'): Rule => ({
    ...rule(
      'a/x-21',
      (now) =>
        textOf(now) === '' || now.design.settings.room === true
          ? []
          : [fail({ nodes: [note] }, 'No room for words.')],
      severity,
    ),
    refused,
  });

  test('is not applied, and what it would bring is said', () => {
    const { patch, applied, left } = fixAll(model, [unwritten, onWords(true)], [], CONTEXT);
    expect(applied).toEqual([]);
    expect(patch).toEqual({});
    expect(left.map(({ finding, why }) => [finding.rule.id, why])).toEqual([
      ['X-20', '“Write words” would bring X-21.'],
    ]);
  });

  test.each([onWords(false), onWords(true, 'warning')])(
    'is applied where that is no worse after all: refused $refused, $severity',
    (brought) => {
      const { applied, left } = fixAll(model, [unwritten, brought], [], CONTEXT);
      expect(applied.map(({ finding }) => finding.rule.id)).toEqual(['X-20']);
      expect(left.map(({ finding }) => finding.rule.id)).toEqual(['X-21']);
    },
  );

  test('is applied once another fix has made room for it', () => {
    const room = rule('a/x-22', (now) =>
      now.design.settings.room === true
        ? []
        : [fail({ nodes: [] }, 'No room.', { fixes: [makeRoom] })],
    );
    const { applied, left } = fixAll(model, [unwritten, onWords(true), room], [], CONTEXT);
    expect(applied.map(({ finding }) => finding.rule.id)).toEqual(['X-22', 'X-20']);
    expect(left).toEqual([]);
  });
});

test('an edit is described with names and values, never with ids', () => {
  const first = model.design.nodes[note]!;
  const added = {
    id: 'n9',
    kind: 'rds-instance',
    slug: 'db',
    label: 'Orders',
    parent: null,
    params: {},
  };
  const lines = describePatch(
    model.design,
    {
      settings: { environment: { before: null, after: 'staging' } },
      nodes: {
        [note]: {
          before: first,
          after: { ...first, params: { text: 'Ask' }, label: 'B' },
        },
        n9: { before: null, after: added },
      },
      edges: {
        e1: {
          before: null,
          after: {
            id: 'e1',
            verb: 'requests',
            from: users,
            to: 'n9',
            params: {},
          },
        },
      },
      layout: { [note]: { before: null, after: { x: 1, y: 1 } } },
    },
    catalog,
  );
  expect(lines).toEqual([
    'Environment: "prod" → "staging"',
    'Renames "A note" to "B"',
    'B: Text: "" → "Ask"',
    'Adds RDS database "Orders" to the canvas',
    'Connects: Users sends requests to Orders',
  ]);
});

test('an empty text is told by what it means, where it means something', () => {
  const draft = buildDesign();
  const name = draft.node('route53-record', {
    label: 'shop',
    params: { failover: 'automatic', healthCheckName: 'nobody.acme.dev' },
  });
  const before = draft.build();
  const record = before.nodes[name]!;
  const after = { ...record, params: { ...record.params, healthCheckName: '' } };
  expect(describePatch(before, { nodes: { [name]: { before: record, after } } }, catalog)).toEqual([
    'shop: Name to check: "nobody.acme.dev" → the direct name of the primary',
  ]);
});

test('a node that goes takes its connections with it', () => {
  const draft = buildDesign();
  const from = draft.node('internet', { label: 'Users' });
  const to = draft.node('route53-record', { label: 'Name' });
  const edge = draft.edge('requests', from, to);
  const before = draft.build();
  const patch = {
    nodes: { [to]: { before: before.nodes[to]!, after: null } },
    edges: { [edge]: { before: before.edges[edge]!, after: null } },
  };
  expect(describePatch(before, patch, catalog)).toEqual([
    'Removes Route 53 record "Name"',
    'Removes 1 connection with it',
  ]);
});
