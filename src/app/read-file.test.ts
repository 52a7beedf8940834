import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { toStored } from '../design';
import { ok } from '../kit/result';
import { encodeLink } from '../share';
import { openingDesign } from '../templates/opening';
import { randomDesign } from '../testing/random-design';
import { designFile } from './design-file';
import { readLink } from './links';
import { readFile } from './read-file';

const designs = { addAll: async () => ok('Added.') };
const mine = new File([JSON.stringify(toStored(openingDesign()))], 'mine.lintel.json');
const foreign = new File(['no design'], 'notes.txt');

test('one file by itself says nothing of others', async () => {
  expect(await readFile(mine, designs)).toEqual(ok({ design: openingDesign() }));
});

test('of several files the first is opened, and it is said that the others were not', async () => {
  const read = await readFile(mine, designs, 3);
  expect(read).toEqual(
    ok({
      design: openingDesign(),
      only: 'Only the first of 3 files was opened: mine.lintel.json.',
    }),
  );
});

test('where the first is no design, it is said that the others were not opened either', async () => {
  const read = await readFile(foreign, designs, 2);
  expect(read.ok ? '' : read.error).toMatch(
    /^notes\.txt is not .* It was the first of 2 files; the others were not opened\.$/,
  );
});

test('S1 a link, a file and a zip give back what they were made of, 500 random designs', async () => {
  for (let seed = 1; seed <= 500; seed += 1) {
    const design = randomDesign(seed, 'any');
    const { name, text } = designFile(design);
    const zip = zipSync({
      'README.md': strToU8('# Read me\n'),
      [`infrastructure/${name}`]: strToU8(text),
    });
    const link = await readLink(encodeLink(design));
    const file = await readFile(new File([text], name), designs);
    const packed = await readFile(new File([new Uint8Array(zip)], 'infrastructure.zip'), designs);
    const stored = JSON.stringify(toStored(design));
    for (const read of [link, file, packed]) {
      if (!read.ok || !('design' in read.value)) throw new Error(JSON.stringify(read));
      expect(JSON.stringify(toStored(read.value.design))).toBe(stored);
    }
  }
});
