import { expectAccessible } from '../support/accessible';
import { expect, test } from '../support/test';

test.use({ isCodeOpen: true });

test.describe('A tour for who is new', () => {
  test('leads in five steps over one’s own design, which can be edited meanwhile', async ({
    lintel,
    page,
  }) => {
    await page.getByRole('button', { name: 'Tour in five steps' }).click();
    const step = page.getByRole('dialog', { name: /^Tour: / });
    await expect(step).toContainText('1 of 5');
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(step).toContainText('2 of 5');
    await lintel.title.fill('Mine');
    await expect(step).toContainText('2 of 5');
    for (const at of [3, 4, 5]) {
      await step.getByRole('button', { name: 'Next' }).click();
      await expect(step).toContainText(`${at} of 5`);
    }
    await expect(step).toContainText('Take “Mine” along');
    await step.getByRole('button', { name: 'Back' }).click();
    await expect(step).toContainText('4 of 5');
    await page.keyboard.press('Escape');
    await expect(step).toBeHidden();

    await lintel.expectSaved();
    await lintel.reload();
    await expect(page.getByRole('button', { name: 'Tour in five steps' })).toBeHidden();
    await page.keyboard.press('Control+k');
    await lintel.dialog('Commands').getByRole('combobox').fill('tour');
    await page.keyboard.press('Enter');
    await expect(step).toContainText('1 of 5');
  });

  test('is not offered again to who says no', async ({ lintel, page }) => {
    await page.getByRole('button', { name: 'No tour' }).click();
    await expect(page.getByRole('button', { name: 'Tour in five steps' })).toBeHidden();
    await lintel.reload();
    await expect(lintel.checklist.mark('Single AZ deployment')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Tour in five steps' })).toBeHidden();
  });
});
