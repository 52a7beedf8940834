import { expectAccessible } from '../support/accessible';
import { expect, test } from '../support/test';

test.describe('Every command by its name', () => {
  test('is found and run by keys alone: add, go to, rename, undo', async ({ lintel, page }) => {
    const { canvas, undo } = lintel;
    const dialog = lintel.dialog('Commands');
    const field = dialog.getByRole('combobox');
    const run = async (words: string, found: string | RegExp) => {
      await page.keyboard.press('Control+k');
      await expect(field).toBeFocused();
      await field.fill(words);
      await expect(dialog.getByRole('option', { selected: true })).toContainText(found);
      await page.keyboard.press('Enter');
      await expect(dialog).toBeHidden();
    };
    const before = await canvas.nodes.count();
    await run('s3 bucket', /^S3 bucket/);
    await expect(canvas.nodes).toHaveCount(before + 1);

    await run('session cache', /Session cache.*Go to/);
    await canvas.expectSelected('Session cache');
    await run('rename', 'Rename');
    await page.keyboard.type('Shop cache');
    await page.keyboard.press('Enter');
    await run('shop cache', /Shop cache.*Go to/);
    await canvas.expectSelected('Shop cache');

    await run('undo', 'Undo');
    await run('undo', 'Undo');
    await expect(canvas.nodes).toHaveCount(before);
    await expect(undo).toBeDisabled();

    await run('cdk', 'Show AWS CDK');
    await expect(lintel.code.target('AWS CDK')).toBeChecked();
    await run('share', 'Share…');
    await expect(lintel.dialog('Share')).toBeVisible();
  });

  test('says why it does nothing now, and closes by the key that opens it', async ({
    lintel,
    page,
  }) => {
    await page.keyboard.press('Control+k');
    const dialog = lintel.dialog('Commands');
    const rename = dialog.getByRole('option', { name: /^Rename/ });
    await expect(rename).toHaveAttribute('aria-disabled', 'true');
    await expect(rename).toContainText('Select one node first.');
    await rename.click({ force: true });
    await expect(dialog).toBeVisible();

    await dialog.getByRole('combobox').fill('zzz');
    await expect(dialog.getByText('Nothing is called “zzz”.')).toBeVisible();
    await dialog.getByRole('combobox').fill('');
    await page.keyboard.press('ArrowUp');
    await expect(dialog.getByRole('option').last()).toHaveAttribute('aria-selected', 'true');
    await expectAccessible(page, 'dialog[open]');
    await page.keyboard.press('Control+k');
    await expect(dialog).toBeHidden();
    await expect(lintel.canvas.drawing).toBeVisible();
  });
});
