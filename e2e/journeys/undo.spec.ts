import { moved } from '../support/mouse';
import type { Lintel } from '../support/lintel';
import { expect, test } from '../support/test';

/** What a person does, one undo step each. */
const EDITS: readonly [string, (lintel: Lintel) => Promise<void>][] = [
  [
    'add a node from the palette',
    async ({ canvas, palette }) => {
      await palette.entry('External system').click();
      await expect(canvas.nodes).toHaveCount(15);
    },
  ],
  [
    'connect two nodes',
    async ({ canvas, inspector }) => {
      await canvas.select('Web servers');
      await inspector.connectTo('External system');
      await expect(canvas.connections).toHaveCount(10);
    },
  ],
  [
    'drag a node',
    async ({ canvas }) => {
      const from = await canvas.gripOf('Users');
      await canvas.drag('Users', moved(from, { x: 24, y: 12 }));
    },
  ],
  [
    'type a burst into one field',
    async ({ canvas, inspector }) => {
      await canvas.select('Web servers');
      await inspector.field('Label').press('End');
      await inspector.field('Label').pressSequentially(' of the shop');
      await expect(canvas.node('Web servers of the shop')).toBeVisible();
    },
  ],
  [
    'change a parameter',
    async ({ canvas, inspector }) => {
      await canvas.select('App database');
      await inspector.field('Multi-AZ standby').uncheck();
    },
  ],
  [
    'apply a fix',
    async ({ checklist }) => {
      await checklist.mark('Single AZ deployment').click();
      const item = await checklist.unfold('Single AZ deployment');
      await item.getByRole('button', { name: 'Turn on the Multi-AZ standby' }).click();
      await item.getByRole('button', { name: 'Apply' }).click();
      await expect(checklist.mark('Single AZ deployment')).toHaveAccessibleName(/Passes$/);
    },
  ],
  [
    'duplicate a node',
    async ({ canvas, page }) => {
      await canvas.select('Session cache');
      await page.keyboard.press('Control+d');
      await expect(canvas.nodes).toHaveCount(16);
    },
  ],
  [
    'copy and paste a node',
    async ({ canvas, page }) => {
      await canvas.select('Read replica');
      await page.keyboard.press('Control+c');
      await page.keyboard.press('Control+v');
      await expect(canvas.nodes).toHaveCount(17);
    },
  ],
  [
    'delete a node with its connections',
    async ({ canvas, page }) => {
      const before = await canvas.connections.count();
      await canvas.select('Public ALB');
      await page.keyboard.press('Delete');
      await expect(canvas.nodes).toHaveCount(16);
      await expect(canvas.connections).toHaveCount(before - 3);
    },
  ],
  [
    'rename the design',
    async ({ title }) => {
      await title.fill('Another title');
      await title.press('Enter');
    },
  ],
];

test.describe('Undo and redo', () => {
  test('everything, to the start and back to the end, with the same code at both', async ({
    lintel,
  }) => {
    const { page, undo, redo } = lintel;
    const start = { link: await lintel.link(), files: await lintel.exportedFiles() };
    for (const [name, edit] of EDITS) await test.step(name, () => edit(lintel));
    const end = { link: await lintel.link(), files: await lintel.exportedFiles() };
    expect(end.files).not.toEqual(start.files);

    // The last by the keys, the others by the button: as many steps as there were edits.
    await page.keyboard.press('Control+z');
    for (const _ of EDITS.slice(1)) await undo.click();
    await expect(undo).toBeDisabled();
    expect(await lintel.link()).toBe(start.link);
    expect(await lintel.exportedFiles()).toEqual(start.files);

    await page.keyboard.press('Control+y');
    for (const _ of EDITS.slice(1)) await redo.click();
    await expect(redo).toBeDisabled();
    expect(await lintel.link()).toBe(end.link);
    expect(await lintel.exportedFiles()).toEqual(end.files);
  });

  test('an edit after an undo forgets what could be redone', async ({ lintel }) => {
    const { canvas, page, redo } = lintel;
    await canvas.select('Read replica');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Control+z');
    await expect(redo).toBeEnabled();
    await canvas.select('Session cache');
    await page.keyboard.press('Delete');
    await expect(redo).toBeDisabled();
    await expect(canvas.node('Read replica')).toBeVisible();
  });

  test('several nodes are dragged, duplicated, cut and pasted together', async ({ lintel }) => {
    const { canvas, page, undo } = lintel;
    const start = await lintel.link();
    await canvas.select('API servers');
    await canvas.select('Web servers', { add: true });
    await expect(canvas.selectedNodes).toHaveCount(2);

    const before = await canvas.boxOf('API servers');
    await canvas.drag('Web servers', moved(await canvas.gripOf('Web servers'), { x: 40, y: 0 }));
    await expect
      .poll(async () => (await canvas.boxOf('API servers')).x - before.x)
      .toBeGreaterThan(30);
    await undo.click();
    expect(await lintel.link()).toBe(start);

    await page.keyboard.press('Control+d');
    await expect(canvas.nodes).toHaveCount(16);
    await undo.click();
    await canvas.select('API servers');
    await canvas.select('Web servers', { add: true });
    await page.keyboard.press('Control+x');
    await expect(canvas.nodes).toHaveCount(12);
    await page.keyboard.press('Control+v');
    await expect(canvas.nodes).toHaveCount(14);
    await undo.click();
    await undo.click();
    expect(await lintel.link()).toBe(start);
  });
});
