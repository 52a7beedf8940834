import { readFile } from 'node:fs/promises';
import type { Lintel } from '../support/lintel';
import { expect, test } from '../support/test';

async function openLibrary(lintel: Lintel) {
  await lintel.press('Open…');
  const dialog = lintel.dialog('Open');
  const card = (title: string) => dialog.getByRole('button', { name: title, exact: true });
  const more = async (title: string, item: string) => {
    await dialog.getByRole('button', { name: `More for ${title}` }).click();
    await lintel.chooseFromMenu(`More for ${title}`, item);
  };
  return { dialog, card, more, close: () => lintel.page.keyboard.press('Escape') };
}

test.describe('Your designs', () => {
  test('are kept without asking, found by title, renamed, duplicated, deleted and brought back', async ({
    lintel,
  }) => {
    await lintel.title.fill('Shop');
    await lintel.startEmpty();
    await lintel.title.fill('Sketch of a queue');
    await lintel.expectSaved();

    const { dialog, card, more, close } = await openLibrary(lintel);
    await expect(card('Shop')).toBeVisible();
    await expect(dialog.getByRole('list').getByText('On the canvas')).toHaveCount(1);
    await test.step('search', async () => {
      await dialog.getByRole('textbox', { name: 'Search your designs' }).fill('queue');
      await expect(card('Shop')).toBeHidden();
      await expect(card('Sketch of a queue')).toBeVisible();
      await dialog.getByRole('textbox', { name: 'Search your designs' }).fill('zebra');
      await expect(dialog.getByText('Nothing is called “zebra”')).toBeVisible();
      await dialog.getByRole('textbox', { name: 'Search your designs' }).fill('');
    });
    await test.step('duplicate and rename', async () => {
      await more('Shop', 'Duplicate');
      await expect(card('Shop (copy)')).toBeVisible();
      const titles = dialog.locator('.designs__title');
      const before = await titles.allTextContents();
      await more('Shop (copy)', 'Rename');
      await dialog.getByRole('textbox', { name: 'Title of the design' }).fill('Shop, greener');
      await lintel.page.keyboard.press('Enter');
      await expect(card('Shop, greener')).toBeVisible();
      // No card jumps because it was changed last.
      await expect(titles).toHaveText(
        before.map((title) => (title === 'Shop (copy)' ? 'Shop, greener' : title)),
      );
      await more('Sketch of a queue', 'Rename');
      await dialog.getByRole('textbox', { name: 'Title of the design' }).fill('Queue');
      await lintel.page.keyboard.press('Enter');
      await expect(lintel.title).toHaveValue('Queue');
      await expect(card('Queue')).toBeVisible();
    });
    await test.step('delete, with undo and with a bin', async () => {
      await more('Shop, greener', 'Delete');
      await expect(dialog.getByText('“Shop, greener” was deleted.')).toBeVisible();
      await expect(card('Shop, greener')).toBeHidden();
      await dialog.getByRole('button', { name: 'Undo' }).click();
      await expect(card('Shop, greener')).toBeVisible();
      await more('Shop, greener', 'Delete');
      await dialog.getByText('Recently deleted (1)').click();
      await dialog.getByRole('button', { name: 'Restore Shop, greener' }).click();
      await expect(card('Shop, greener')).toBeVisible();
      await more('Shop, greener', 'Delete');
      await dialog.getByText('Recently deleted (1)').click();
      await dialog.getByRole('button', { name: /^Delete Shop, greener for good/ }).click();
      await dialog.getByRole('button', { name: /^Delete Shop, greener for good/ }).click();
      await expect(dialog.getByText('Recently deleted')).toBeHidden();
    });
    await test.step('open: undo leads back, a reload stays', async () => {
      await card('Shop').click();
      await expect(dialog).toBeHidden();
      await expect(lintel.canvas.nodes).toHaveCount(14);
      await lintel.undo.click();
      await expect(lintel.title).toHaveValue('Queue');
      await lintel.redo.click();
      await lintel.title.fill('Shop again');
      await lintel.expectSaved();
      await lintel.reload();
      await expect(lintel.title).toHaveValue('Shop again');
      const again = await openLibrary(lintel);
      await expect(again.card('Queue')).toBeVisible();
      await expect(again.dialog.getByRole('list').getByRole('listitem')).toHaveCount(2);
    });
    await close();
  });

  test('the one on the canvas is not deleted by mistake', async ({ lintel }) => {
    await lintel.title.fill('Mine');
    await lintel.expectSaved();
    const { dialog } = await openLibrary(lintel);
    await dialog.getByRole('button', { name: 'More for Mine' }).click();
    const item = lintel.page.getByRole('menuitem', { name: 'Delete' });
    await expect(item).toHaveAttribute('aria-disabled', 'true');
  });

  test('one that is opened again from its file is not there twice', async ({ lintel }) => {
    await lintel.title.fill('Shop');
    await lintel.press('Share');
    const save = lintel.dialog('Share').getByRole('button', { name: 'Save as a file' });
    const file = await (await lintel.downloadOf(save)).path();
    await lintel.page.keyboard.press('Escape');
    await lintel.startEmpty();
    await lintel.expectSaved();
    await lintel.chooseFile(file);
    await expect(lintel.notice).toContainText('Opened “Shop”.');
    await lintel.chooseFile(file);
    await expect(lintel.notice).toContainText('“Shop” is on the canvas already.');
    await lintel.undo.click();
    await expect(lintel.canvas.nodes).toHaveCount(0);
    const { card } = await openLibrary(lintel);
    await expect(card('Shop')).toHaveCount(1);
    // What has changed since is another one.
    await card('Shop').click();
    await lintel.canvas.select('Users');
    await lintel.page.keyboard.press('Delete');
    await lintel.expectSaved();
    await lintel.chooseFile(file);
    await expect(lintel.notice).toContainText('Opened “Shop”.');
    await openLibrary(lintel);
    await expect(card('Shop')).toHaveCount(2);
  });

  test('all of them go into one file, and from it into another browser', async ({
    lintel,
    visitor,
  }) => {
    await lintel.title.fill('Shop');
    await lintel.startEmpty();
    await lintel.title.fill('Sketch');
    await lintel.expectSaved();
    const { dialog } = await openLibrary(lintel);
    const file = await lintel.downloadOf(
      dialog.getByRole('button', { name: 'Save all as one file' }),
    );
    expect(file.suggestedFilename()).toMatch(/^lintel-designs-\d{4}-\d\d-\d\d\.zip$/);
    await expect(dialog.getByText('2 designs saved as one file.')).toBeVisible();

    const other = await visitor();
    await other.open();
    await other.title.fill('Theirs');
    const buffer = await readFile(await file.path());
    const given = { name: 'all.zip', mimeType: 'application/zip', buffer };
    await other.chooseFile(given);
    await expect(other.notice).toContainText('2 designs added to your designs.');
    await expect(other.title).toHaveValue('Theirs');
    await other.chooseFile(given);
    await expect(other.notice).toContainText('2 designs there already.');
    const library = await openLibrary(other);
    await expect(library.dialog.getByRole('list').getByRole('listitem')).toHaveCount(3);
    await library.card('Shop').click();
    await expect(other.canvas.nodes).toHaveCount(14);
  });

  test('what a design has been is kept, named, looked at and restored', async ({ lintel }) => {
    const { page, canvas } = lintel;
    const versions = lintel.dialog('Versions');
    await lintel.press('Versions');
    await expect(versions.getByText('No version yet')).toBeVisible();
    await page.keyboard.press('Escape');

    await lintel.title.fill('Shop');
    await lintel.press('Versions');
    await versions.getByRole('textbox', { name: 'Name of a new version' }).fill('Before review');
    await page.keyboard.press('Enter');
    const list = versions.getByRole('list', { name: /^Versions/ }).getByRole('button');
    await expect(list).toHaveText([/^Before review/, /^As it was opened/]);
    await page.keyboard.press('Escape');

    await test.step('deleting everything keeps what was there', async () => {
      await canvas.drawing.focus();
      await page.keyboard.press('Control+a');
      await page.keyboard.press('Delete');
      await expect(canvas.nodes).toHaveCount(0);
      await lintel.reload();
      await lintel.press('Versions');
      await expect(list).toHaveCount(2);
      await versions.getByRole('button', { name: /^Before review/ }).click();
      await versions.getByRole('button', { name: 'Restore' }).click();
      await expect(canvas.nodes).toHaveCount(14);
      await lintel.undo.click();
      await expect(canvas.nodes).toHaveCount(0);
      await lintel.redo.click();
    });
    await test.step('a version opens as a design of its own', async () => {
      await lintel.press('Versions');
      await versions.getByRole('button', { name: /^As it was opened/ }).click();
      await versions.getByRole('button', { name: 'Open as a new design' }).click();
      await expect(lintel.title).toHaveValue('Three-tier web application');
      await lintel.undo.click();
      await expect(lintel.title).toHaveValue('Shop');
    });
  });
});
