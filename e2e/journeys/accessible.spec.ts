import { AxeBuilder } from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import type { Lintel } from '../support/lintel';
import { expect, test } from '../support/test';

/** What the theme changes; all else is the same page as in the light one. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

async function expectNoViolations({ page }: Lintel): Promise<void> {
  const axe = new AxeBuilder({ page });
  const theme = await page.locator('html').getAttribute('data-theme');
  const { violations } = await (theme === 'dark' ? axe.withRules(OF_COLOUR) : axe).analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} at ${String(target)}: ${failureSummary ?? ''}`,
    ),
  );
  expect(found).toEqual([]);
}

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
      // The code has colours of its own.
      const axe = new AxeBuilder({ page: lintel.page }).exclude('.monaco-editor');
      const { violations } = await axe.withRules(['color-contrast-enhanced']).analyze();
      expect(
        violations.flatMap(({ nodes }) => nodes.map(({ failureSummary }) => failureSummary)),
      ).toEqual([]);
    });
  });

  test.describe(`axe finds nothing, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('on the main screen', async ({ lintel }) => {
      await expect(lintel.code.text).toBeVisible();
      await expect(lintel.page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      await expectNoViolations(lintel);
    });

    test('tier by tier', async ({ lintel }) => {
      await lintel.canvas.tool('Availability Zones').click();
      await expect(lintel.canvas.drawing.getByText('3 zones')).toHaveCount(3);
      await expect(lintel.canvas.region.locator('.zone').first()).toBeHidden();
      await expectNoViolations(lintel);
    });

    test('with a broken node selected, and with the checklist open', async ({ lintel }) => {
      const { canvas, checklist, inspector } = lintel;
      await canvas.select('App database');
      await inspector.field('Multi-AZ standby').uncheck();
      await inspector.field('Keep backups').fill('99');
      await expect(lintel.code.changes).toBeVisible();
      await expectNoViolations(lintel);

      await checklist.mark('Single AZ deployment').click();
      const item = await checklist.unfold('Single AZ deployment');
      await item.getByRole('button', { name: 'Turn on the Multi-AZ standby' }).click();
      await expect(item.getByRole('button', { name: 'Apply' })).toBeVisible();
      await expectNoViolations(lintel);

      await item.getByRole('button', { name: 'Accept…' }).first().click();
      await item.getByRole('button', { name: 'Accept', exact: true }).click();
      await expect(item.getByLabel('Reason')).toHaveAccessibleDescription(/in a few words/);
      await expectNoViolations(lintel);
    });

    test('with a menu, a connection and an empty canvas', async ({ lintel }) => {
      const { canvas, inspector, page } = lintel;
      await canvas.select('API servers');
      await inspector.button(/Public ALB routes to this/).click();
      await expectNoViolations(lintel);
      await canvas.openMenu('API servers');
      await expect(page.getByRole('menu')).toBeVisible();
      await expectNoViolations(lintel);
      await page.keyboard.press('Escape');
      await lintel.startEmpty();
      await expectNoViolations(lintel);
    });

    test('on the page of a rule, and in the list of all', async ({ lintel }) => {
      const { checklist } = lintel;
      await checklist.show();
      await checklist.panel.getByRole('link', { name: 'All rules' }).click();
      const all = lintel.dialog('All rules');
      await expect(all.getByRole('link').first()).toBeVisible();
      await expectNoViolations(lintel);
      await all.getByRole('link', { name: /ML-4/ }).click();
      await expect(lintel.dialog(/^ML-4 /)).toBeVisible();
      await expectNoViolations(lintel);
    });

    test('in every dialog', async ({ lintel }) => {
      // There is something to see in each.
      await lintel.canvas.select('Session cache');
      await lintel.page.keyboard.press('Delete');
      await lintel.expectSaved();
      for (const [button, title] of DIALOGS) {
        await test.step(button, async () => {
          await lintel.press(button);
          await expect(lintel.dialog(title)).toBeVisible();
          await expectNoViolations(lintel);
          await lintel.page.keyboard.press('Escape');
          await expect(lintel.dialog(title)).toBeHidden();
        });
      }
      await test.step('Compare', async () => {
        await lintel.press('Versions');
        await lintel.dialog('Versions').getByRole('button', { name: 'Compare' }).click();
        const dialog = lintel.dialog('Compare');
        for (const tab of [/^Design/, /^Findings/, /^Code/]) {
          await dialog.getByRole('tab', { name: tab }).click();
          await expectNoViolations(lintel);
        }
      });
    });
  });
}

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
