import { readFile } from 'node:fs/promises';
import { expectAccessible } from '../support/accessible';
import type { Lintel } from '../support/lintel';
import { boxOf, dragTo, moved, type Box } from '../support/mouse';
import { expect, test } from '../support/test';

/** Frames what is selected, and gives the frame a name and a caption, all by keys. */
async function frame(
  { page, canvas, inspector }: Lintel,
  nodes: readonly string[],
  name: string,
  caption = '',
): Promise<void> {
  for (const [index, node] of nodes.entries()) await canvas.select(node, { add: index > 0 });
  await page.keyboard.press('f');
  await expect(canvas.region.getByRole('textbox', { name: /^Name of Frame/ })).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await canvas.expectSelected(name);
  if (caption) await inspector.field('Caption').fill(caption);
}

const rounded = ({ x, y, width, height }: Box) => [x, y, width, height].map(Math.round);

/** A command by its name, as who does not know its key. */
async function command({ page }: Lintel, words: string, title: string): Promise<void> {
  await page.keyboard.press('Control+k');
  const commands = page.getByRole('dialog', { name: 'Commands' });
  await commands.getByRole('combobox').fill(words);
  await commands.getByRole('option', { name: title }).first().click();
  await expect(commands).toBeHidden();
}

test.describe('Frames', () => {
  test('are presented in the order that a person gives them, each with its caption', async ({
    lintel,
  }) => {
    const { page, canvas, inspector } = lintel;
    await frame(lintel, ['Users', 'app.example.com'], 'Who asks', 'By name, over HTTPS.');
    await frame(lintel, ['App database', 'Read replica'], 'Where data lives', 'Never public.');
    await inspector.field('Position').fill('1');
    await expect(canvas.node('Where data lives')).toContainText('1');
    await expect(canvas.node('Who asks')).toContainText('2');

    // It goes on showing what it shows when that grows.
    await frame(lintel, ['Production'], 'The network');
    const room = async () =>
      (await boxOf(canvas.node('The network'))).width -
      (await boxOf(canvas.node('Production'))).width;
    const before = await room();
    const width = (await boxOf(canvas.node('Production'))).width;
    await canvas.select('Production');
    await inspector.button(/^c$/).click();
    await expect
      .poll(async () => (await boxOf(canvas.node('Production'))).width)
      .toBeLessThan(width);
    expect(Math.round(await room())).toBe(Math.round(before));
    await lintel.undo.click();
    await lintel.undo.click();
    await lintel.undo.click();

    await command(lintel, 'present', 'Present');
    const dialog = lintel.dialog('Three-tier web application');
    const words = dialog.locator('output');
    await expect(dialog.getByRole('radio', { name: 'Frames' })).toBeChecked();
    await expect(dialog.getByText('1 of 3')).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await expect(words).toContainText('1. Where data lives');
    await expect(words).toContainText('Never public.');
    await expectAccessible(lintel.page);
    await page.keyboard.press('ArrowRight');
    await expect(words).toContainText('2. Who asks');
    await expect(words).toContainText('By name, over HTTPS.');
    await expect(dialog.getByRole('button', { name: 'Next' })).toBeDisabled();
    await page.keyboard.press('Escape');

    await command(lintel, 'zoom to fit', 'Zoom to fit');
    await canvas.choose('Who asks', 'Present from here');
    await expect(words).toContainText('2. Who asks');
    await dialog.getByRole('button', { name: 'Read as a page' }).click();
    await expect(dialog.getByRole('heading', { name: 'Frames' })).toBeVisible();
    await expect(
      dialog.getByRole('row', {
        name: '1 Where data lives Never public. App database and Read replica',
      }),
    ).toBeVisible();
    await page.keyboard.press('Escape');
    const files = await lintel.exportedFiles();
    expect(files['docs/design.md']).toContain('Never public.');
    expect(files['docs/design.svg']).toContain('>Who asks<');
    const code = Object.entries(files).filter(([path]) => path.endsWith('.tf'));
    expect(code.length).toBeGreaterThan(3);
    for (const [, text] of code) expect(text).not.toContain('Who asks');
  });

  test('lie behind what they show, and take the pointer by their line and title alone', async ({
    lintel,
  }) => {
    const { page, canvas } = lintel;
    await frame(lintel, ['API servers', 'Web servers'], 'Compute');
    await canvas.select('Web servers');
    await canvas.expectSelected('Web servers');
    // Within the frame lies a tier.
    const [api, web] = [
      await boxOf(canvas.node('API servers')),
      await boxOf(canvas.node('Web servers')),
    ];
    await page.mouse.click((api.x + api.width + web.x) / 2, api.y + api.height / 2);
    await canvas.expectSelected('Application tier');
    const { x, y, width, height } = await canvas.boxOf('Compute');
    await page.mouse.click(x + width, y + height - 12);
    await canvas.expectSelected('Compute');
    await page.keyboard.press('Escape');
    await canvas.select('Compute');
    await canvas.expectSelected('Compute');
    await expectAccessible(lintel.page);
  });

  test('take along what stands on the open canvas, and with Ctrl nothing', async ({ lintel }) => {
    const { page, canvas } = lintel;
    await frame(lintel, ['Users', 'app.example.com'], 'Who asks');
    const places = async () =>
      [await canvas.boxOf('Who asks'), await canvas.boxOf('Users')].map(rounded);
    const before = await places();
    await canvas.drag('Who asks', moved(await canvas.gripOf('Who asks'), { x: 90, y: 24 }));
    const [held, users] = await places();
    expect(held![0]! - before[0]![0]!).toBeGreaterThan(60);
    expect(users![0]! - before[1]![0]!).toBe(held![0]! - before[0]![0]!);
    expect(users![1]! - before[1]![1]!).toBe(held![1]! - before[0]![1]!);
    await lintel.undo.click();
    expect(await places()).toEqual(before);

    await page.keyboard.down('Control');
    await canvas.drag('Who asks', moved(await canvas.gripOf('Who asks'), { x: 90, y: 24 }));
    await page.keyboard.up('Control');
    const [alone, left] = await places();
    expect(alone![0]).toBeGreaterThan(before[0]![0]! + 60);
    expect(left).toEqual(before[1]);
    await lintel.undo.click();
    await expect.poll(places).toEqual(before);

    // What a tier holds stays in it.
    await frame(lintel, ['Web servers'], 'Compute');
    const web = await canvas.boxOf('Web servers');
    await canvas.drag('Compute', moved(await canvas.gripOf('Compute'), { x: -60, y: 40 }));
    expect(await canvas.boxOf('Web servers')).toEqual(web);
  });

  test('are made larger by a corner or by numbers, in one step, and come along in the link', async ({
    lintel,
    visitor,
  }) => {
    const { page, canvas, inspector } = lintel;
    await frame(lintel, ['Users', 'app.example.com'], 'Who asks');
    const before = rounded(await canvas.boxOf('Who asks'));
    const { x, y, width, height } = await canvas.boxOf('Who asks');
    await dragTo(page, { x: x + width, y: y + height }, { x: x + width + 60, y: y + height + 40 });
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(rounded(await canvas.boxOf('Who asks'))).toEqual(before);
    await dragTo(page, { x: x + width, y: y + height }, { x: x + width + 60, y: y + height + 40 });
    await page.mouse.up();
    const larger = rounded(await canvas.boxOf('Who asks'));
    expect(larger[2]! - before[2]!).toBeGreaterThan(40);
    expect(larger[3]! - before[3]!).toBeGreaterThan(25);
    expect(larger.slice(0, 2)).toEqual(before.slice(0, 2));
    await lintel.undo.click();
    expect(rounded(await canvas.boxOf('Who asks'))).toEqual(before);
    await inspector.field('Width').fill('960');
    await inspector.field('Height').fill('160');
    const link = await lintel.link();
    const reader = await visitor();
    await reader.open(new URL(link).hash);
    await reader.canvas.select('Who asks');
    await expect(reader.inspector.field('Width')).toHaveValue('960');
    await expect(reader.inspector.field('Height')).toHaveValue('160');
  });

  test('come from the palette, around what is selected, and are dropped anywhere', async ({
    lintel,
  }) => {
    const { page, canvas, palette } = lintel;
    await canvas.select('Web servers');
    await palette.search.fill('slide');
    await page.keyboard.press('Enter');
    await canvas.expectSelected('Frame');
    const [frameBox, web] = [await canvas.boxOf('Frame'), await canvas.boxOf('Web servers')];
    expect(frameBox.x).toBeLessThan(web.x);
    expect(frameBox.x + frameBox.width).toBeGreaterThan(web.x + web.width);
    await lintel.undo.click();
    const over = await canvas.within('Data tier', 0.5, 0.5);
    await palette.drop('Frame', over);
    await canvas.expectSelected('Frame');
    await expect(lintel.notice).toBeHidden();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(colorScheme, () => {
      test.use({ colorScheme });

      test('are pictures of their own', async ({ lintel }) => {
        const { page } = lintel;
        await frame(lintel, ['App database', 'Read replica'], 'Where data lives');
        await expectAccessible(page);
        await command(lintel, 'picture', 'Picture…');
        const dialog = lintel.dialog('Picture');
        const choice = dialog.getByRole('combobox', { name: 'What is drawn' });
        await expect(choice.locator('option:checked')).toHaveText('1. Where data lives');
        await expectAccessible(page, 'dialog[open]');
        const save = dialog.getByRole('button', { name: 'Save SVG' });
        const svg = await lintel.downloadOf(save);
        expect(svg.suggestedFilename()).toBe('three-tier-web-application-where-data-lives.svg');
        const widthOf = (text: string) => Number(/^<svg [^>]*width="([\d.]+)"/.exec(text)?.[1]);
        const alone = widthOf(await readFile(await svg.path(), 'utf8'));
        await choice.selectOption('Everything');
        const whole = await lintel.downloadOf(save);
        expect(whole.suggestedFilename()).toBe('three-tier-web-application.svg');
        expect(widthOf(await readFile(await whole.path(), 'utf8'))).toBeGreaterThan(alone);
      });
    });
  }
});
