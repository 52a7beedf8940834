import type { Lintel } from '../support/lintel';
import { boxOf, centerOf, dragTo, moved } from '../support/mouse';
import { expect, test } from '../support/test';

test.use({ isCodeOpen: true });

async function dragSplitter(lintel: Lintel, name: string, x: number, y: number): Promise<void> {
  const from = await centerOf(lintel.splitter(name));
  await dragTo(lintel.page, from, moved(from, { x, y }));
  await lintel.page.mouse.up();
}

test.describe('Panels', () => {
  test('resize by the mouse and the keys, and remember it', async ({ lintel }) => {
    const { code, palette } = lintel;
    await dragSplitter(lintel, 'Width of the palette', -24, 0);
    await dragSplitter(lintel, 'Width of the right column', -240, 0);
    await dragSplitter(lintel, 'Height of the code', 0, -120);
    await expect.poll(async () => (await boxOf(palette.region)).width).toBeLessThan(215);
    await expect.poll(async () => (await boxOf(code.region)).width).toBeGreaterThan(600);
    // There is room for a list of files now.
    const files = code.region.getByRole('tablist', { name: 'Files' });
    await files.getByRole('tab', { name: /^network\.tf/ }).click();
    await expect(code.text).toHaveAccessibleName('Code of network.tf, read-only');

    await lintel.splitter('Width of the palette').focus();
    await lintel.page.keyboard.press('ArrowRight');
    const before = [await boxOf(palette.region), await boxOf(code.region)];
    const height = await lintel.splitter('Height of the code').getAttribute('aria-valuenow');
    await lintel.reload();
    expect([await boxOf(palette.region), await boxOf(code.region)]).toEqual(before);
    await expect(lintel.splitter('Height of the code')).toHaveAttribute(
      'aria-valuenow',
      height ?? '',
    );
  });

  test('fold away and come back, and remember it', async ({ lintel }) => {
    const { canvas, code, header, palette, checklist, page } = lintel;
    await checklist.show();
    await code.toggle();
    await expect(code.downloadButton).toBeHidden();
    await palette.region.getByRole('button', { name: 'Hide the palette' }).click();
    await expect(palette.region).toBeHidden();
    await lintel.reload();
    await expect(palette.region).toBeHidden();
    await expect(code.fold).toHaveAttribute('aria-expanded', 'false');
    await expect(checklist.panel).toBeVisible();

    await page.getByRole('button', { name: 'Hide the right column' }).click();
    await expect(code.region).toBeHidden();
    // The example fills what became free.
    const region = await boxOf(canvas.drawing);
    expect(region.width).toBeGreaterThan(1400);
    await lintel.reload();
    await expect(code.region).toBeHidden();
    await header.getByRole('button', { name: 'Show the right column' }).click();
    await header.getByRole('button', { name: 'Show the palette' }).click();
    await code.toggle();
    await expect(code.downloadButton).toBeVisible();
    await expect(palette.search).toBeVisible();
  });

  test('the theme is chosen and remembered', async ({ lintel }) => {
    const { page } = lintel;
    const scheme = () =>
      page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g));
    const light = await scheme();
    await lintel.press('Theme');
    await lintel.chooseFromMenu('Theme', 'Dark');
    await expect.poll(scheme).not.toEqual(light);
    const dark = await scheme();
    await lintel.reload();
    expect(await scheme()).toEqual(dark);
    await lintel.press('Theme');
    await lintel.chooseFromMenu('Theme', 'More contrast');
    await expect(lintel.page.locator('html')).toHaveAttribute('data-contrast', 'more');
    await lintel.reload();
    await expect(lintel.page.locator('html')).toHaveAttribute('data-contrast', 'more');
    await lintel.press('Theme');
    await lintel.chooseFromMenu('Theme', 'Light');
    await expect.poll(scheme).toEqual(light);
  });
});
