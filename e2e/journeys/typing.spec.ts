import type { Locator } from '@playwright/test';
import type { Lintel } from '../support/lintel';
import { moved } from '../support/mouse';
import { expect, test } from '../support/test';

/** All of them mean something to the canvas. */
const SHORTCUTS = ['Delete', 'Backspace', 'Control+a', 'Control+d', '+', '-', 'ArrowLeft', '?'];

/** A node is selected and a step can be undone: whatever a stray key may do would be seen. */
async function prepare(lintel: Lintel): Promise<string> {
  const { canvas } = lintel;
  await canvas.drag('Users', moved(await canvas.gripOf('Users'), { x: 16, y: 8 }));
  const link = await lintel.link();
  await canvas.select('App database');
  await expect(canvas.selectedNodes).toHaveCount(1);
  return link;
}

async function expectUntouched(lintel: Lintel, before: string): Promise<void> {
  await expect(lintel.canvas.nodes).toHaveCount(14);
  await expect(lintel.canvas.selectedNodes).toHaveCount(1);
  await expect(lintel.dialog('Keyboard shortcuts')).toBeHidden();
  expect(await lintel.link()).toBe(before);
}

async function pressAll(field: Locator): Promise<void> {
  for (const key of SHORTCUTS) await field.press(key);
}

test.describe('Typing never fires a shortcut of the canvas', () => {
  test('on the canvas the keys do what they say', async ({ lintel }) => {
    const { canvas, page } = lintel;
    await canvas.select('App database');
    await page.keyboard.press('Control+d');
    await expect(canvas.nodes).toHaveCount(15);
    await page.keyboard.press('Backspace');
    await expect(canvas.nodes).toHaveCount(14);
    await page.keyboard.press('Control+a');
    await expect(canvas.selectedNodes).toHaveCount(14);
    const before = await canvas.zoom.textContent();
    await page.keyboard.press('-');
    await expect(canvas.zoom).not.toHaveText(before ?? '');
    await page.keyboard.press('?');
    const shortcuts = lintel.dialog('Keyboard shortcuts');
    await expect(shortcuts).toBeVisible();
    for (const told of ['Cut, copy and paste', 'Zoom to 100 %', 'Next difference', 'Next step'])
      await expect(shortcuts).toContainText(told);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Delete');
    await expect(canvas.nodes).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await expect(canvas.nodes).toHaveCount(14);
  });

  test('in a field of the inspector', async ({ lintel }) => {
    const { canvas, inspector, page, undo } = lintel;
    const before = await prepare(lintel);
    const label = inspector.field('Label');
    await label.fill('');
    await label.pressSequentially('a b ? c');
    await expect(label).toHaveValue('a b ? c');
    await label.press('Backspace');
    await label.press('Home');
    await label.press('Delete');
    await expect(label).toHaveValue(' b ? ');
    await label.press('Control+a');
    await label.pressSequentially('App database');
    await expect(canvas.selectedNodes).toHaveCount(1);
    await expect(canvas.nodes).toHaveCount(14);
    expect(await lintel.link()).toBe(before);

    // The value of the field is the design's, and so is its undo.
    await label.pressSequentially('!');
    await label.press('Control+z');
    await expect(label).not.toHaveValue('App database!');
    await expect(canvas.nodes).toHaveCount(14);
    await expect(undo).toBeEnabled();
    while (await undo.isEnabled()) await undo.click();
    await expect(label).toHaveValue('App database');

    const storage = inspector.field('Storage');
    await storage.press('ArrowUp');
    await expect(storage).toHaveValue('101');
    const box = await canvas.boxOf('App database');
    await storage.press('Shift+ArrowDown');
    await expect(storage).toHaveValue('100');
    expect(await canvas.boxOf('App database')).toEqual(box);
    await page.keyboard.press('Tab');
  });

  test('in the search of the palette', async ({ lintel }) => {
    const { palette } = lintel;
    const before = await prepare(lintel);
    await palette.search.click();
    await palette.search.pressSequentially('load b');
    await expect(palette.search).toHaveValue('load b');
    await expect(palette.entry('Application Load Balancer')).toBeVisible();
    await pressAll(palette.search);
    await palette.search.press('Control+z');
    await palette.search.fill('');
    await expectUntouched(lintel, before);
  });

  test('in the title of the design and in a dialog', async ({ lintel }) => {
    const { page, title, undo } = lintel;
    const before = await prepare(lintel);
    await title.press('End');
    await title.pressSequentially(' 2?');
    await expect(title).toHaveValue('Three-tier web application 2?');
    await title.press('Backspace');
    await title.press('Backspace');
    await title.press('Backspace');
    await expect(title).toHaveValue('Three-tier web application');
    await title.press('Enter');
    await expectUntouched(lintel, before);
    await expect(undo).toBeEnabled();

    await lintel.press('Open…');
    const field = lintel.dialog('Open').getByRole('textbox', { name: 'Link' });
    await field.pressSequentially('a b');
    await pressAll(field);
    await field.press('Control+z');
    await page.keyboard.press('Escape');
    await expectUntouched(lintel, before);
  });

  test('in a dialog whose button was just used', async ({ lintel }) => {
    const { page } = lintel;
    const before = await prepare(lintel);
    await lintel.press('Export');
    const dialog = lintel.dialog('Export Terraform');
    await lintel.downloadOf(dialog.getByRole('button', { name: 'Download zip' }));
    for (const key of ['Delete', 'Backspace', 'Control+a', 'Control+z']) {
      await page.keyboard.press(key);
    }
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expectUntouched(lintel, before);
  });

  test('in a name on the canvas', async ({ lintel }) => {
    const { canvas, page } = lintel;
    const before = await prepare(lintel);
    const field = canvas.region.getByRole('textbox', { name: 'Name of App database' });
    await page.keyboard.press('F2');
    await expect(field).toBeFocused();
    await field.pressSequentially('My own db?');
    await expect(field).toHaveValue('My own db?');
    await pressAll(field);
    await field.press('Escape');
    await expect(field).toBeHidden();
    await expectUntouched(lintel, before);

    // Anywhere on the card, also beside its name.
    await canvas.node('App database').getByText('Multi-AZ').dblclick();
    await field.fill('');
    await field.pressSequentially('My own db?');
    await field.press('Enter');
    await expect(canvas.node('My own db?')).toBeVisible();
    await page.keyboard.press('Control+z');
    await expectUntouched(lintel, before);
  });

  test('in a note', async ({ lintel }) => {
    const { canvas, palette } = lintel;
    await palette.entry('Note').click();
    await expect(canvas.nodes).toHaveCount(15);
    await canvas.node('Note').dblclick();
    const field = canvas.region.getByRole('textbox', { name: / of Note$/ });
    await field.pressSequentially('one two');
    await field.press('Shift+Enter');
    await field.pressSequentially('three ?');
    await field.press('Backspace');
    await expect(field).toHaveValue('one two\nthree ');
    await field.press('Enter');
    await expect(canvas.node('Note')).toContainText('one two');
    await expect(canvas.nodes).toHaveCount(15);
  });

  test('in the code', async ({ lintel }) => {
    const { code, page } = lintel;
    await code.open('alb.tf');
    const line = await code.find('resource "aws_lb" "alb"');
    await line.click();
    const before = await prepare(lintel);
    const text = await code.copied();
    await code.text.focus();
    for (const key of [...SHORTCUTS, ' ', 'x', 'Control+z', 'Control+x', 'Control+v']) {
      await page.keyboard.press(key);
    }
    await expectUntouched(lintel, before);
    expect(await code.copied()).toBe(text);
  });
});
