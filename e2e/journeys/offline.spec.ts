import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectAccessible } from '../support/accessible';
import { expect, test } from '../support/test';

test.use({ isCodeOpen: true });

test.describe('Without a network', () => {
  test.use({ serviceWorkers: 'allow' });

  test('after the first visit the page opens, draws, checks and exports', async ({
    lintel,
    context,
  }) => {
    const { page, canvas } = lintel;
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    // It may be installed: the browser reads its manifest, and each picture is as large as that says.
    const session = await context.newCDPSession(page);
    const { errors, data = '' } = await session.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    expect(installabilityErrors).toEqual([]);
    const { icons } = JSON.parse(data) as { icons: readonly { src: string; sizes: string }[] };
    const sizes = await page.evaluate(
      (sources) =>
        Promise.all(
          sources.map(async (src) => {
            const picture = new Image();
            picture.src = src;
            await picture.decode();
            return `${picture.naturalWidth}x${picture.naturalHeight}`;
          }),
        ),
      icons.flatMap(({ src, sizes: told }) => (told === 'any' ? [] : [src])),
    );
    expect(sizes).toEqual(icons.map(({ sizes: told }) => told).filter((told) => told !== 'any'));
    expect(sizes).toEqual(expect.arrayContaining(['192x192', '512x512']));

    await lintel.title.fill('In the train');
    await lintel.expectSaved();
    await context.setOffline(true);
    await lintel.reload();
    await expect(lintel.title).toHaveValue('In the train');
    await canvas.select('App database');
    await lintel.checklist.show();
    await expect(lintel.code.text).toBeVisible();
    await lintel.press('Templates');
    await lintel
      .dialog('Templates')
      .getByRole('button', { name: /^Serverless/ })
      .click();
    const files = await lintel.exportedFiles();
    expect(Object.keys(files)).toContain('versions.tf');
    await context.setOffline(false);
  });

  test('a newer one waits until it is asked for, and loses no work', async ({ lintel }) => {
    const { page } = lintel;
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await lintel.reload();
    const worker = join(process.env['LINTEL_E2E_SITE'] ?? '', 'service-worker.js');
    const now = await readFile(worker, 'utf8');
    try {
      await writeFile(worker, now.replace(/(LINTEL_BUILD = ')/, '$1newer'));
      await page.evaluate(async () => {
        await (await navigator.serviceWorker.ready).update();
      });
      const offer = lintel.header.getByRole('button', { name: 'Update', exact: true });
      await expect(offer).toBeVisible();
      await expectAccessible(page, 'header');
      await lintel.title.fill('Kept');
      const reloaded = page.waitForEvent('load');
      await offer.click();
      await reloaded;
      await lintel.ready();
      await expect(lintel.title).toHaveValue('Kept');
      await expect(offer).toBeHidden();
      await lintel.undo.click();
      await expect(lintel.title).toHaveValue('Three-tier web application');
    } finally {
      await writeFile(worker, now);
    }
  });
});
