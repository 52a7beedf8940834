import type { Locator } from '@playwright/test';
import type { Lintel } from '../support/lintel';
import { expectLook, steady } from '../support/looks';
import { expect, test as base } from '../support/test';

const test = base.extend({
  page: async ({ page }, provide) => {
    await steady(page);
    await provide(page);
  },
});

test.use({ timezoneId: 'UTC', isCodeOpen: true });
test.skip(process.platform !== 'linux', 'Letters are smoothed otherwise there.');

/** A command by its name. */
async function run(lintel: Lintel, words: string, found: RegExp): Promise<void> {
  const commands = lintel.dialog('Commands');
  await lintel.page.keyboard.press('Control+k');
  await expect(commands.getByRole('combobox')).toBeFocused();
  await lintel.page.keyboard.type(words);
  await expect(commands.getByRole('option', { selected: true })).toContainText(found);
  await lintel.page.keyboard.press('Enter');
  await expect(commands).toBeHidden();
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`Looks, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('the editor and its panels', async ({ lintel }) => {
      const { canvas, checklist, code, inspector, page } = lintel;
      const look = (name: string, of?: Locator) => expectLook(lintel, [colorScheme, name], { of });
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      await expect(code.line('statement {').first()).toBeVisible();
      await lintel.expectSaved();
      await look('editor');

      await canvas.select('App database');
      await expect(inspector.heading).toHaveText('RDS database');
      await expect(code.chosenLines.first()).toBeVisible();
      await look('inspector', code.region);

      const splitters = ['Width of the right column', 'Height of the code'];
      for (const name of splitters) {
        await lintel.splitter(name).focus();
        await page.keyboard.press('End');
      }
      // The splitter shows that it has the focus.
      await canvas.select('API servers');
      await expect(code.chosenLines.first()).toBeVisible();
      await look('code', code.region);

      for (const name of splitters) await lintel.splitter(name).dblclick();
      await code.toggle();
      await checklist.show();
      await checklist.unfold('Monitoring and alerting');
      await look('checklist', code.region);

      await page.keyboard.press('Escape');
      await lintel.startEmpty();
      await lintel.notice.getByRole('button', { name: 'Dismiss' }).click();
      await look('empty', canvas.region);
    });

    test('what opens over it', async ({ lintel }) => {
      const { page } = lintel;
      const look = (name: string, more: { mask?: Locator[]; isScaled?: boolean } = {}) =>
        expectLook(lintel, [colorScheme, name], { of: page.getByRole('dialog'), ...more });
      const close = async () => {
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toBeHidden();
      };
      await expect(lintel.code.line('statement {').first()).toBeVisible();

      await lintel.press('Share');
      const share = lintel.dialog('Share');
      const length = share.getByText(/^\d+ characters/);
      await expect(length).toBeVisible();
      // It holds the address of the server, which has another port on each run.
      await look('share', { mask: [share.getByRole('textbox'), length] });
      await share.getByRole('button', { name: 'Picture…' }).click();
      await expect(lintel.dialog('Picture').getByRole('img')).toBeVisible();
      await look('picture', { isScaled: true });
      await close();

      await lintel.press('Export');
      await expect(lintel.dialog('Export').getByText('variables.tf').first()).toBeVisible();
      // How long the files are is no question of looks.
      await page.addStyleTag({ content: '.export__size { visibility: hidden; }' });
      await look('export');
      await close();

      await run(lintel, 'read', /^Read/);
      await expect(page.getByRole('heading', { name: 'Inventory' })).toBeVisible();
      await look('reading', { isScaled: true });
      await page.getByRole('button', { name: 'Present' }).click();
      await page.keyboard.press('ArrowRight');
      await expect(page.getByText(/^2 of \d+$/)).toBeVisible();
      await look('presenting');
      await close();

      await lintel.canvas.select('Session cache');
      await page.keyboard.press('Delete');
      await lintel.canvas.select('Web servers');
      await lintel.inspector.field('Label').fill('Shop servers');
      await lintel.expectSaved();
      await lintel.press('Versions');
      await lintel.dialog('Versions').getByRole('button', { name: 'Compare' }).click();
      await expect(lintel.dialog('Compare').getByRole('region', { name: 'Removed' })).toBeVisible();
      await look('compare');
      await close();

      // The library has the latest first.
      await lintel.expectSaved();
      await page.clock.setFixedTime('2026-03-02T11:00:00Z');
      await lintel.startEmpty();
      await lintel.title.fill('Sketch of a queue');
      await lintel.expectSaved();
      await lintel.press('Open…');
      await expect(lintel.dialog('Open').getByRole('list').getByRole('listitem')).toHaveCount(2);
      await look('library');
    });

    test.describe('in a small window', () => {
      test.use({ viewport: { width: 1024, height: 768 } });

      test('the editor, with a node selected', async ({ lintel }) => {
        await lintel.canvas.select('App database');
        await expect(lintel.code.chosenLines.first()).toBeVisible();
        await expectLook(lintel, [colorScheme, 'small'], { isScaled: true });
      });
    });
  });
}
