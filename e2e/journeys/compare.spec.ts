import { readFile } from 'node:fs/promises';
import { expect, test } from '../support/test';

test.describe('Compare', () => {
  test('a version with the canvas: differences, findings, code, step by step, and a link to it', async ({
    lintel,
    visitor,
  }) => {
    const { page, canvas } = lintel;
    await lintel.title.fill('Shop');
    await canvas.select('Session cache');
    await page.keyboard.press('Delete');
    await canvas.select('Web servers');
    await lintel.inspector.field('Label').fill('Shop servers');
    await lintel.inspector.field('Maximum').fill('12');

    await lintel.press('Versions');
    await lintel.dialog('Versions').getByRole('button', { name: 'Compare' }).click();
    const dialog = lintel.dialog('Compare');
    const removed = dialog.getByRole('region', { name: 'Removed' });
    const changed = dialog.getByRole('region', { name: 'Changed' });
    await expect(removed).toContainText('Session cache');
    await expect(changed).toContainText('Renames "Web servers" to "Shop servers"');
    await expect(changed).toContainText(/Maximum: .* → 12/);
    await expect(changed).toContainText('Title: "Three-tier web application" → "Shop"');

    await test.step('step through them by key', async () => {
      const pressed = dialog.getByRole('button', { pressed: true });
      await page.keyboard.press('n');
      await expect(dialog.getByText(/^1 of \d+$/)).toBeVisible();
      const first = await pressed.textContent();
      await page.keyboard.press('n');
      await expect(dialog.getByText(/^2 of \d+$/)).toBeVisible();
      expect(await pressed.textContent()).not.toBe(first);
      await page.keyboard.press('p');
      await expect(pressed).toHaveText(first ?? '');
    });
    await test.step('findings and code beside it', async () => {
      await dialog.getByRole('tab', { name: /^Findings/ }).click();
      await expect(dialog.getByRole('tabpanel')).toContainText(
        /New findings|Findings that are gone/,
      );
      await dialog.getByRole('tab', { name: 'Code' }).click();
      await expect(dialog.getByRole('tabpanel')).toContainText('aws_elasticache_replication_group');
    });
    await test.step('the other way round', async () => {
      await dialog.getByRole('button', { name: 'Swap the two' }).click();
      await dialog.getByRole('tab', { name: /^Design/ }).click();
      await expect(dialog.getByRole('region', { name: 'Added' })).toContainText('Session cache');
      await dialog.getByRole('button', { name: 'Swap the two' }).click();
      await expect(removed).toContainText('Session cache');
    });
    await dialog.getByRole('button', { name: 'Copy link' }).click();
    await expect(dialog.getByText(/^Copied: a link to this comparison/)).toBeVisible();
    const link = await page.evaluate(() => navigator.clipboard.readText());

    const other = await visitor();
    await other.open(new URL(link).hash);
    const theirs = other.dialog('Compare');
    await expect(theirs.getByRole('region', { name: 'Removed' })).toContainText('Session cache');
    await other.page.keyboard.press('Escape');
    await expect(other.title).toHaveValue('Shop');
    await expect(other.canvas.nodes).toHaveCount(13);
  });

  test('with a link from elsewhere, whose records have other ids; a bad one says why', async ({
    lintel,
    visitor,
  }) => {
    const theirs = await visitor();
    await theirs.open();
    await theirs.canvas.select('Read replica');
    await theirs.page.keyboard.press('Delete');
    const link = await theirs.link();

    await lintel.page.keyboard.press('Control+k');
    await lintel.dialog('Commands').getByRole('combobox').fill('compare');
    await lintel.page.keyboard.press('Enter');
    const dialog = lintel.dialog('Compare');
    const field = dialog.getByRole('textbox', { name: 'Link to compare with' });
    await field.fill(`${link.slice(0, -9)}x`);
    await lintel.page.keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toBeVisible();
    await field.fill(link);
    await lintel.page.keyboard.press('Enter');
    const added = dialog.getByRole('region', { name: 'Added' });
    await expect(added).toContainText('Read replica');
    await lintel.page.keyboard.press('Escape');

    // The same from a file, and one that is none.
    await theirs.press('Share');
    const save = theirs.dialog('Share').getByRole('button', { name: 'Save as a file' });
    const file = await readFile(await (await theirs.downloadOf(save)).path());
    await lintel.page.keyboard.press('Control+k');
    await lintel.dialog('Commands').getByRole('combobox').fill('compare');
    await lintel.page.keyboard.press('Enter');
    const choose = async (name: string, buffer: Buffer) => {
      const chooser = lintel.page.waitForEvent('filechooser');
      await dialog.getByRole('button', { name: 'Choose a file…' }).click();
      await (await chooser).setFiles({ name, mimeType: 'application/json', buffer });
    };
    await choose('notes.json', Buffer.from('{}'));
    await expect(dialog.getByRole('alert')).toContainText('notes.json');
    await choose('theirs.lintel.json', file);
    await expect(added).toContainText('Read replica');
    await lintel.page.keyboard.press('Escape');
    await expect(lintel.canvas.nodes).toHaveCount(14);
  });
});
