import { describe, expect, test } from 'vitest';
import { catalog } from '../../catalog';
import { cdkKinds } from '../../catalog/cdk';
import { resolve } from '../../resolve';
import { templates } from '../../templates';
import { randomDesign } from '../../testing/random-design';
import type { Design } from '../../design';
import { createCdkExporter } from '.';

const RANDOM = Array.from({ length: 20 }, (_, index) => index + 1);

const designs: readonly (readonly [string, Design])[] = [
  ...templates.map(({ id, build }) => [id, build()] as const),
  ...RANDOM.map((number) => [`random ${number}`, randomDesign(number, 'allowed')] as const),
];

/** The lines of the stacks of an app, file by file: what a person has given stands in the configuration. */
const stacksOf = (design: Design): readonly (readonly string[])[] =>
  createCdkExporter(cdkKinds)
    .run(resolve(design, catalog), [])
    .files.filter(({ path }) => path.startsWith('lib/') && path !== 'lib/config.ts')
    .map(({ text }) => text.split('\n'));

/** Outputs have no construct of a higher level, and are no escape. */
const ESCAPES = /new \w+\.Cfn(?!Output\b)|\.defaultChild\b|addPropertyOverride|addOverride/;
const isComment = (line: string | undefined): boolean => /^\s*(?:\/\/|\/?\*)/.test(line ?? '');
/** Of a class or a function that has no other purpose, its own comment says it. */
const SAYS_WHY = /\/\*\*[^]*?(?:L1|property|higher level)[^]*?\*\//;

function unexplained(lines: readonly string[]): readonly string[] {
  if (SAYS_WHY.test(lines.join('\n'))) return [];
  return lines.filter((line, index) => {
    const around = [lines[index - 1], lines[index + 1]];
    return ESCAPES.test(line) && !around.some(isComment);
  });
}

describe.each(designs)('the app of %s', (_name, design) => {
  const stacks = stacksOf(design);

  test('says why wherever it goes below the constructs of the library', () => {
    expect(stacks.flatMap(unexplained)).toEqual([]);
  });

  test('glues no ARN', () => {
    // What cdk-nag calls a policy is its own name for it.
    const glued = stacks
      .flat()
      .filter((line) => /`[^`]*arn:|"arn:aws/.test(line) && !line.includes('AwsSolutions-'));
    expect(glued).toEqual([]);
  });
});
