import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FLOWS } from '../../spec/flow-words';

const css = readFileSync(new URL('../tokens.css', import.meta.url), 'utf8');

/** WCAG 2.2, relative luminance. */
function luminanceOf(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrastOf(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The tokens of a theme; what is asked for by the system comes over them. */
function tokensOf(isDark: boolean, hasMore: boolean): ReadonlyMap<string, string> {
  const more = css.indexOf("[data-contrast='more']");
  const parts = [css.slice(0, more), css.slice(more)].slice(0, hasMore ? 2 : 1);
  const blocks = parts.flatMap((part) =>
    part.split("[data-theme='dark']").slice(0, isDark ? 2 : 1),
  );
  return new Map(
    blocks.flatMap((block) =>
      [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(
        ([, name = '', value = '']) => [name, value] as const,
      ),
    ),
  );
}

describe.each([
  ['light', false, false, 4.5],
  ['dark', true, false, 4.5],
  ['light with more contrast', false, true, 7],
  ['dark with more contrast', true, true, 7],
] as const)('in %s', (_theme, isDark, hasMore, least) => {
  const tokens = tokensOf(isDark, hasMore);
  const grounds = ['bg-canvas', 'bg-panel', 'bg-raised'].map((name) => tokens.get(name)!);

  test.each(FLOWS)('%s stands out from the canvas and from its label', (flow) => {
    for (const ground of grounds)
      expect(contrastOf(tokens.get(`flow-${flow}`)!, ground)).toBeGreaterThanOrEqual(least);
  });

  test('the words of a label stay words while something else is traced', () => {
    expect(contrastOf(tokens.get('text-faint')!, tokens.get('bg-panel')!)).toBeGreaterThanOrEqual(
      least,
    );
  });
});
