import { encodeLink } from '../../src/share';
import { multiRegion } from '../../src/templates/multi-region';
import { expectAccessible } from '../support/accessible';
import { centerOf, dragTo } from '../support/mouse';
import type { Lintel } from '../support/lintel';
import { expect, test } from '../support/test';

const [ROUTE, OTHER] = [
  'Public ALB routes to API servers',
  'API servers reads and writes Session cache',
];

const lineOf = ({ canvas }: Lintel, connection: string) =>
  canvas.connection(connection).locator('.verb__line');
const expectWhole = (lintel: Lintel, connection: string) =>
  expect(lineOf(lintel, connection)).toHaveCSS('stroke-opacity', '1');
const expectBack = (lintel: Lintel, connection: string) =>
  expect(lineOf(lintel, connection)).not.toHaveCSS('stroke-opacity', '1');
/** A place where nothing is. */
const leave = async ({ canvas, page }: Lintel) => {
  const { x, y } = await canvas.at(12, 12);
  await page.mouse.move(x, y);
};

test.describe('Connections are told apart and followed', () => {
  test('under the pointer: the other lines step back, and come forward again', async ({
    lintel,
  }) => {
    const { canvas } = lintel;
    await leave(lintel);
    await expectWhole(lintel, OTHER);
    await canvas.node('Public ALB').hover();
    await expectBack(lintel, OTHER);
    await expectWhole(lintel, ROUTE);
    await canvas.node('Session cache').hover();
    await expectBack(lintel, ROUTE);
    await expectWhole(lintel, OTHER);
    await leave(lintel);
    await expectWhole(lintel, ROUTE);
  });

  test('with the keyboard, and while a node is selected', async ({ lintel, page }) => {
    const { canvas } = lintel;
    await leave(lintel);
    // A focus that comes from a key is one that is shown.
    await page.keyboard.press('Tab');
    await canvas.connection(OTHER).focus();
    await expectBack(lintel, ROUTE);
    await canvas.node('Public ALB').focus();
    await expectBack(lintel, OTHER);
    await canvas.select('Public ALB');
    await leave(lintel);
    await expectBack(lintel, OTHER);
    await expectWhole(lintel, ROUTE);
    // What is under the pointer comes before what is selected.
    await canvas.node('Session cache').hover();
    await expectBack(lintel, ROUTE);
    await leave(lintel);
    await expectWhole(lintel, ROUTE);
    await page.keyboard.press('Escape');
    await expectWhole(lintel, OTHER);
  });

  test('without a colour: each kind of line has dashes, a head and a mark of its own', async ({
    lintel,
    page,
  }) => {
    await lintel.open(`#${encodeLink(multiRegion.build())}`);
    const names = [
      'app.example.com resolves to ALB',
      'Web servers reads and writes Session cache',
      'App database replicates to Database replica',
      'app.example.com resolves to Standby ALB',
    ];
    const seen = await Promise.all(
      names.map(async (name) => {
        const edge = lintel.canvas.connection(name);
        return [
          await edge.locator('.verb__line').getAttribute('stroke-dasharray'),
          await edge.locator('.verb__head').getAttribute('d'),
        ];
      }),
    );
    for (const index of [0, 1])
      expect(new Set(seen.map((look) => look[index])).size).toBe(names.length);
    await page.emulateMedia({ forcedColors: 'active' });
    const strokes = await Promise.all(
      names.map(async (name) =>
        lineOf(lintel, name).evaluate((line) => getComputedStyle(line).stroke),
      ),
    );
    expect(new Set(strokes).size).toBe(1);
  });

  test('a key says what the lines mean, from the canvas and by its name', async ({
    lintel,
    page,
  }) => {
    const key = page.getByRole('dialog', { name: 'Key to the lines' });
    await lintel.canvas.tool('Key to the lines').click();
    for (const flow of ['Traffic', 'Data', 'Events', 'Replication', 'Failover', 'Remark'])
      await expect(key.getByText(flow, { exact: true })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(key).toBeHidden();
    await expect(lintel.canvas.tool('Key to the lines')).toBeFocused();

    await page.keyboard.press('Control+k');
    const commands = lintel.dialog('Commands');
    await commands.getByRole('combobox').fill('legend');
    await expect(commands.getByRole('option', { selected: true })).toContainText('Key');
    await page.keyboard.press('Enter');
    await expect(key).toBeVisible();
  });
});

test.describe('A connection that is there', () => {
  const endOf = ({ canvas }: Lintel, end: 'from' | 'to') =>
    canvas.region.locator(`.edge-grip[data-end=${end}]`);

  test('is taken by an end to another node, and back by undo', async ({ lintel, page }) => {
    const { canvas, inspector } = lintel;
    await canvas.connection(OTHER).focus();
    await page.keyboard.press('Enter');
    const grip = await centerOf(endOf(lintel, 'to'));
    await dragTo(page, grip, await centerOf(canvas.node('Read replica')));
    await expect(canvas.pointerNote).toContainText('API servers reads from Read replica');
    await page.keyboard.press('Escape');
    await page.mouse.move(grip.x, grip.y + 90);
    await page.mouse.up();
    await expect(canvas.connection(OTHER)).toBeVisible();
    // Whatever lies where a line was given up, it is no click on that.
    await expect(endOf(lintel, 'to')).toBeVisible();
    await expect(canvas.selectedNodes).toHaveCount(0);

    await dragTo(page, grip, await centerOf(canvas.node('app.example.com')));
    await expect(canvas.pointerNote).toContainText(
      'API servers does not connect to app.example.com',
    );
    await page.mouse.up();
    await expect(canvas.connection(OTHER)).toBeVisible();

    await dragTo(page, grip, await centerOf(canvas.node('Read replica')));
    await page.mouse.up();
    await expect(canvas.connection('API servers reads from Read replica')).toBeVisible();
    await expect(canvas.connection(OTHER)).toBeHidden();
    await expect(inspector.heading).toContainText('Read replica');
    await dragTo(
      page,
      await centerOf(endOf(lintel, 'from')),
      await centerOf(canvas.node('Web servers')),
    );
    await expect(canvas.pointerNote).toContainText('Web servers reads from Read replica');
    await page.mouse.up();
    await expect(canvas.connection('Web servers reads from Read replica')).toBeVisible();
    await lintel.undo.click();
    await lintel.undo.click();
    await expect(canvas.connection(OTHER)).toBeVisible();
  });

  test('is changed from its menu and by its name in the commands, without a pointer', async ({
    lintel,
    page,
  }) => {
    const { canvas } = lintel;
    await canvas.connection(OTHER).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+k');
    const commands = lintel.dialog('Commands');
    await commands.getByRole('combobox').fill('end of the connection');
    await page.keyboard.press('Enter');
    const menu = page.getByRole('menu', { name: 'Move its end to' });
    await expect(menu).toBeVisible();
    await page.keyboard.press('r');
    await page.keyboard.press('Enter');
    await expect(canvas.connection('API servers reads from Read replica')).toBeVisible();

    await lintel.inspector.button('Change the connection').click();
    const changes = page.getByRole('menu', { name: 'Connection' });
    await expect(changes.getByRole('menuitem', { name: 'Turn it round' })).toBeDisabled();
    await expectAccessible(page, '[role=menu]');
    await changes.getByRole('menuitem', { name: /^Move its start to/ }).click();
    await page
      .getByRole('menu', { name: 'Move its start to' })
      .getByRole('menuitem', { name: /^Web servers/ })
      .click();
    await expect(canvas.connection('Web servers reads from Read replica')).toBeVisible();
  });
});
