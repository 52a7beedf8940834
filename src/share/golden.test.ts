import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDesign } from '../design';
import { decodeLink } from './index';

/** Files are added here and never changed: each is a link that somebody may have kept. */
const FOLDER = join(import.meta.dirname, 'golden');
const goldens = readdirSync(FOLDER).map((name) => {
  const text = readFileSync(join(FOLDER, name), 'utf8');
  return { name, ...(JSON.parse(text) as { link: string; design: unknown }) };
});

describe('links that were sent', () => {
  it('are there', () => expect(goldens.length).toBeGreaterThanOrEqual(4));

  it.each(goldens)('S2 $name opens as the design that it was', ({ link, design }) => {
    const expected = parseDesign(design);
    expect(expected.ok).toBe(true);
    expect(decodeLink(link)).toStrictEqual(expected);
  });
});
