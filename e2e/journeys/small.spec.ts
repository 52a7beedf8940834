import { expectAccessible } from '../support/accessible';
import { cutOff } from '../support/cut-off';
import type { Lintel } from '../support/lintel';
import { expect, test } from '../support/test';
import { fingersOn } from '../support/touch';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
const ON_ITS_SIDE = { ...PHONE, viewport: { width: 844, height: 390 } } as const;
const TABLET = { ...PHONE, viewport: { width: 768, height: 1024 } } as const;

const button = ({ page }: Lintel, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true });

/** The card under the finger: by its icon, which is no place to write. */
const tap = async ({ canvas }: Lintel, label: string) =>
  canvas.node(label).locator('.ui-kind-icon').first().tap();

async function expectInView({ page }: Lintel): Promise<void> {
  expect(await cutOff(page)).toEqual([]);
  const seen = await page.evaluate(() => ({
    over: document.documentElement.scrollWidth - window.innerWidth,
    zoom: window.visualViewport?.scale,
  }));
  expect(seen).toEqual({ over: 0, zoom: 1 });
}

test('on a phone a comment is written, taken back and sent', async ({ lintel, visitor }) => {
  const link = await lintel.link();
  const reader = await visitor({
    ...PHONE,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await reader.open(new URL(link).hash);
  await expectInView(reader);
  await expectAccessible(reader.page);

  // What is tapped says what it is; more is asked for.
  await tap(reader, 'App database');
  const card = reader.page.getByRole('region', { name: 'Selected' });
  await expect(card).toContainText('App database');
  await expectInView(reader);
  await expectAccessible(reader.page);
  await card.getByRole('button', { name: 'Details' }).tap();
  await expect(reader.inspector.field('Instance class')).toBeVisible();
  await expectInView(reader);
  await expectAccessible(reader.page);
  await button(reader, 'Hide the panel').tap();

  await card.getByRole('button', { name: 'Comment' }).tap();
  const field = reader.page.getByRole('textbox', { name: 'Comment on App database' });
  await expect(field).toBeFocused();
  await field.fill('Is one replica enough?');
  await button(reader, 'Add comment').tap();
  const list = reader.page.getByRole('list', { name: 'Comments on App database' });
  await expect(list).toContainText('Is one replica enough?');
  await expect(reader.notice).toContainText('Comment on App database added.');
  await expectAccessible(reader.page);
  await reader.undo.tap();
  await expect(list).toHaveCount(0);
  await reader.redo.tap();
  await expect(list).toContainText('Is one replica enough?');
  await button(reader, 'Hide the panel').tap();

  // On the page to read it stands with what it concerns, and so does another.
  await button(reader, 'Read').tap();
  const page = reader.dialog('Three-tier web application');
  await expect(page.getByRole('heading', { name: 'Inventory' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Comments on App database' })).toBeVisible();
  await page.getByRole('button', { name: 'Comment on the design', exact: true }).tap();
  await page.getByRole('textbox', { name: 'Comment on the design' }).fill('Who pays for it?');
  await page.getByRole('button', { name: 'Add comment' }).tap();
  await page.getByRole('button', { name: 'Change comment 1 on App database' }).tap();
  await page.getByRole('textbox', { name: /Comment 1/ }).fill('Are two replicas enough?');
  await page.getByRole('button', { name: 'Save' }).tap();
  await expect(page.getByText('Are two replicas enough?')).toBeVisible();
  await expectInView(reader);
  await expectAccessible(reader.page);
  await page.getByRole('button', { name: 'Copy link' }).tap();
  await expect(page.getByRole('status').filter({ hasText: 'Link copied' })).toBeVisible();
  const answer = await reader.page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole('button', { name: 'Show the canvas' }).tap();
  await expect(page).toBeHidden();
  await expect(reader.canvas.node('Note')).toBeVisible();

  // Whoever sent it sees what came back.
  const sender = await visitor({ viewport: { width: 1440, height: 900 } });
  await sender.open(new URL(answer).hash);
  const read = sender.dialog('Three-tier web application');
  await expect(read.getByRole('list', { name: 'Comments on App database' })).toContainText(
    'Are two replicas enough?',
  );
  await expect(read.getByRole('list', { name: 'Comments on the design' })).toContainText(
    'Who pays for it?',
  );
  await read.getByRole('button', { name: 'Remove comment 1 on the design' }).click();
  await expect(read.getByText('Who pays for it?')).toHaveCount(0);
  await expect(read.getByRole('status').filter({ hasText: 'Comment removed.' })).toBeVisible();
  await read.getByRole('button', { name: 'Show the canvas' }).click();
  await sender.canvas.select('App database');
  await expect(sender.inspector.panel.getByText('Are two replicas enough?')).toBeVisible();
});

test('a page that was sent for reading is commented on in a copy, and goes on to the share sheet', async ({
  lintel,
  visitor,
}) => {
  const link = await lintel.link();
  const reader = await visitor(PHONE);
  await reader.page.addInitScript(() => {
    const share = async ({ url }: ShareData) => {
      document.documentElement.dataset.shared = url;
    };
    Object.defineProperty(navigator, 'share', { value: share });
  });
  await reader.page.goto(`/${new URL(link).hash}&view=read`);
  const page = reader.dialog('Three-tier web application');
  await page.getByRole('button', { name: 'Comment on Public ALB' }).tap();
  await page.getByRole('textbox').fill('Which certificate?');
  await page.getByRole('button', { name: 'Add comment' }).tap();
  await expect(page.getByRole('list', { name: 'Comments on Public ALB' })).toBeVisible();
  await expect(page.getByText('As it is on the canvas.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).first().tap();
  await expect(page.getByText('Which certificate?')).toHaveCount(0);
  await page.getByRole('button', { name: 'Redo' }).tap();
  await page.getByRole('button', { name: 'Send link' }).tap();
  await expect(page.getByRole('status').filter({ hasText: 'on its way' })).toBeVisible();
  const sent = await reader.page.evaluate(() => document.documentElement.dataset.shared);
  const other = await visitor();
  await other.page.goto(`/${new URL(sent ?? '').hash}`);
  await expect(other.dialog(/Three-tier/).getByText('Which certificate?')).toBeVisible();
});

for (const [name, screen] of [
  ['phone', PHONE],
  ['phone on its side', ON_ITS_SIDE],
  ['tablet', TABLET],
] as const) {
  test(`on a ${name} the canvas is moved and enlarged, and every panel is at hand and goes again`, async ({
    visitor,
  }) => {
    const lintel = await visitor(screen);
    await lintel.open();
    const { page, canvas } = lintel;
    const touch = await fingersOn(page);
    const zoomOf = async () => Number.parseInt(await canvas.zoom.innerText(), 10);
    const before = await zoomOf();
    const [x, y] = [screen.viewport.width / 2, 150];
    await touch('touchStart', { x: x - 30, y }, { x: x + 30, y });
    for (const half of [50, 80, 110])
      await touch('touchMove', { x: x - half, y }, { x: x + half, y });
    await touch('touchEnd');
    await expect.poll(zoomOf).toBeGreaterThan(before * 1.5);
    const region = await canvas.boxOf('Region');
    await touch('touchStart', { x, y });
    for (const by of [20, 50, 80]) await touch('touchMove', { x: x + by, y: y + by });
    await touch('touchEnd');
    await expect.poll(async () => (await canvas.boxOf('Region')).x).toBeGreaterThan(region.x + 40);
    await expectInView(lintel);

    await button(lintel, /^Checklist, 3 findings$/).tap();
    await lintel.checklist.unfold('Monitoring and alerting');
    await expectInView(lintel);
    await button(lintel, 'Hide the panel').tap();

    await button(lintel, 'Add').tap();
    await expect(page.getByRole('complementary', { name: 'Palette' })).toBeVisible();
    await expectInView(lintel);
    await button(lintel, 'Hide the palette').tap();

    await button(lintel, 'More').tap();
    await page.getByRole('menuitem', { name: 'Code' }).tap();
    await expect(lintel.code.region).toContainText('aws_iam_policy_document');
    await expectInView(lintel);
    await button(lintel, 'Hide the panel').tap();

    for (const item of ['Templates…', 'Open…', 'Versions…', 'Export…', 'All commands…']) {
      await test.step(item, async () => {
        await button(lintel, 'More').tap();
        await page.getByRole('menuitem', { name: item }).tap();
        await expect(page.getByRole('dialog')).toBeVisible();
        await expectInView(lintel);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toBeHidden();
      });
    }
  });
}

test('what is folded on a small screen is open again on a wide one', async ({ lintel }) => {
  const { page } = lintel;
  const palette = page.getByRole('complementary', { name: 'Palette' });
  await expect(palette).toBeVisible();
  await page.setViewportSize({ width: 600, height: 800 });
  await expect(palette).toBeHidden();
  await expect(button(lintel, 'Read')).toBeVisible();
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(palette).toBeVisible();
  await expect(lintel.inspector.panel).toBeVisible();
});

test('a phone that is turned keeps the panel, and a comment that is half written', async ({
  visitor,
}) => {
  const lintel = await visitor(PHONE);
  await lintel.open();
  const { page } = lintel;
  const field = page.getByRole('textbox', { name: 'Comment on App database' });
  await tap(lintel, 'App database');
  await page
    .getByRole('region', { name: 'Selected' })
    .getByRole('button', { name: 'Comment' })
    .tap();
  await field.fill('Is one replica');
  await page.setViewportSize(ON_ITS_SIDE.viewport);
  await expect(field).toHaveValue('Is one replica');
  await expectInView(lintel);
  await expectAccessible(page);

  // Larger than a phone: the panel is folded when it becomes small again.
  await page.setViewportSize({ width: 1200, height: 800 });
  await expect(page.getByRole('complementary', { name: 'Palette' })).toBeVisible();
  await expect(field).toHaveValue('Is one replica');
  await page.setViewportSize(PHONE.viewport);
  await expect(field).toBeHidden();
  await page
    .getByRole('region', { name: 'Selected' })
    .getByRole('button', { name: 'Details' })
    .tap();
  await expect(field).toHaveValue('Is one replica');
  await field.fill('Is one replica enough?');
  await button(lintel, 'Add comment').tap();
  await expect(page.getByRole('list', { name: 'Comments on App database' })).toContainText(
    'Is one replica enough?',
  );
  await expect(field).toHaveCount(0);
});
