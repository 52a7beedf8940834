import { beforeAll, describe, expect, it } from 'vitest';
import { parseDesign, type Design } from '../../../src/design';
import type { ExportedFile } from '../../../src/exporters/exporter';
import type { JsonValue } from '../../../src/kit/json';
import { accepting } from '../accepted-designs';
import { cdkExportOf } from '../exported';
import {
  everyKind,
  EVERYTHING,
  HARMLESS,
  HOSTILE,
  labelled,
  markup,
  REST_SLOTS,
  restApi,
  slotName,
  TOGETHER,
  withText,
} from '../hostile';
import { isObject } from '../tree';
import { textOf, typecheck, unformatted } from './apps';
import { appOf, appsFolder } from './cases';
import { shapeOf } from './syntax';

const DESIGN = everyKind();
const REST = restApi();
const texts = Object.values(HOSTILE);

const PAIRS: readonly { name: string; hostile: Design; harmless: Design }[] = [
  {
    name: 'every text in what is accepted',
    hostile: accepting(DESIGN, texts),
    harmless: accepting(DESIGN, [HARMLESS]),
  },
  ...Object.entries(HOSTILE).map(([name, text]) => ({
    name: `${name} in labels`,
    hostile: labelled(DESIGN, [text]),
    harmless: labelled(DESIGN, [HARMLESS]),
  })),
  ...TOGETHER.map(({ name, slots }) => ({
    name: `everything in ${name}`,
    hostile: withText(DESIGN, slots, EVERYTHING),
    harmless: withText(DESIGN, slots, HARMLESS),
  })),
  ...REST_SLOTS.map((slot) => ({
    name: `everything in ${slotName(slot)} of a REST API`,
    hostile: withText(REST, [slot], EVERYTHING),
    harmless: withText(REST, [slot], HARMLESS),
  })),
];

/** The names and types of a JSON document, without what its texts say. */
function skeleton(value: JsonValue, path = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => skeleton(one, `${path}.${index}`));
  if (!isObject(value)) return [`${path}: ${typeof value}`];
  return Object.entries(value).flatMap(([key, one]) => skeleton(one, `${path}.${key}`));
}

const codeShape = (files: readonly ExportedFile[]): readonly string[] =>
  files.flatMap(({ path, text, language }) => {
    if (language === 'typescript' || language === 'javascript') {
      return [path, ...shapeOf(path, text)];
    }
    const isData = language === 'json' && path !== 'design.lintel.json';
    return isData ? [path, ...skeleton(JSON.parse(text) as JsonValue)] : [path];
  });

describe.each(PAIRS)('E4 $name', ({ hostile, harmless }) => {
  const { files } = cdkExportOf(hostile);
  const tame = cdkExportOf(harmless).files;

  it('stays text in the code', () => {
    expect(codeShape(files)).toEqual(codeShape(tame));
  });

  it('turns nothing around that a reader sees', () => {
    for (const { path, text } of files.filter(({ language }) => language !== 'json')) {
      expect(text, path).not.toMatch(/[\p{Bidi_Control}\u0000-\u0008\u000b-\u001f]/u);
    }
  });

  it('stays text in the README', () => {
    const readme = (all: typeof files) => textOf({ name: 'app', files: all }, 'README.md');
    expect(markup(readme(files))).toEqual(markup(readme(tame)));
  });

  it('is kept by the design in the app', () => {
    const stored = textOf({ name: 'app', files }, 'design.lintel.json');
    expect(parseDesign(JSON.parse(stored))).toEqual({ ok: true, value: hostile });
  });
});

describe('E4 the compiler and Prettier read as text', () => {
  const apps = [
    { name: 'every hostile label', design: labelled(DESIGN, texts) },
    { name: 'every hostile label in turn', design: labelled(DESIGN, texts.toReversed()) },
    ...PAIRS.map(({ name, hostile }) => ({ name, design: hostile })),
  ].map((one) => ({ name: one.name, app: appOf(one) }));
  const { folder, done } = appsFolder(apps.map(({ app }) => app));
  let problems: ReadonlyMap<string, readonly string[]> = new Map();
  beforeAll(async () => {
    const all = apps.map(({ app }) => app);
    problems = await typecheck(all, folder());
  });

  it.each(apps)('$name', async ({ app }) => {
    expect(problems.get(app.name) ?? []).toEqual([]);
    expect(await unformatted(app)).toEqual([]);
    done();
  });
});
