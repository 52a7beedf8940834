import { parse } from '@cdktn/hcl2json';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run';
import { parseDesign, type Design } from '../../src/design';
import type { ExportedFile } from '../../src/exporters/exporter';
import type { JsonValue } from '../../src/kit/json';
import { decodeLink, encodeLink } from '../../src/share';
import { accepting } from './accepted-designs';
import { exportOf } from './exported';
import {
  DECISIVE,
  everyKind,
  EVERYTHING,
  HARMLESS,
  HOSTILE,
  labelled,
  markup,
  REST_SLOTS,
  restApi,
  SLOTS,
  slotName,
  TOGETHER,
  USUAL,
  withText,
} from './hostile';
import { failureOf, runTerraform, TO_VALIDATE } from './terraform';
import { addressOf, blocksOf, isObject } from './tree';
import { describeTerraform, workFolder } from './with-terraform';

const DESIGN = everyKind();
const REST = restApi();
const CASES: readonly { name: string; hostile: Design; harmless: Design }[] = [
  {
    name: 'every text in what is accepted',
    hostile: accepting(DESIGN, Object.values(HOSTILE)),
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

const textOf = (files: readonly ExportedFile[], path: string): string =>
  files.find((file) => file.path === path)!.text;

/** The interpolations of a template. */
const evaluatedIn = (text: string): string =>
  (text.match(/(?<!\$)\$\{[^}]*|(?<!%)%\{[^}]*/g) ?? []).map(withoutLiterals).join(' ');

/** An expression without what its quoted texts say, but for what they interpolate. */
const withoutLiterals = (code: string): string =>
  code
    .replaceAll(/"((?:[^"\\]|\\.)*)"/gs, (_, text: string) => `"${evaluatedIn(text)}"`)
    .replaceAll(/[\s,]+/g, '');

/** Where values stand, of which type they are, and what in them is evaluated: all but the text itself. */
function shapeOf(value: JsonValue, path = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => shapeOf(one, `${path}.${index}`));
  if (isObject(value)) {
    return Object.entries(value).flatMap(([key, one]) => shapeOf(one, `${path}.${key}`));
  }
  if (typeof value !== 'string') return [`${path}: ${typeof value}`];
  return [`${path}: ${/^\$\{.*\}$/s.test(value) ? withoutLiterals(value) : evaluatedIn(value)}`];
}

async function codeShape(files: readonly ExportedFile[]): Promise<readonly string[]> {
  const blocks = await blocksOf(files);
  const vars = (await parse('x.tfvars', textOf(files, 'terraform.tfvars.example'))) as JsonValue;
  return [
    ...files.map(({ path }) => path),
    ...blocks.flatMap((block) => [addressOf(block), ...shapeOf(block.body)]),
    ...shapeOf(vars),
  ];
}

describe.each(CASES)('E4 $name', ({ hostile, harmless }) => {
  const files = exportOf(hostile);
  const [tame, own] = [exportOf(harmless), files];

  it('stays text in the code', async () => {
    expect(await codeShape(own)).toEqual(await codeShape(tame));
  });

  it('turns nothing around that a reader sees', () => {
    for (const { path, text } of files.filter((file) => file.language !== 'json')) {
      expect(text, path).not.toMatch(/[\p{Bidi_Control}\u0000-\u0008\u000b-\u001f]/u);
    }
  });

  it('stays text in the README', () => {
    expect(markup(textOf(own, 'README.md'))).toEqual(markup(textOf(tame, 'README.md')));
  });

  it('is kept by the file and the link', () => {
    const stored = textOf(files, 'design.lintel.json');
    expect(parseDesign(JSON.parse(stored))).toEqual({ ok: true, value: hostile });
    expect(decodeLink(encodeLink(hostile))).toEqual({ ok: true, value: hostile });
  });

  it('stays in its line of a check', () => {
    const check = (design: Design, ...rest: readonly string[]) => {
      let [out, err] = ['', ''];
      const io = { out: (text: string) => (out += text), err: (text: string) => (err += text) };
      run(['check', `#${encodeLink(design)}`, ...rest], { ...io, cwd: '/', today: '2026-06-01' });
      expect(err).toBe('');
      return out;
    };
    const text = check(hostile);
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]/);
    expect(text.trimEnd().split('\n').at(-1)).toMatch(/^\d+ errors?, \d+ warnings?, \d+ notes?\.$/);
    for (const line of text.split('\n')) {
      expect(line).toMatch(
        /^(?:(?:error|warning|note) +[A-Z]+-\d+ |(?:pass|fail|warn|none|open|accepted|unasked) | {2}also [A-Z]+-\d+: |\d+ err|Profile: |Check|Common|Accepted$|$)/,
      );
    }
    expect(JSON.parse(check(hostile, '--format', 'json'))).toHaveProperty('findings');
    const comment = check(hostile, '--format', 'markdown');
    const ours = /^###? (?:Lintel: |[CM]\d |Beside the checklist|Accepted$)/;
    expect(markup(comment).filter((line) => !ours.test(line))).toEqual([]);
    expect(comment.replaceAll(/\\[@#]&#8203;/g, '')).not.toMatch(/@\w/);
  });
});

it.each(Object.entries(HOSTILE))('E4 %s in a path of a REST API is a path', async (_name, text) => {
  const [path] = SLOTS.filter((slot) => slotName(slot) === 'invokes.path');
  const blocks = await blocksOf(exportOf(withText(REST, [path!], text)));
  const parts = blocks.filter(({ type }) => type === 'aws_api_gateway_resource');
  expect(new Set(parts.map(addressOf)).size).toBe(parts.length);
  for (const { name } of parts) expect(name).toMatch(/^api__path_\w+$/);
  const plain = await blocksOf(exportOf(REST));
  const others = (all: typeof blocks) =>
    all.map(addressOf).filter((address) => !address.startsWith('aws_api_gateway_resource.'));
  expect(others(blocks)).toEqual(others(plain));
});

const texts = Object.values(HOSTILE);

describeTerraform('E4 terraform reads as text', () => {
  const folder = workFolder();
  const designs: readonly (readonly [string, Design])[] = [
    ['every hostile label', labelled(DESIGN, texts)],
    ['every hostile label in turn', labelled(DESIGN, texts.toReversed())],
    ['everything in every field', labelled(withText(DESIGN, USUAL, EVERYTHING), [EVERYTHING])],
    [
      'everything in every field of a REST API',
      withText(REST, [...REST_SLOTS, ...SLOTS.filter(({ of }) => of === 'invokes')], EVERYTHING),
    ],
    ...DECISIVE.map((slot) => [slotName(slot), withText(DESIGN, [slot], EVERYTHING)] as const),
  ];

  it.concurrent.each(designs)('%s', async (name, design) => {
    const dir = folder.path(name);
    // Values that AWS would refuse are another matter than code that is none.
    const done = await runTerraform(exportOf(design), dir, TO_VALIDATE, {
      TF_OFFLINE_RULES: 'off',
    });
    expect(failureOf(done)).toBeNull();
    folder.done(name);
  });
});
