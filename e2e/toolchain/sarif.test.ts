import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { inspectDesign } from '../../src/cli/inspect-design';
import { toSarif } from '../../src/cli/formats/sarif';
import { toStored, type Design } from '../../src/design';
import { templates } from '../../src/templates';
import { everyKind, EVERYTHING, HOSTILE, labelled, SLOTS, withText } from './hostile';

/** The committee's schema comes with a package whose matcher needs Jest; it is of draft 4, which ajv 6 is the last to read. */
const require = createRequire(import.meta.url);
interface Validator {
  (value: unknown): boolean;
  readonly errors?: readonly object[] | null;
}
const Ajv = require('ajv') as new (options: object) => {
  addMetaSchema(schema: object): void;
  compile(schema: object): Validator;
};
const ajv = new Ajv({ schemaId: 'auto' });
ajv.addMetaSchema(require('ajv/lib/refs/json-schema-draft-04.json') as object);
const isSarif = ajv.compile(
  require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json') as object,
);

const DESIGN = everyKind();
const accepting = (): Design => {
  const design = templates[0]!.build();
  const [alb] = Object.values(design.nodes).filter(({ params }) => params['waf'] === true);
  const terms = { reason: 'A "rehearsal" ](x)', owner: 'Ops', until: '2026-12-31' };
  return {
    ...design,
    nodes: { ...design.nodes, [alb!.id]: { ...alb!, params: { ...alb!.params, waf: false } } },
    waivers: { w1: { id: 'w1', rule: 'LB-12', subject: alb!.id, field: 'waf', ...terms } },
  };
};
const CASES: readonly (readonly [string, () => Design])[] = [
  ...templates.map(({ id, build }) => [`the template ${id}`, build] as const),
  ['an accepted finding', accepting],
  ['hostile labels', () => labelled(DESIGN, Object.values(HOSTILE))],
  ['hostile fields', () => withText(DESIGN, SLOTS, EVERYTHING)],
];

it.each(CASES)('SARIF of %s is valid by the schema of OASIS', (_name, build) => {
  const design = build();
  const text = JSON.stringify(toStored(design), null, 2);
  for (const file of [null, { path: '/work/design.lintel.json', text }]) {
    const log: unknown = JSON.parse(
      toSarif({ ...inspectDesign(design, '2026-06-01'), file, cwd: '/work' }),
    );
    isSarif(log);
    expect(isSarif.errors ?? []).toEqual([]);
  }
});

it('the schema refuses what is no SARIF', () => {
  expect(isSarif({ version: '2.1.0', runs: [{ tool: {} }] })).toBe(false);
});
