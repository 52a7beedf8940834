import type { Locator, Route } from '@playwright/test';
import { encodeLink } from '../../src/share';
import { asPrinted } from '../../src/templates/as-printed';
import { multiRegion } from '../../src/templates/multi-region';
import { expectAccessible, expectMuchContrast } from '../support/accessible';
import { expect, test } from '../support/test';

const DIALOGS: readonly [string, RegExp][] = [
  ['Templates', /Templates/],
  ['Open…', /Open/],
  ['Versions', /Versions/],
  ['Share', /Share/],
  ['Export', /Export Terraform/],
  ['Keyboard shortcuts', /Keyboard shortcuts/],
];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`more contrast, ${colorScheme}`, () => {
    test.use({ colorScheme, contrast: 'more' });

    test('is 7 to 1 for whoever asks the system for it', async ({ lintel }) => {
      await lintel.canvas.select('App database');
      await lintel.checklist.show();
      await expect(lintel.page.locator('html')).toHaveAttribute('data-contrast', 'more');
      await expectMuchContrast(lintel.page);
    });
  });
}

const MENU = '[role=menu]';
const DIALOG = 'dialog[open]';

/** The journeys of other screens have axe look at them: what adds, the commands, the tour, what is read and presented… */
test.describe('axe finds nothing in either theme', () => {
  test('on the main screen', async ({ lintel, page }) => {
    await lintel.code.show();
    await expect(lintel.code.text).toBeVisible();
    await expectAccessible(page);
    await lintel.startEmpty();
    await expectAccessible(page);
  });

  test('tier by tier', async ({ lintel, page }) => {
    await lintel.canvas.tool('Availability Zones').click();
    await expect(lintel.canvas.drawing.getByText('3 zones')).toHaveCount(3);
    await expect(lintel.canvas.region.locator('.zone').first()).toBeHidden();
    await expectAccessible(page);
  });

  test('with a broken node selected, and with the checklist open', async ({ lintel, page }) => {
    const { canvas, checklist, inspector } = lintel;
    await lintel.code.show();
    await canvas.select('App database');
    await inspector.field('Multi-AZ standby').uncheck();
    await inspector.field('Keep backups').fill('99');
    await expect(lintel.code.changes).toBeVisible();
    await expectAccessible(page);

    await checklist.mark('Single AZ deployment').click();
    const item = await checklist.unfold('Single AZ deployment');
    await item.getByRole('button', { name: 'Turn on the Multi-AZ standby' }).click();
    await expect(item.getByRole('button', { name: 'Apply' })).toBeVisible();
    await expectAccessible(page);
  });

  test('while a finding is accepted, all are fixed, and the profile is another', async ({
    lintel,
    page,
  }) => {
    const { canvas, checklist, inspector } = lintel;
    const side = '.shell__side';
    await canvas.select('App database');
    await inspector.field('Multi-AZ standby').uncheck();
    await inspector.field('Encryption at rest').uncheck();
    await checklist.show();
    const item = await checklist.unfold('Single AZ deployment');
    await item.getByRole('button', { name: 'Accept…' }).first().click();
    await item.getByRole('button', { name: 'Accept', exact: true }).click();
    await expect(item.getByLabel('Reason')).toHaveAccessibleDescription(/in a few words/);
    await expectAccessible(page, side);
    await item.getByLabel('Reason').fill('The load test runs without a standby.');
    await item.getByLabel('Owner').fill('Platform team');
    await item.getByRole('button', { name: 'Accept', exact: true }).click();
    await expect(item).toContainText('Accepted by Platform team');

    await checklist.panel.getByRole('button', { name: /^Fix all safe/ }).click();
    await expect(checklist.panel.getByRole('button', { name: 'Apply' })).toBeVisible();
    await checklist.panel.getByRole('button', { name: /of 8 proved/ }).click();
    await expect(lintel.dialog('What counts, and why')).toBeVisible();
    await expectAccessible(page, side);
    await page.keyboard.press('Escape');
    await checklist.panel.getByRole('button', { name: 'Sketch' }).click();
    // It goes away by itself, but not from under the pointer.
    await lintel.notice.getByRole('paragraph').hover();
    await expectAccessible(page, '.toast');
    await expectAccessible(page, side);
  });

  test('with a connection selected, with several nodes, and where one is named', async ({
    lintel,
    page,
  }) => {
    const { canvas, inspector } = lintel;
    await canvas.select('API servers');
    await inspector.button(/Public ALB routes to this/).click();
    await expectAccessible(page);
    await canvas.select('API servers');
    await canvas.select('Web servers', { add: true });
    await expect(inspector.heading).toHaveText('2 nodes selected');
    await expectAccessible(page, '.shell__side');
    await canvas.select('Users');
    await page.keyboard.press('F2');
    await expect(canvas.region.getByRole('textbox')).toBeFocused();
    await expectAccessible(page, 'main');
  });

  test('in the menus', async ({ lintel, page }) => {
    const { canvas } = lintel;
    const expectMenu = async (name: string | RegExp) => {
      await expect(page.getByRole('menu', { name })).toBeVisible();
      await expectAccessible(page, MENU);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('menu')).toBeHidden();
    };
    await canvas.openMenu('API servers');
    await expect(page.getByRole('menu')).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    const { x, y } = await canvas.at(12, 12);
    await page.mouse.click(x, y, { button: 'right' });
    await expectMenu('Canvas');
    await canvas.choose('API servers', 'Connect to…');
    await expectMenu('Connect API servers to');
    await canvas.choose('API servers', 'Move into…');
    await expectMenu('Move API servers into');
    await canvas.connection('API servers reads and writes Session cache').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Shift+F10');
    await expectMenu('Connection');
    await lintel.press('Theme');
    await expectMenu('Theme');
    await lintel.code.show();
    await lintel.code.region.getByRole('button', { name: /^File: / }).click();
    await expectMenu('Files');
  });

  test('with the map, folded zones, a note and a tip, and without the panels', async ({
    lintel,
    page,
  }) => {
    const { canvas, code, header, palette } = lintel;
    await canvas.tool('Map').click();
    await canvas.tool('Availability Zones').click();
    await palette.search.fill('zebra');
    await expect(palette.region.getByText(/zebra/)).toBeVisible();
    await expectAccessible(page, '.shell__palette');
    await palette.search.fill('note');
    await page.keyboard.press('Enter');
    await expect(canvas.nodes).toHaveCount(15);
    await palette.region.getByRole('button', { name: 'Hide the palette' }).click();
    await code.region.getByRole('button', { name: 'Hide the right column' }).click();
    await header.getByRole('button', { name: 'Versions' }).hover();
    await expect(page.getByRole('tooltip')).toBeVisible();
    await expectAccessible(page);
  });

  test('while something is dragged, where it fits, where not, and from outside', async ({
    lintel,
    page,
  }) => {
    const { canvas, palette } = lintel;
    await palette.hold('Route 53 record', await canvas.within('Region', 0.5, 0.1));
    await expectAccessible(page, 'main');
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await canvas.pull('App database', await canvas.within('Public ALB', 0.3, 0.5));
    await expect(canvas.pointerNote).toContainText('does not connect');
    await expectAccessible(page, 'main');
    await page.keyboard.press('Escape');
    await page.mouse.up();

    const transfer = await page.evaluateHandle(() => {
      const dropped = new DataTransfer();
      dropped.items.add(new File(['{}'], 'mine.lintel.json'));
      return dropped;
    });
    await canvas.drawing.dispatchEvent('dragover', { dataTransfer: transfer });
    await expect(page.getByText('Drop to open the design')).toBeVisible();
    await expectAccessible(page, '.shell__drop');
  });

  test('on the page of a rule, and in the list of all', async ({ lintel, page }) => {
    const { checklist } = lintel;
    await checklist.show();
    await checklist.panel.getByRole('link', { name: 'All rules' }).click();
    const all = lintel.dialog('All rules');
    await expect(all.getByRole('link').first()).toBeVisible();
    await expectAccessible(page, DIALOG);
    await all.getByRole('link', { name: /ML-4/ }).click();
    await expect(lintel.dialog(/^ML-4 /)).toBeVisible();
    await expectAccessible(page, DIALOG);
  });

  test('in every dialog', async ({ lintel, page }) => {
    // There is something to see in each.
    await lintel.canvas.select('Session cache');
    await page.keyboard.press('Delete');
    await lintel.expectSaved();
    for (const [button, title] of DIALOGS) {
      await test.step(button, async () => {
        await lintel.press(button);
        await expect(lintel.dialog(title)).toBeVisible();
        await expectAccessible(page, DIALOG);
        await page.keyboard.press('Escape');
        await expect(lintel.dialog(title)).toBeHidden();
      });
    }
    await test.step('Compare', async () => {
      await lintel.press('Versions');
      await lintel.dialog('Versions').getByRole('button', { name: 'Compare' }).click();
      const dialog = lintel.dialog('Compare');
      for (const tab of [/^Design/, /^Findings/, /^Code/]) {
        await dialog.getByRole('tab', { name: tab }).click();
        await expectAccessible(page, DIALOG);
      }
      await page.keyboard.press('Escape');
    });
    await test.step('Compare with what?', async () => {
      await page.keyboard.press('Control+k');
      const commands = lintel.dialog('Commands');
      await commands.getByRole('combobox').fill('compare');
      await expect(commands.getByRole('option', { selected: true })).toContainText('Compare');
      await page.keyboard.press('Enter');
      await expect(lintel.dialog('Compare').getByRole('textbox').first()).toBeVisible();
      await expectAccessible(page, DIALOG);
    });
  });

  test('in the library, its menus, its bin, and with a link that does not open', async ({
    lintel,
    page,
  }) => {
    await lintel.title.fill('Shop');
    await lintel.expectSaved();
    await lintel.startEmpty();
    await lintel.title.fill('Sketch');
    await lintel.expectSaved();
    await lintel.press('Open…');
    const dialog = lintel.dialog('Open');
    const more = (title: string) =>
      dialog.getByRole('button', { name: `More for ${title}`, exact: true });
    await more('Shop').click();
    await expect(page.getByRole('menuitem', { name: 'Duplicate' })).toBeVisible();
    await expectAccessible(page, MENU);
    await page.getByRole('menuitem', { name: 'Duplicate' }).click();
    await more('Shop (copy)').click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await dialog.getByText('Recently deleted (1)').click();
    await dialog.getByRole('textbox', { name: 'Link' }).fill('#1.nothing');
    await dialog.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(dialog.getByRole('alert')).toBeVisible();
    await more('Shop').click();
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    await expect(dialog.getByRole('textbox', { name: 'Title of the design' })).toBeFocused();
    await expectAccessible(page, DIALOG);
  });

  test('where the code leaves something out', async ({ lintel, page }) => {
    await lintel.code.show();
    await lintel.canvas.select('App database');
    await page.keyboard.press('Delete');
    await expect(lintel.code.leftOut).toBeVisible();
    await expectAccessible(page, '.shell__side');
    await lintel.press('Export');
    await expect(lintel.dialog('Export')).toContainText('Read replica');
    await expectAccessible(page, DIALOG);
  });

  test('where the code has errors', async ({ lintel, page }) => {
    await lintel.code.show();
    await lintel.open(`#${encodeLink(asPrinted.build())}`);
    await expect(lintel.checklist.counts).toHaveAccessibleName(/^Findings: [1-9]\d* errors/);
    await expectAccessible(page);
    await lintel.press('Export');
    await expect(lintel.dialog('Export')).toContainText('error');
    await expectAccessible(page, DIALOG);
  });

  test('where a node reports how the design comes back', async ({ lintel, page }) => {
    await lintel.open(`#${encodeLink(multiRegion.build())}`);
    await lintel.canvas.select('DR plan');
    await expect(lintel.inspector.panel.getByRole('table').first()).toBeVisible();
    await expectAccessible(page);
  });

  test('where a link does not open, and where it asks', async ({ lintel, page }) => {
    const link = new URL(await lintel.link()).hash;
    await page.goto('/#section-2');
    await expect(lintel.dialog('This link cannot be opened')).toContainText('not a Lintel link');
    await expectAccessible(page, DIALOG);
    await page.keyboard.press('Escape');
    await page.evaluate(() => document.dispatchEvent(new ClipboardEvent('paste')));
    await expect(lintel.notice).toContainText('holds no design');
    await expectAccessible(page, '.toast');
    await lintel.title.fill('Mine');
    await page.goto(`/${link}`);
    await expect(lintel.dialog('Open the shared design?')).toBeVisible();
    await expectAccessible(page, DIALOG);
  });

  test('where what was stored cannot be opened', async ({ lintel, page }) => {
    await lintel.title.fill('Mine');
    await lintel.expectSaved();
    await page.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('lintel');
          opening.addEventListener('error', () => reject(new Error('It does not open.')));
          opening.addEventListener('success', () => {
            const work = opening.result.transaction('work', 'readwrite');
            const cursor = work.objectStore('work').openCursor();
            cursor.addEventListener('success', () => {
              cursor.result?.update({ of: 'another program' });
              cursor.result?.continue();
            });
            work.addEventListener('complete', () => resolve());
          });
        }),
    );
    await lintel.reload();
    await expect(lintel.dialog('A stored design cannot be opened')).toBeVisible();
    await expectAccessible(page, DIALOG);
  });

  test('where a part of Lintel did not come, and where one has failed', async ({
    browser,
    baseURL,
  }) => {
    const broken = { contentType: 'text/javascript', body: 'export default () => broken;' };
    // Not guarded: the browser says that it was refused a script, which is what is tested.
    const context = await browser.newContext({ baseURL: baseURL ?? '' });
    const openWithout = async (answer: (route: Route) => Promise<void>) => {
      const page = await context.newPage();
      await page.route('**/assets/*.js', async (route) => {
        const isDrawn = (await page.getByRole('heading', { level: 1 }).count()) > 0;
        await (isDrawn ? answer(route) : route.continue());
      });
      await page.goto('/');
      return page;
    };
    const halved = await openWithout((route) => route.abort());
    await expect(halved.getByText('could not be loaded').first()).toBeVisible();
    await expectAccessible(halved);
    const stopped = await openWithout((route) => route.fulfill(broken));
    await expect(stopped.getByRole('heading', { name: 'Lintel stopped' })).toBeVisible();
    await stopped.getByText('What failed').click();
    await expectAccessible(stopped);
    await context.close();
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`with colours of the system, ${colorScheme}, icons, lines, states and the focus are seen`, async ({
    visitor,
  }) => {
    const lintel = await visitor({ forcedColors: 'active', colorScheme });
    await lintel.open();
    const { canvas, page } = lintel;
    /** Something is painted, if a picture of it holds more than one colour. */
    const isSeen = async (what: Locator) =>
      page.evaluate(
        async (png) => {
          const image = new Image();
          image.src = `data:image/png;base64,${png}`;
          await image.decode();
          const { width, height } = image;
          const context = new OffscreenCanvas(width, height).getContext('2d')!;
          context.drawImage(image, 0, 0);
          const { data } = context.getImageData(0, 0, width, height);
          const colours = new Set<string>();
          for (let at = 0; at < data.length; at += 4) colours.add(data.slice(at, at + 3).join());
          return colours.size > 1;
        },
        (await what.screenshot()).toString('base64'),
      );
    const styleOf = (what: Locator, name: string) =>
      what.evaluate(
        (element, property) => getComputedStyle(element).getPropertyValue(property),
        name,
      );

    // One that paints in the colour of the text, and one that has colours of its own.
    for (const label of ['Users', 'Web servers']) {
      const icon = canvas.node(label).locator('.ui-kind-icon').first();
      await expect.poll(() => isSeen(icon), label).toBe(true);
    }
    for (const line of await page.locator('.verb__line').all())
      expect(await styleOf(line, 'stroke')).not.toBe(
        await styleOf(canvas.drawing, 'background-color'),
      );

    const card = canvas.node('App database').locator('.leaf');
    expect(await styleOf(card, 'outline-style')).toBe('none');
    await canvas.select('App database');
    expect(await styleOf(card, 'outline-style')).toBe('solid');

    const [hand, select] = [canvas.tool('Hand'), canvas.tool('Select')];
    expect(await styleOf(hand, 'background-color')).not.toBe(
      await styleOf(select, 'background-color'),
    );
    const multiAz = lintel.inspector.field('Multi-AZ standby');
    const on = await styleOf(multiAz, 'background-color');
    await multiAz.uncheck();
    await expect.poll(() => styleOf(multiAz, 'background-color')).not.toBe(on);

    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    expect(await styleOf(focused, 'outline-style')).toBe('solid');
    expect(Number.parseInt(await styleOf(focused, 'outline-width'), 10)).toBeGreaterThanOrEqual(2);
  });
}
