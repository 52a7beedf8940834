import { format } from 'prettier';
import { expect, it } from 'vitest';
import { REGIONS } from '../../catalog/regions';
import { testModule } from './app-files';
import { STACKS } from './stack-names';

const [longest] = REGIONS.map(({ code }) => code).toSorted((a, b) => b.length - a.length);

it.each(STACKS)(
  'the test of a %s stack that promises nothing is laid out as by Prettier',
  async (name) => {
    for (const isPrimary of [true, false]) {
      const pieces = testModule({ name, region: longest!, isPrimary }, []);
      const text = pieces.map((piece) => piece.text).join('');
      expect(await format(text, { parser: 'typescript' })).toBe(text);
    }
  },
);
