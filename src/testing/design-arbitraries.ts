/** Random designs for the tests of laws. Only tests import this file. */
import * as fc from 'fast-check';
import type { JsonObject, JsonValue } from '../kit/json';
import { addDays } from '../kit/add-days';
import { idsAfter } from '../design/ids';
import {
  compareIds,
  EMPTY_DESIGN,
  WAIVER_SEVERITIES,
  type Design,
  type Waiver,
} from '../design/records';
import { beginTransaction } from '../design/transaction';

const MAX_RECORDS = 6;

// Not unit: 'binary', which takes fast-check a second to set up.
const points = fc.nat({ max: 0x10ffff }).map((point) => String.fromCodePoint(point));
/** How often a law over several designs is tried; each takes about a millisecond to make. */
export const RUNS = { numRuns: 40 };

export const texts = fc.string({
  unit: fc.oneof(fc.constantFrom('a', 'é', ' ', '-', '"', '💥'), points),
  maxLength: 8,
});

// JSON writes -0 as 0, and fc.jsonValue may make both it and the key __proto__.
const json = fc.letrec<{ value: JsonValue; object: JsonObject }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.constantFrom(null, true, false),
    texts,
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.array(tie('value'), { maxLength: 2 }),
    tie('object'),
  ),
  object: fc.dictionary(
    fc.string({ maxLength: 5 }).filter((key) => key !== '__proto__'),
    tie('value'),
    { maxKeys: 2, noNullPrototype: true },
  ),
}));

const days = fc
  .integer({ min: 0, max: 3_000_000 })
  .map((day) => addDays('1000-01-01', day))
  .filter((day) => day.length === '2026-03-31'.length);
const phrases = texts.map((text) => `x${text}`);

/** Waivers of subjects that a design has: half of them of one, by its place among the ids. */
export const waiversOf = (ids: readonly string[]): fc.Arbitrary<Design['waivers']> =>
  fc
    .uniqueArray(
      fc.record({
        rule: fc.constantFrom('ML-4', 'EN-1', 'x', '💥'),
        subject: fc.option(fc.constantFrom(...ids, ids[0] ?? null)),
        field: fc.option(fc.constantFrom('multiAz', 'constructor')),
        reason: phrases,
        owner: phrases,
        until: days,
        severity: fc.option(fc.constantFrom(...WAIVER_SEVERITIES), {
          nil: undefined,
        }),
        subjects: fc.option(fc.subarray([...ids]), { nil: undefined }),
        measure: fc.option(fc.integer(), { nil: undefined }),
        gap: fc.constantFrom(1, 1, 4),
      }),
      {
        selector: ({ rule, subject, field }) => JSON.stringify([rule, subject, field]),
        maxLength: 3,
      },
    )
    .map((waivers) => {
      let last = 0;
      const records = waivers.map(
        ({ gap, severity, subjects, measure, ...fields }): [string, Waiver] => {
          last += gap;
          const extent = {
            ...(severity && { severity }),
            ...(subjects && { subjects: subjects.toSorted(compareIds) }),
            ...(measure !== undefined && { measure }),
          };
          return [`w${last}`, { id: `w${last}`, ...fields, ...extent }];
        },
      );
      return Object.fromEntries(records);
    });

const coordinates = fc.integer({ min: -1_000_000, max: 1_000_000 });
const ranks = fc.nat({ max: MAX_RECORDS - 1 });

/** Designs of sound structure that share their ids with each other, so that pairs of them overlap. */
export const designs: fc.Arbitrary<Design> = fc
  .record({
    settings: fc.dictionary(
      fc.constantFrom('region', 'account', 'constructor', 'toString'),
      json.value.filter((value) => value !== null),
      { noNullPrototype: true },
    ),
    nodes: fc.uniqueArray(
      fc.record({
        rank: ranks,
        within: fc.option(ranks),
        kind: fc.constantFrom('vpc', 'subnet', 'lambda-function'),
        label: texts,
        params: json.object,
        at: fc.option(fc.record({ x: coordinates, y: coordinates }, { noNullPrototype: true })),
      }),
      { selector: ({ rank }) => rank, maxLength: MAX_RECORDS },
    ),
    edges: fc.array(
      fc.record({
        from: ranks,
        to: ranks,
        verb: fc.constantFrom('reads', 'calls'),
        params: json.object,
      }),
      { maxLength: MAX_RECORDS },
    ),
  })
  .map(({ settings, nodes, edges }) => {
    const draft = beginTransaction(EMPTY_DESIGN);
    const ranked = nodes.toSorted((a, b) => a.rank - b.rank);
    const exists = (rank: number) => ranked.some((node) => node.rank === rank);
    for (const [key, value] of Object.entries(settings)) draft.putSetting(key, value);
    for (const { rank, within, kind, label, params, at } of ranked) {
      const id = `n${rank + 1}`;
      // Only an earlier node may be the parent, so that there is no cycle.
      const parent = within !== null && within < rank && exists(within) ? `n${within + 1}` : null;
      draft.putNode({ id, kind, slug: `node-${rank}`, label, parent, params });
      if (at) draft.putBox(id, at);
    }
    const ids = idsAfter(EMPTY_DESIGN);
    for (const { from, to, verb, params } of edges) {
      const id = ids.edge();
      if (from === to || !exists(from) || !exists(to)) continue;
      draft.putEdge({
        id,
        verb,
        from: `n${from + 1}`,
        to: `n${to + 1}`,
        params,
      });
    }
    return draft.design;
  })
  .chain((design) =>
    waiversOf([...Object.keys(design.nodes), ...Object.keys(design.edges)]).map((waivers) => ({
      ...design,
      waivers,
    })),
  );
