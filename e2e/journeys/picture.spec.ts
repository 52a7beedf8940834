import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { encodeLink } from '../../src/share';
import { asPrinted } from '../../src/templates/as-printed';
import { hostileDesign } from '../../src/testing/exporter-laws';
import { expectAccessible } from '../support/accessible';
import type { Lintel } from '../support/lintel';
import { expect, test } from '../support/test';

const openPicture = async (lintel: Lintel) => {
  await lintel.press('Share');
  await lintel.dialog('Share').getByRole('button', { name: 'Picture…' }).click();
  return lintel.dialog('Picture');
};

test.describe('A picture for a document', () => {
  test('is saved as SVG and PNG, and each opens again', async ({ lintel, visitor, page }) => {
    await lintel.open(`#${encodeLink(asPrinted.build())}`);
    const link = await lintel.link();
    const dialog = await openPicture(lintel);
    const picture = dialog.getByRole('img', { name: 'The methodology as printed' });
    await expect(picture).toBeVisible();
    await dialog.getByText('Legend').click();
    await dialog.getByRole('radio', { name: 'Dark' }).check();
    await dialog.getByRole('radio', { name: '3×' }).check();
    await expectAccessible(page, 'dialog[open]');

    // On paper it stands alone, on one page.
    await page.emulateMedia({ media: 'print' });
    await expect(picture).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Print' })).toBeHidden();
    await expect(lintel.title).toBeHidden();
    const pages = (await page.pdf({ format: 'A4', landscape: true })).toString('latin1');
    expect(pages.match(/\/Type \/Page\b/g)).toHaveLength(1);
    await page.emulateMedia({ media: 'screen' });

    const svg = await lintel.downloadOf(dialog.getByRole('button', { name: 'Save SVG' }));
    expect(svg.suggestedFilename()).toBe('the-methodology-as-printed.svg');
    const text = await readFile(await svg.path(), 'utf8');
    expect(text).toContain('>Isolated subnets</text>');
    const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(text)!;

    const png = await lintel.downloadOf(dialog.getByRole('button', { name: 'Save PNG' }));
    expect(png.suggestedFilename()).toBe('the-methodology-as-printed.png');
    const header = await readFile(await png.path());
    expect([header.readUInt32BE(16), header.readUInt32BE(20)]).toEqual([
      Math.round(Number(width) * 3),
      Math.round(Number(height) * 3),
    ]);

    for (const file of [svg, png]) {
      const other = await visitor();
      await other.open();
      await other.press('Open…');
      const chooser = other.page.waitForEvent('filechooser');
      await other.dialog('Open').getByRole('button', { name: 'Choose a file…' }).click();
      await (
        await chooser
      ).setFiles({
        name: file.suggestedFilename(),
        mimeType: 'application/octet-stream',
        buffer: await readFile(await file.path()),
      });
      await expect(other.title).toHaveValue('The methodology as printed');
      expect(await other.link()).toBe(link);
    }
  });

  test('is copied, and a picture without a design says so and changes nothing', async ({
    lintel,
    page,
  }) => {
    const dialog = await openPicture(lintel);
    await dialog.getByRole('radio', { name: '1×' }).check();
    await dialog.getByRole('button', { name: 'Copy' }).click();
    await expect(lintel.notice).toContainText('Copied the picture.');
    const types = await page.evaluate(async () =>
      (await navigator.clipboard.read()).flatMap((item) => item.types),
    );
    expect(types).toContain('image/png');
    await page.keyboard.press('Escape');

    await lintel.press('Open…');
    const chooser = page.waitForEvent('filechooser');
    await lintel.dialog('Open').getByRole('button', { name: 'Choose a file…' }).click();
    await (
      await chooser
    ).setFiles({
      name: 'photo.svg',
      mimeType: 'image/svg+xml',
      buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    });
    await expect(lintel.dialog('Open').getByRole('alert')).toContainText(
      'photo.svg holds no design',
    );
    await expect(lintel.canvas.nodes).toHaveCount(14);
  });

  test('and a link, a file and its text are opened where they are pasted on the canvas', async ({
    lintel,
    page,
  }) => {
    const { canvas } = lintel;
    const link = await lintel.link();
    const paste = (content: string | Buffer, file?: string) =>
      canvas.drawing.evaluate(
        (element, [bytes, name]) => {
          const data = new DataTransfer();
          const pasted = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
          if (name === undefined) data.setData('text/plain', new TextDecoder().decode(pasted));
          else data.items.add(new File([pasted], name));
          const event = { bubbles: true, cancelable: true, clipboardData: data };
          element.dispatchEvent(new ClipboardEvent('paste', event));
        },
        [Buffer.from(content).toString('base64'), file] as const,
      );
    const bytesOf = async (button: Locator) =>
      readFile(await (await lintel.downloadOf(button)).path());
    const dialog = await openPicture(lintel);
    await dialog.getByRole('radio', { name: '1×' }).check();
    const png = await bytesOf(dialog.getByRole('button', { name: 'Save PNG' }));
    const svg = (await bytesOf(dialog.getByRole('button', { name: 'Save SVG' }))).toString();
    await page.keyboard.press('Escape');
    await lintel.code.show();
    const zip = await bytesOf(lintel.code.downloadButton);
    await lintel.press('Share');
    const save = lintel.dialog('Share').getByRole('button', { name: 'Save as a file' });
    const json = (await bytesOf(save)).toString();
    await page.keyboard.press('Escape');
    const sources: readonly (readonly [string | Buffer, string?])[] = [
      [link],
      [svg],
      [json],
      [svg, 'design.svg'],
      [png, 'design.png'],
      [zip, 'design.zip'],
    ];
    for (const source of sources) {
      await lintel.startEmpty();
      await expect(canvas.nodes).toHaveCount(0);
      await paste(...source);
      await expect(canvas.nodes).toHaveCount(14);
      await expect(lintel.notice).toContainText('Opened “Three-tier web application”.');
      expect(await lintel.link()).toBe(link);
    }
    await paste('<svg xmlns="http://www.w3.org/2000/svg"/>');
    await expect(lintel.notice).toContainText('The pasted text holds no design');
    await paste('a sentence');
    await expect(lintel.notice).toContainText('The clipboard holds no design');
    await expect(canvas.nodes).toHaveCount(14);
  });

  test('E4 of hostile words is a picture', async ({ lintel }) => {
    await lintel.open(`#${encodeLink(hostileDesign())}`);
    const dialog = await openPicture(lintel);
    await expect(dialog.getByRole('img')).toBeVisible();
    const width = () =>
      dialog.getByRole('img').evaluate((image: HTMLImageElement) => image.naturalWidth);
    // Of an SVG that is not well formed a browser shows nothing.
    await expect.poll(width).toBeGreaterThan(300);
  });
});
