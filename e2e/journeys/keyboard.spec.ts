import type { Locator, Page } from '@playwright/test';
import { unzipped, type Lintel } from '../support/lintel';
import { expect, test } from '../support/test';

/** Presses Tab until something has the focus, as a person without a mouse does. */
async function tabTo(page: Page, target: Locator, most: number): Promise<void> {
  for (let count = 0; count < most; count += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(target, `Has the focus after ${most} tabs`).toBeFocused();
}

/** A command by its name, from wherever the focus is. */
async function run(lintel: Lintel, words: string, found: string | RegExp): Promise<void> {
  const { page } = lintel;
  const commands = lintel.dialog('Commands');
  await page.keyboard.press('Control+k');
  await expect(commands.getByRole('combobox')).toBeFocused();
  await page.keyboard.type(words);
  await expect(commands.getByRole('option', { selected: true })).toContainText(found);
  await page.keyboard.press('Enter');
  await expect(commands).toBeHidden();
}

/** From a fresh page, and by nothing but keys: no click, and no focus but the one that the keys have moved. */
test.describe('By keys alone', () => {
  test('a network is drawn on an empty canvas and connected', async ({ lintel }) => {
    const { canvas, inspector, page } = lintel;
    await run(lintel, 'empty', 'Open…');
    await expect(lintel.dialog('Open').getByRole('textbox', { name: 'Link' })).toBeFocused();
    const empty = lintel.dialog('Open').getByRole('button', { name: 'New empty design' });
    await tabTo(page, empty, 3);
    await page.keyboard.press('Enter');
    await expect(canvas.emptyNote).toBeVisible();

    const add = async (words: string, found: string, label: string) => {
      await page.keyboard.press('a');
      const dialog = page.getByRole('dialog', { name: 'Add', exact: true });
      await expect(dialog.getByRole('combobox')).toBeFocused();
      await page.keyboard.type(words);
      await expect(dialog.getByRole('option', { selected: true })).toContainText(found);
      await page.keyboard.press('Enter');
      await expect(canvas.node(label)).toBeFocused();
    };
    // The first brings the network that it needs.
    await add('rds database', 'RDS database', 'Database');
    for (const label of ['Region', 'VPC', 'Data tier'])
      await expect(canvas.node(label)).toBeVisible();
    await add('auto scaling', 'Auto Scaling group', 'App servers');
    await page.keyboard.press('F2');
    await page.keyboard.type('Shop servers');
    await page.keyboard.press('Enter');
    await expect(canvas.node('Shop servers')).toBeFocused();

    // The menu of the node, and its handle, which is the next stop of Tab.
    await page.keyboard.press('Shift+F10');
    await page.keyboard.press('ArrowDown');
    const item = page.getByRole('menuitem', { name: 'Connect to…' });
    await expect(item).toBeFocused();
    await page.keyboard.press('Enter');
    const targets = page.getByRole('menu', { name: 'Connect Shop servers to' });
    await expect(targets).toBeVisible();
    await page.keyboard.type('d');
    await expect(targets.getByRole('menuitem', { name: /^Database/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(canvas.connection('Shop servers reads and writes Database')).toBeAttached();

    // Along it to the other end, whose fields are a command away.
    await run(lintel, 'database', /^Database.*Go to/);
    await expect(canvas.node('Database')).toBeFocused();
    await run(lintel, 'inspector', 'Show the inspector');
    await expect(inspector.tab).toBeFocused();
    await tabTo(page, inspector.field('Label'), 8);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Orders');
    await expect(canvas.node('Orders')).toBeVisible();
  });

  test('a finding is read, fixed, and the fix taken back', async ({ lintel }) => {
    const { checklist, page } = lintel;
    await run(lintel, 'findings', 'Show findings');
    const fix = checklist.panel.getByRole('button', { name: /^Add monitoring to us-east-1/ });
    await tabTo(page, fix.last(), 30);
    await page.keyboard.press('Enter');
    await expect(checklist.panel.getByRole('button', { name: 'Apply' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(checklist.mark('Monitoring and alerting')).not.toHaveAccessibleName(/Warning$/);
    await page.keyboard.press('Control+z');
    await expect(checklist.mark('Monitoring and alerting')).toHaveAccessibleName(/Warning$/);
  });

  test('the Terraform is exported', async ({ lintel }) => {
    const { page } = lintel;
    await run(lintel, 'export', 'Export…');
    const dialog = lintel.dialog('Export Terraform');
    await expect(dialog.getByRole('button', { name: 'Download zip' })).toBeFocused();
    const download = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    const files = await unzipped(await download);
    expect(files['network.tf']).toContain('terraform-aws-modules/vpc');
    expect(files['design.lintel.json']).toContain('Three-tier web application');
    expect(files['README.md']).toContain('terraform plan');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  test('the design is shared by a link', async ({ lintel, visitor }) => {
    const { page } = lintel;
    await tabTo(page, lintel.title, 3);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('By hand');
    await page.keyboard.press('Enter');
    await run(lintel, 'share', 'Share…');
    const copy = lintel.dialog('Share').getByRole('button', { name: 'Copy link' });
    await expect(copy).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(lintel.dialog('Share').getByRole('button', { name: 'Copied' })).toBeVisible();
    const link = await page.evaluate(() => navigator.clipboard.readText());

    const other = await visitor();
    await other.open(new URL(link).hash);
    await expect(other.title).toHaveValue('By hand');
    await expect(other.canvas.nodes).toHaveCount(14);
  });
});

test.describe('Without a mouse', () => {
  test('a node is found, added, connected, renamed, deleted, and brought back', async ({
    lintel,
  }) => {
    const { canvas, palette, inspector, page } = lintel;
    await tabTo(page, palette.search, 14);
    await page.keyboard.type('external');
    await expect(palette.region.getByRole('button', { name: 'External system' })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(canvas.nodes).toHaveCount(15);
    await canvas.expectSelected('External system');

    // Through the entries by the arrows.
    await page.keyboard.press('ArrowDown');
    await expect(palette.entry('External system')).toBeFocused();
    await page.keyboard.press('Escape');

    // A node takes the focus, is selected by Enter, and its handle lists what it may be connected to.
    const servers = canvas.node('Web servers');
    await servers.focus();
    await page.keyboard.press('Enter');
    await canvas.expectSelected('Web servers');
    const handle = canvas.region.getByRole('button', { name: 'Connect Web servers to…' });
    await tabTo(page, handle, 3);
    await page.keyboard.press('Enter');
    const menu = page.getByRole('menu', { name: 'Connect Web servers to' });
    await expect(menu).toBeVisible();
    await page.keyboard.type('e');
    await expect(menu.getByRole('menuitem', { name: /^External system/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(menu).toBeHidden();
    await expect(canvas.connection('Web servers talks to External system')).toBeAttached();

    await canvas.connection('Web servers talks to External system').focus();
    await page.keyboard.press('Enter');
    await expect(inspector.heading).toContainText('talks to');
    await page.keyboard.press('Delete');
    await expect(canvas.connections).toHaveCount(9);
    await page.keyboard.press('Control+z');
    await expect(canvas.connections).toHaveCount(10);

    await canvas.node('External system').focus();
    await page.keyboard.press('Space');
    await canvas.expectSelected('External system');
    await page.keyboard.press('F2');
    await page.keyboard.type('Mail provider');
    await page.keyboard.press('Enter');
    await expect(canvas.node('Mail provider')).toBeVisible();
    await canvas.node('Mail provider').focus();
    await page.keyboard.press('Enter');
    const { x } = await canvas.boxOf('Mail provider');
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(async () => (await canvas.boxOf('Mail provider')).x).toBeGreaterThan(x);
    await page.keyboard.press('Delete');
    await expect(canvas.nodes).toHaveCount(14);
    await page.keyboard.press('Control+z');
    await expect(canvas.node('Mail provider')).toBeVisible();
  });

  test('the context menu, the menus and the dialogs are used and left by keys', async ({
    lintel,
  }) => {
    const { canvas, page } = lintel;
    await canvas.node('Read replica').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Shift+F10');
    const menu = page.getByRole('menu', { name: 'Read replica' });
    await expect(menu).toBeVisible();
    await page.keyboard.press('End');
    await expect(menu.getByRole('menuitem', { name: /^Delete/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(canvas.nodes).toHaveCount(13);

    for (const name of ['Templates', 'Open…', 'Share', 'Export', 'Keyboard shortcuts']) {
      await test.step(name, async () => {
        const button = lintel.header.getByRole('button', { name, exact: true });
        await button.focus();
        await page.keyboard.press('Enter');
        const dialog = page.getByRole('dialog');
        await expect(dialog).toBeVisible();
        const isInside = dialog.evaluate((element) => element.contains(document.activeElement));
        expect(await isInside, 'The dialog has the focus').toBe(true);
        await page.keyboard.press('Escape');
        await expect(dialog).toBeHidden();
        await expect(button).toBeFocused();
      });
    }
  });

  test('a connection is chosen from the menu by keys, and the menu goes with its node', async ({
    lintel,
  }) => {
    const { canvas, page } = lintel;
    const before = await canvas.connections.count();
    const openTargets = async () => {
      await page.keyboard.press('Shift+F10');
      const menu = page.getByRole('menu', { name: 'Web servers', exact: true });
      await menu.getByRole('menuitem', { name: 'Connect to…' }).focus();
      await page.keyboard.press('Enter');
    };
    await canvas.node('Web servers').focus();
    await page.keyboard.press('Enter');
    await openTargets();
    const targets = page.getByRole('menu', { name: 'Connect Web servers to' });
    await page.keyboard.press('ArrowDown');
    await expect(targets.getByRole('menuitem').first()).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(canvas.connections).toHaveCount(before + 1);

    await canvas.node('Web servers').focus();
    await openTargets();
    await expect(targets).toBeVisible();
    await lintel.header.getByRole('button', { name: 'Undo' }).dispatchEvent('click');
    await expect(canvas.connections).toHaveCount(before);
    await page.keyboard.press('Escape');
    await expect(targets).toBeHidden();
    await canvas.node('Web servers').focus();
    await page.keyboard.press('Control+d');
    await canvas.node('Web servers 2').focus();
    await page.keyboard.press('Shift+F10');
    await lintel.header.getByRole('button', { name: 'Undo' }).dispatchEvent('click');
    await expect(page.getByRole('menu')).toBeHidden();
    await expect(canvas.nodes).toHaveCount(14);
  });

  test('tabs and the checklist are read and used by keys', async ({ lintel }) => {
    const { checklist, inspector, page } = lintel;
    await inspector.tab.focus();
    await page.keyboard.press('ArrowRight');
    await expect(checklist.tab).toBeFocused();
    await expect(checklist.panel).toBeVisible();
    const item = checklist.item('Single AZ deployment');
    await item.focus();
    await page.keyboard.press('Enter');
    await expect(item).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('Enter');
    await expect(item).toHaveAttribute('aria-expanded', 'false');
  });
});
