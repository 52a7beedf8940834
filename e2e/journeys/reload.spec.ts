import { expectAccessible } from '../support/accessible';
import { Lintel } from '../support/lintel';
import { expect, test } from '../support/test';

test.describe('Nothing is lost', () => {
  test('a reload in the middle, right after an edit, keeps it', async ({ lintel }) => {
    const { canvas, inspector, page } = lintel;
    await canvas.select('Session cache');
    await page.keyboard.press('Delete');
    await expect(canvas.nodes).toHaveCount(13);
    await lintel.reload();
    await expect(canvas.nodes).toHaveCount(13);

    await canvas.select('API servers');
    await page.keyboard.press('F2');
    await page.keyboard.type('Half written');
    await lintel.reload();
    await expect(canvas.node('Half written')).toBeVisible();

    await canvas.select('Web servers');
    await inspector.field('Label').press('End');
    await inspector.field('Label').pressSequentially(' and more');
    await lintel.reload();
    await expect(canvas.node('Web servers and more')).toBeVisible();

    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await lintel.reload();
    await expect(canvas.nodes).toHaveCount(0);
    await expect(canvas.emptyNote).toBeVisible();

    // So are the steps back, and those forth again.
    await lintel.undo.click();
    await expect(canvas.nodes).toHaveCount(13);
    await lintel.undo.click();
    await expect(canvas.node('Web servers and more')).toBeHidden();
    await lintel.reload();
    await lintel.redo.click();
    await expect(canvas.node('Web servers and more')).toBeVisible();
    await lintel.redo.click();
    await expect(canvas.nodes).toHaveCount(0);
    for (let step = 0; step < 4; step += 1) await lintel.undo.click();
    await expect(canvas.node('Session cache')).toBeVisible();
    await expect(canvas.node('API servers')).toBeVisible();
    await expect(lintel.undo).toBeDisabled();
  });

  test('a tab that crashes leaves its work to the next', async ({ lintel }) => {
    const { canvas, page } = lintel;
    await canvas.select('Read replica');
    await page.keyboard.press('Delete');
    await lintel.expectSaved();
    const link = await lintel.link();
    const crashed = page.waitForEvent('crash');
    const session = await page.context().newCDPSession(page);
    session.send('Page.crash').catch(() => undefined);
    await crashed;

    const next = new Lintel(await page.context().newPage());
    await next.open();
    await expect(next.canvas.nodes).toHaveCount(13);
    expect(await next.link()).toBe(link);
  });

  test('two tabs hold one design: what is done in one appears in the other', async ({ lintel }) => {
    await lintel.title.fill('First tab');
    await lintel.expectSaved();
    const second = new Lintel(await lintel.page.context().newPage());
    await second.open();
    await expect(second.notice).toContainText('open in another tab as well');
    await expect(second.title).toHaveValue('First tab');

    await test.step('both ways, and each undoes its own', async () => {
      await second.title.fill('Second tab');
      await expect(lintel.title).toHaveValue('Second tab');
      await lintel.canvas.select('Read replica');
      await lintel.page.keyboard.press('Delete');
      await expect(second.canvas.nodes).toHaveCount(13);
      await second.undo.click();
      await expect(second.title).toHaveValue('First tab');
      await expect(second.canvas.nodes).toHaveCount(13);
      await expect(lintel.title).toHaveValue('First tab');
      await lintel.undo.click();
      await expect(second.canvas.nodes).toHaveCount(14);
    });
    await test.step('a tab that opens another design goes on alone, and comes back by undo', async () => {
      await second.startEmpty();
      await second.title.fill('Something else');
      await expect(lintel.canvas.nodes).toHaveCount(14);
      await expect(lintel.title).toHaveValue('First tab');
      await lintel.title.fill('Gone on');
      await second.undo.click();
      await second.undo.click();
      await expect(second.title).toHaveValue('Gone on');
      await expect(second.canvas.nodes).toHaveCount(14);
    });
    await test.step('a reload of either finds what both have made', async () => {
      await second.title.fill('Together');
      await second.expectSaved();
      await lintel.reload();
      await expect(lintel.title).toHaveValue('Together');
      expect(await second.link()).toBe(await lintel.link());
    });
  });

  test('a browser that stores nothing says so, and offers a file that opens elsewhere', async ({
    visitor,
  }) => {
    const blocked = await visitor();
    await blocked.page.addInitScript(() => {
      const refuse = () => {
        throw new DOMException('Blocked by the person.', 'SecurityError');
      };
      Object.defineProperty(window, 'indexedDB', { get: refuse });
    });
    await blocked.open();
    await blocked.title.fill('Homeless');
    await expect(blocked.notice).toContainText('does not let Lintel store the design');
    const link = await blocked.link();
    await blocked.press('Not saved');
    const offer = blocked.dialog('The design is not saved');
    await expectAccessible(blocked.page, 'header');
    const file = await blocked.downloadOf(offer.getByRole('button', { name: 'Save as a file' }));
    expect(file.suggestedFilename()).toBe('homeless.lintel.json');

    const other = await visitor();
    await other.open();
    await other.chooseFile(await file.path());
    await expect(other.title).toHaveValue('Homeless');
    expect(await other.link()).toBe(link);
  });

  test('a full browser says so until there is room again', async ({ visitor }) => {
    const full = await visitor();
    await full.page.addInitScript(() => {
      // oxlint-disable-next-line typescript/unbound-method -- it goes back where it came from
      const { put } = IDBObjectStore.prototype;
      const refuse = () => {
        throw new DOMException('The disk is full.', 'QuotaExceededError');
      };
      IDBObjectStore.prototype.put = refuse;
      // The test makes room.
      window.addEventListener('make-room', () => {
        IDBObjectStore.prototype.put = put;
      });
    });
    await full.open();
    await full.canvas.select('Read replica');
    await full.page.keyboard.press('Delete');
    await expect(full.notice).toContainText('no space left to store the design');
    await expect(full.canvas.nodes).toHaveCount(13);
    await full.press('Not saved');
    await full.page.evaluate(() => window.dispatchEvent(new Event('make-room')));
    const offer = full.dialog('The design is not saved');
    await offer.getByRole('button', { name: 'Try again' }).click();
    await full.expectSaved();
    await full.reload();
    await expect(full.canvas.nodes).toHaveCount(13);
  });
});
