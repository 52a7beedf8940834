import { expect, test } from 'vitest';
import { readSettings } from '../spec/settings';
import { templates } from '.';
import { openingDesign } from './opening';

test('two designs that one can begin with have two titles, the one that the page opens with among them', () => {
  const opening = readSettings(openingDesign()).title;
  const titles = [...templates.map(({ title }) => title), opening];
  expect(titles.toSorted()).toEqual([...new Set(titles)].toSorted());
  const own = templates.map(({ build }) => readSettings(build()).title);
  expect(own).not.toContain(opening);
  expect(new Set(own).size).toBe(own.length);
});
