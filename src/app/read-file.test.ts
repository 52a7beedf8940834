import { expect, test } from 'vitest';
import { toStored } from '../design';
import { ok } from '../kit/result';
import { openingDesign } from '../templates/opening';
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
