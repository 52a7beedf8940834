import { describe, expect, it, test } from 'vitest';
import { defaultsOf } from '../spec/fields';
import { flowOf, type Flow } from '../spec/flow';
import { catalog } from '.';

const FLOWS: readonly Flow[] = ['traffic', 'data', 'events', 'replication', 'failover', 'remark'];
const verbs = [...catalog.verbs.values()].map(({ spec }) => spec);

/** What a verb calls itself, and what then runs along it. */
const WORDS: readonly (readonly [RegExp, Flow])[] = [
  [/replicate/, 'replication'],
  [/read|write|store|keep|search/, 'data'],
  [/publish|notif|trigger|feed|message/, 'events'],
  [/concern/, 'remark'],
];

describe('the flow of a verb', () => {
  it.each(verbs.map((spec) => [spec.id, spec] as const))(
    '%s is one of these, whatever its parameters are',
    (_id, spec) => {
      const start = defaultsOf(spec.fields);
      expect(FLOWS).toContain(flowOf({ spec, params: start }));
      for (const [name, field] of Object.entries(spec.fields)) {
        if (field.type !== 'choice') continue;
        for (const { value } of field.options)
          expect(FLOWS).toContain(flowOf({ spec, params: { ...start, [name]: value } }));
      }
    },
  );

  it.each(verbs.map((spec) => [spec.title, spec] as const))('%s is what it says', (title, spec) => {
    const [, flow = 'traffic'] = WORDS.find(([words]) => words.test(title)) ?? [];
    if (spec.id === 'pools') expect(spec.flow).toBe('data');
    else expect(flowOf({ spec, params: defaultsOf(spec.fields) })).toBe(flow);
  });

  it('has a verb for each of them', () => {
    const all = verbs.flatMap((spec) => {
      const start = defaultsOf(spec.fields);
      return [
        flowOf({ spec, params: start }),
        flowOf({ spec, params: { ...start, failover: 'secondary' } }),
      ];
    });
    expect(new Set(all)).toEqual(new Set(FLOWS));
  });
});

test('a name that answers when the primary does not is a failover, and the primary is traffic', () => {
  const spec = catalog.verbs.get('resolves-to')!.spec;
  expect(flowOf({ spec, params: { failover: 'secondary' } })).toBe('failover');
  expect(flowOf({ spec, params: { failover: 'primary' } })).toBe('traffic');
});
