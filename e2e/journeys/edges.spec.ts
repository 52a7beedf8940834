import { encodeLink } from '../../src/share';
import { multiRegion } from '../../src/templates/multi-region';
import { expectAccessible } from '../support/accessible';
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
