import { expectAccessible } from '../support/accessible';
import type { Lintel } from '../support/lintel';
import { expect, test } from '../support/test';

/** About what is selected, without another step. */
async function decide(lintel: Lintel): Promise<void> {
  const { page, canvas, inspector } = lintel;
  await canvas.select('App database');
  await page.keyboard.press('Control+k');
  const field = lintel.dialog('Commands').getByRole('combobox');
  await field.fill('decision');
  await expect(lintel.dialog('Commands').getByRole('option', { selected: true })).toContainText(
    'Decision',
  );
  await page.keyboard.press('Enter');
  await inspector.field('Label').fill('One database');
  await inspector.field('Context').fill('Two teams write.');
  await inspector.field('Decision').fill('We will share one instance.');
  await inspector.field('Consequences').fill('Migrations are agreed on.');
  await expect(canvas.connection('One database concerns App database')).toBeAttached();
}

test.describe('Read and present', () => {
  test('a decision stands beside what it is about, and in the documents of the zip', async ({
    lintel,
  }) => {
    await decide(lintel);
    const files = await lintel.exportedFiles();
    for (const path of ['docs/design.md', 'docs/decisions.md']) {
      expect(files[path]).toContain('One database');
      expect(files[path]).toContain('Concerns App database.');
      expect(files[path]).toContain('Consequences: Migrations are agreed on.');
    }
    expect(files['docs/design.svg']).toContain('<svg');
    const page = await lintel.page.context().newPage();
    await page.setContent(files['docs/design.html'] ?? '');
    await expect(page.getByRole('heading', { name: 'Three-tier web application' })).toBeVisible();
    await expect(page.getByRole('heading', { name: '1. One database' })).toBeVisible();
    await expect(page.getByRole('row', { name: /App database/ }).first()).toBeVisible();
  });

  test('a presentation goes along the request path, by keys alone', async ({ lintel }) => {
    const { page } = lintel;
    await decide(lintel);
    await page.keyboard.press('Control+k');
    await lintel.dialog('Commands').getByRole('combobox').fill('present');
    await page.keyboard.press('Enter');
    const dialog = lintel.dialog('Three-tier web application');
    // Under it, a notice has a place of its own.
    const words = dialog.getByRole('status').first();
    await expect(words).toContainText('Three-tier web application');
    await page.keyboard.press('ArrowRight');
    await expect(words).toContainText('Users sends requests to app.example.com');
    await expect(dialog.locator('.present__line')).toHaveCount(1);
    await expectAccessible(page, 'dialog[open]');
    await page.keyboard.press('End');
    const last = await dialog.getByText(/^\d+ of \d+$/).textContent();
    const [at, count] = (last ?? '').split(' of ');
    expect(at).toBe(count);
    await page.keyboard.press('ArrowLeft');
    await expect(dialog.getByText(`${Number(count) - 1} of ${count}`)).toBeVisible();
    await dialog.getByRole('radio', { name: 'Decisions' }).check();
    // Whoever chose by the mouse goes on by the keys.
    await page.keyboard.press('ArrowRight');
    await expect(words).toContainText('Decision: We will share one instance.');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  test('a link to read shows the page, asks nothing and touches nothing of the reader', async ({
    lintel,
    visitor,
  }) => {
    await lintel.title.fill('For the board');
    await lintel.press('Share');
    const share = lintel.dialog('Share');
    await share.getByRole('radio', { name: 'To read' }).check();
    await expect(share.getByRole('textbox')).toHaveValue(/&view=read$/);
    const link = await share.getByRole('textbox').inputValue();

    const reader = await visitor();
    await reader.open();
    await reader.title.fill('My own work');
    await reader.expectSaved();
    await reader.page.goto('about:blank');
    await reader.open(new URL(link).hash);
    const page = reader.dialog('For the board');
    await expect(page.getByRole('heading', { name: 'Inventory' })).toBeVisible();
    await expect(page.getByRole('row', { name: /App database/ }).first()).toBeVisible();
    await expectAccessible(reader.page, 'dialog[open]');
    await reader.page.keyboard.press('Escape');
    await expect(reader.title).toHaveValue('My own work');

    // Who was sent it never sees the editor.
    await reader.page.addInitScript(() => {
      const look = () => {
        const seen = document.elementFromPoint(window.innerWidth / 2, window.innerHeight / 2);
        if (seen?.closest('.canvas')) document.documentElement.dataset['sawEditor'] = '';
        requestAnimationFrame(look);
      };
      look();
    });
    await reader.page.goto('about:blank');
    await reader.open(new URL(link).hash.replace('view=read', 'view=present'));
    await expect(page.getByText(/^1 of \d+$/)).toBeVisible();
    await reader.page.keyboard.press('ArrowRight');
    await expect(page.getByText(/^2 of \d+$/)).toBeVisible();
    await expect(reader.page.locator('html')).not.toHaveAttribute('data-saw-editor');
    await page.getByRole('button', { name: 'Open a copy to edit' }).click();
    await expect(reader.title).toHaveValue('For the board');
    await reader.undo.click();
    await expect(reader.title).toHaveValue('My own work');
  });

  test('on a small screen the page is read', async ({ lintel, visitor }) => {
    const link = await lintel.link();
    const phone = await visitor({ viewport: { width: 390, height: 844 }, hasTouch: true });
    await phone.page.goto(`/${new URL(link).hash}&view=read`);
    const page = phone.dialog('Three-tier web application');
    await expect(page.getByRole('heading', { name: 'Checklist' })).toBeVisible();
    const box = await page.boundingBox();
    expect(box?.width).toBeLessThanOrEqual(390);
  });
});
