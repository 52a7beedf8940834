import { expectAccessible } from '../support/accessible';
import { centerOf, dragTo, middleOf, moved, type Point } from '../support/mouse';
import { expect, test } from '../support/test';
import { fingersOn } from '../support/touch';

test.describe('Adding where the hand is', () => {
  test('a connection that is let go over nothing asks for what to add, and joins it in one step', async ({
    lintel,
    page,
  }) => {
    const { canvas } = lintel;
    const before = await lintel.link();
    await canvas.pull('Web servers', await canvas.within('Data tier', 0.5, 0.3));
    await page.mouse.up();
    const dialog = page.getByRole('dialog', { name: 'Add and connect to Web servers' });
    const field = dialog.getByRole('combobox');
    await expect(field).toBeFocused();
    // Only what some connection joins to servers; what they use comes first.
    await expect(dialog.getByRole('option').first()).toHaveText(/RDS database.*reads and writes/);
    await expect(dialog.getByRole('option', { name: /Route 53/ })).toHaveCount(0);
    await expect(dialog.getByRole('option', { name: /^Internet users/ })).toContainText(
      'sends requests to it',
    );
    await expectAccessible(page, 'dialog.quick-add');

    await field.fill('redis');
    await expect(dialog.getByRole('option', { selected: true })).toContainText('ElastiCache');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(canvas.connection('Web servers reads and writes Cache')).toBeAttached();
    await canvas.expectSelected('Cache');
    await expect(canvas.node('Cache')).toBeFocused();
    await expect(page.getByText('Web servers reads and writes Cache.')).toBeAttached();
    // There, in the tier under the pointer.
    const tier = await canvas.boxOf('Data tier');
    const card = middleOf(await canvas.boxOf('Cache'));
    expect(card.y).toBeGreaterThan(tier.y);
    expect(card.y).toBeLessThan(tier.y + tier.height);

    await lintel.undo.click();
    await expect(canvas.nodes).toHaveCount(14);
    expect(await lintel.link()).toBe(before);
  });

  test('what the place does not take goes where it belongs, and Escape adds nothing', async ({
    lintel,
    page,
  }) => {
    const { canvas } = lintel;
    const point = await canvas.at(640, 60);
    await page.mouse.dblclick(point.x, point.y);
    const dialog = page.getByRole('dialog', { name: 'Add', exact: true });
    await expect(dialog.getByRole('combobox')).toBeFocused();
    // What it is called for short, and no pattern that holds it.
    await page.keyboard.type('alb');
    await expect(dialog.getByRole('option', { selected: true })).toContainText(
      'Application Load Balancer',
    );
    await dialog.getByRole('combobox').fill('dynamo');
    await expect(dialog.getByRole('option', { selected: true })).toContainText(/in Region/);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(canvas.nodes).toHaveCount(14);

    // The key asks the same at the pointer, and a press elsewhere closes it.
    await page.mouse.move(point.x, point.y);
    await page.keyboard.press('a');
    await expect(dialog).toBeVisible();
    await canvas.select('Users');
    await expect(dialog).toBeHidden();

    // So does what opens above it.
    await page.mouse.move(point.x, point.y);
    await page.keyboard.press('a');
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Control+k');
    await expect(lintel.dialog('Commands')).toBeVisible();
    await expect(dialog).toBeHidden();
    await page.keyboard.press('Escape');

    await page.mouse.move(point.x, point.y);
    await page.keyboard.press('a');
    await page.keyboard.type('external');
    await page.keyboard.press('Enter');
    await expect(canvas.node('External system')).toBeFocused();
    const card = middleOf(await canvas.boxOf('External system'));
    expect(Math.hypot(card.x - point.x, card.y - point.y)).toBeLessThan(8);
  });

  test('something new is connected by keys alone', async ({ lintel, page }) => {
    const { canvas } = lintel;
    await canvas.node('API servers').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+k');
    const field = lintel.dialog('Commands').getByRole('combobox');
    await expect(field).toBeFocused();
    await field.fill('connect to');
    await page.keyboard.press('Enter');
    const menu = page.getByRole('menu', { name: 'Connect API servers to' });
    await expect(menu).toBeVisible();
    await page.keyboard.press('End');
    await expect(menu.getByRole('menuitem', { name: 'Something new…' })).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.type('queue');
    await page.keyboard.press('Enter');
    await expect(canvas.connection('API servers sends messages to Queue')).toBeAttached();
    await expect(canvas.node('Queue')).toBeFocused();
  });
});

test('while space is held a drag moves the view, wherever it begins', async ({ lintel, page }) => {
  const { canvas } = lintel;
  const grip = await canvas.gripOf('Web servers');
  const [card, region] = [await canvas.boxOf('Web servers'), await canvas.boxOf('Region')];
  // Which gives it the focus, where the same key selects.
  await canvas.select('Web servers');
  await page.keyboard.down('Space');
  await dragTo(page, grip, moved(grip, { x: -90, y: -60 }));
  await page.mouse.up();
  await page.keyboard.up('Space');
  await expect.poll(async () => (await canvas.boxOf('Region')).x).toBeLessThan(region.x - 60);
  const by = (await canvas.boxOf('Region')).x - region.x;
  expect((await canvas.boxOf('Web servers')).x - card.x).toBeCloseTo(by, 0);
  await expect(lintel.undo).toBeDisabled();

  // Moved to where nothing is, it offers the way back.
  const back = canvas.region.getByRole('button', { name: 'Back to the design' });
  await expect(back).toBeHidden();
  await page.mouse.wheel(0, 5000);
  await expect(back).toBeInViewport();
  await expectAccessible(page, '.back-to-design');
  await back.click();
  await expect(back).toBeHidden();
  await expect.poll(async () => (await canvas.boxOf('Region')).y).toBeGreaterThan(region.y - 40);
});

test.describe('Lines while dragging', () => {
  test('show what a card stands in line with, and it stays there; a key does without', async ({
    lintel,
    page,
  }) => {
    const { canvas } = lintel;
    const lines = page.locator('.guides path');
    const web = await canvas.boxOf('Web servers');
    const grip = await canvas.gripOf('API servers');
    const api = await canvas.boxOf('API servers');
    const inRow = moved(grip, { x: 120, y: web.y - api.y + 3 });
    await canvas.hold('API servers', inRow);
    await expect(lines).toHaveCount(2);
    expect((await canvas.boxOf('API servers')).y).toBeCloseTo(web.y, 0);
    await page.keyboard.down('Control');
    await page.mouse.move(inRow.x + 1, inRow.y);
    await expect(lines).toHaveCount(0);
    await page.keyboard.up('Control');
    await page.mouse.move(inRow.x, inRow.y);
    await expect(lines).toHaveCount(2);
    await page.mouse.up();
    await expect(lines).toHaveCount(0);
    expect((await canvas.boxOf('API servers')).y).toBeCloseTo(web.y, 0);
    expect((await canvas.boxOf('API servers')).x).toBeGreaterThan(api.x + 100);
    await lintel.undo.click();

    // Another key leaves the original where it is.
    await canvas.hold('API servers', moved(inRow, { x: 140, y: 0 }));
    const copied = page.locator('.ghost').getByText('API servers');
    const note = page.locator('output.pointer-note');
    await expect(copied).toHaveCount(0);
    await page.keyboard.down('Alt');
    await expect(copied).toBeVisible();
    await expect(note).toHaveText('Copy');
    expect(await canvas.boxOf('API servers')).toEqual(api);
    await page.keyboard.up('Alt');
    await expect(copied).toHaveCount(0);
    await page.keyboard.down('Alt');
    await page.mouse.up();
    await page.keyboard.up('Alt');
    await canvas.expectSelected('API servers 2');
    expect(await canvas.boxOf('API servers')).toEqual(api);
    const copy = await canvas.boxOf('API servers 2');
    expect(copy.y).toBeCloseTo(web.y, 0);
    expect(copy.x).toBeGreaterThan(api.x + 220);
    await lintel.undo.click();
    await expect(canvas.nodes).toHaveCount(14);
  });

  test('several keep their distances to each other', async ({ lintel, page }) => {
    const { canvas } = lintel;
    await canvas.select('Connection pool');
    await canvas.select('App database', { add: true });
    const distance = async () =>
      (await canvas.boxOf('App database')).y - (await canvas.boxOf('Connection pool')).y;
    const before = await distance();
    const replica = await canvas.boxOf('Read replica');
    const { x } = await canvas.boxOf('App database');
    const grip = await canvas.gripOf('App database');
    await canvas.hold('App database', moved(grip, { x: (replica.x - x) / 2 + 2, y: 3 }));
    await expect(page.locator('.guides path')).not.toHaveCount(0);
    expect(await distance()).toBeCloseTo(before, 0);
    await page.mouse.up();
    expect(await distance()).toBeCloseTo(before, 0);
    expect((await canvas.boxOf('App database')).x).toBeGreaterThan(x + 100);
  });
});

test.describe('Walking and moving by keys', () => {
  test('Alt and the arrows go along the connections', async ({ lintel, page }) => {
    const { canvas } = lintel;
    const walk = async (arrow: string, to: string) => {
      await page.keyboard.press(`Alt+Arrow${arrow}`);
      await expect(canvas.node(to)).toBeFocused();
      await canvas.expectSelected(to);
    };
    await walk('Right', 'Users');
    await walk('Right', 'app.example.com');
    await walk('Down', 'Public ALB');
    await walk('Up', 'app.example.com');
    await walk('Left', 'Users');
    await expect(lintel.undo).toBeDisabled();
  });

  test('a node is taken into another container, which is said and undone', async ({
    lintel,
    page,
  }) => {
    const { canvas } = lintel;
    await canvas.node('Session cache').focus();
    await page.keyboard.press('Alt+Enter');
    const menu = page.getByRole('menu', { name: 'Move Session cache into' });
    await expect(menu.getByRole('menuitem')).toHaveText([/^Public tier/, /^Application tier/]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Moved Session cache into Application tier.')).toBeAttached();
    await expect(canvas.node('Session cache')).toBeFocused();
    const tier = await canvas.boxOf('Application tier');
    const { y } = middleOf(await canvas.boxOf('Session cache'));
    expect(y).toBeLessThan(tier.y + tier.height);
    await page.keyboard.press('Control+z');
    await expect
      .poll(async () => middleOf(await canvas.boxOf('Session cache')).y)
      .toBeGreaterThan(tier.y + tier.height);

    // Nothing else would take the users: the menu says so.
    await canvas.openMenu('Users');
    const item = page.getByRole('menuitem', { name: 'Move into…' });
    await expect(item).toHaveAttribute('aria-disabled', 'true');
  });
});

test('The menu of a connection leads to its ends, its fields and its code, and that of the canvas to the view', async ({
  lintel,
  page,
}) => {
  const { canvas } = lintel;
  const line = canvas.connection('API servers reads and writes Session cache');
  const choose = async (item: string) => {
    await line.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Shift+F10');
    await page
      .getByRole('menu', { name: 'Connection' })
      .getByRole('menuitem', { name: item })
      .click();
  };
  await choose('Go to Session cache');
  await canvas.expectSelected('Session cache');
  await page.getByRole('button', { name: 'Hide the right column' }).click();
  await choose('Show in the inspector');
  await expect(lintel.inspector.panel).toContainText('reads and writes');
  await page.getByRole('button', { name: 'Hide the right column' }).click();
  await choose('Show in the code');
  await expect(lintel.code.region).toContainText('To Session cache');

  const { x, y } = await canvas.at(12, 12);
  const fromCanvas = async (item: string) => {
    await page.mouse.click(x, y, { button: 'right' });
    await page.getByRole('menu', { name: 'Canvas' }).getByRole('menuitem', { name: item }).click();
  };
  await fromCanvas('By tier: fold the zones');
  await expect(canvas.tool('Availability Zones')).toHaveAttribute('aria-pressed', 'false');
  await fromCanvas('By Availability Zone');
  await expect(canvas.tool('Availability Zones')).toHaveAttribute('aria-pressed', 'true');
  const fitted = await canvas.zoom.textContent();
  await page.keyboard.press('-');
  await expect(canvas.zoom).not.toHaveText(fitted ?? '');
  await fromCanvas('Zoom to fit');
  await expect(canvas.zoom).toHaveText(fitted ?? '');
});

test('The map is off until it is asked for, shows what is seen, and takes the view there', async ({
  lintel,
  page,
}) => {
  const { canvas } = lintel;
  const map = canvas.region.getByRole('img', { name: 'Map of the design' });
  await expect(map).toHaveCount(0);
  await canvas.tool('Map').click();
  await expect(map).toBeVisible();
  await canvas.zoomTo(100);
  const before = await canvas.boxOf('Users');
  const box = await map.boundingBox();
  await page.mouse.click(box!.x + box!.width / 2, box!.y + box!.height * 0.9);
  await expect.poll(async () => (await canvas.boxOf('Users')).y).toBeLessThan(before.y);
  const bar = await canvas.region.getByRole('toolbar').boundingBox();
  expect(box!.y + box!.height).toBeLessThanOrEqual(bar!.y);
  await lintel.reload();
  await expect(map).toBeVisible();
  await canvas.tool('Map').click();
  await expect(map).toHaveCount(0);
});

test.describe('By touch', () => {
  test('a finger that rests opens the menu, and two move and enlarge the view', async ({
    visitor,
  }) => {
    const lintel = await visitor({ hasTouch: true });
    await lintel.open();
    const { canvas, page } = lintel;
    const touch = await fingersOn(page);

    const card = await canvas.gripOf('Web servers');
    await touch('touchStart', card);
    const menu = page.getByRole('menu', { name: 'Web servers' });
    await expect(menu).toBeVisible();
    await touch('touchEnd');
    await expect(menu).toBeVisible();
    await canvas.expectSelected('Web servers');
    await page.keyboard.press('Escape');

    const open = await canvas.at(560, 60);
    await touch('touchStart', open);
    await expect(page.getByRole('menu', { name: 'Canvas' })).toBeVisible();
    await touch('touchEnd');
    await page.keyboard.press('Escape');

    // Two fingers that part enlarge; the same two, carried along, move.
    const zoomOf = async () => Number.parseInt(await canvas.zoom.innerText(), 10);
    const before = await zoomOf();
    const middle = await canvas.at(620, 40);
    const at = (half: number, by: number) => [
      { x: middle.x - half + by, y: middle.y },
      { x: middle.x + half + by, y: middle.y },
    ];
    await touch('touchStart', ...at(40, 0));
    for (const half of [50, 60, 70, 80]) await touch('touchMove', ...at(half, 0));
    await expect.poll(zoomOf).toBeGreaterThan(before * 1.5);
    const { x } = await canvas.boxOf('Region');
    for (const by of [20, 40, 60]) await touch('touchMove', ...at(80, by));
    await expect.poll(async () => (await canvas.boxOf('Region')).x).toBeGreaterThan(x + 40);
    await touch('touchEnd');
    await expect(page.getByRole('menu')).toHaveCount(0);
  });

  test('a finger takes a connection by its end to another node, and a frame by its corner', async ({
    visitor,
  }) => {
    const lintel = await visitor({ hasTouch: true });
    await lintel.open();
    const { canvas, page } = lintel;
    const touch = await fingersOn(page);
    const carry = async (from: Point, to: Point) => {
      await touch('touchStart', from);
      for (const share of [0.2, 0.5, 0.8, 1]) {
        const [x, y] = [from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share];
        await touch('touchMove', { x, y });
      }
      await touch('touchEnd');
    };
    await canvas.connection('API servers reads and writes Session cache').focus();
    await page.keyboard.press('Enter');
    const end = canvas.region.locator('.edge-grip[data-end=to]');
    await carry(await centerOf(end), await centerOf(canvas.node('Read replica')));
    await expect(canvas.connection('API servers reads from Read replica')).toBeVisible();

    await canvas.select('Users');
    await page.keyboard.press('f');
    const corner = canvas.region.locator('.frame-grip[data-side=se]');
    const { width, height } = await canvas.boxOf('Frame');
    const from = await centerOf(corner);
    await carry(from, moved(from, { x: 80, y: 40 }));
    await expect.poll(async () => (await canvas.boxOf('Frame')).width).toBeGreaterThan(width + 60);
    expect((await canvas.boxOf('Frame')).height).toBeGreaterThan(height + 20);
    await lintel.undo.click();
    await expect.poll(async () => (await canvas.boxOf('Frame')).width).toBeCloseTo(width, 0);
  });
});

test.describe('Two fingers', () => {
  const WAYS = ['both on one card', 'one on a card, one beside it', 'on two cards'] as const;
  for (const way of WAYS) {
    test(`${way}: the view is moved and enlarged, and nothing else`, async ({ visitor }) => {
      const lintel = await visitor({ hasTouch: true });
      await lintel.open();
      const { canvas, page } = lintel;
      const touch = await fingersOn(page);
      const link = await lintel.link();
      const zoomOf = async () => Number.parseInt(await canvas.zoom.innerText(), 10);
      const before = await zoomOf();
      const one = await canvas.gripOf('Web servers');
      const other = {
        'both on one card': { x: one.x + 30, y: one.y },
        'one on a card, one beside it': { x: one.x - 160, y: one.y + 70 },
        'on two cards': await canvas.gripOf('Session cache'),
      }[way];

      // The first finger has taken the card already when the second comes.
      await touch('touchStart', one);
      await touch('touchMove', { x: one.x + 4, y: one.y + 12 });
      await touch('touchMove', { x: one.x + 4, y: one.y + 24 });
      await touch('touchStart', { x: one.x + 4, y: one.y + 24 }, other);
      const [dx, dy] = [other.x - one.x, other.y - one.y];
      for (const by of [0.2, 0.4, 0.7, 1])
        await touch(
          'touchMove',
          { x: one.x - dx * by, y: one.y - dy * by },
          { x: other.x + dx * by, y: other.y + dy * by },
        );
      await expect.poll(zoomOf).toBeGreaterThan(before * 1.5);
      const { x } = await canvas.boxOf('Region');
      for (const by of [20, 40, 60])
        await touch(
          'touchMove',
          { x: one.x - dx + by, y: one.y - dy },
          { x: other.x + dx + by, y: other.y + dy },
        );
      await expect.poll(async () => (await canvas.boxOf('Region')).x).toBeGreaterThan(x + 40);
      // One finger goes; the other still means the view.
      await touch('touchEnd', { x: one.x - dx + 60, y: one.y - dy });
      await touch('touchMove', { x: one.x - dx, y: one.y - dy + 80 });
      await touch('touchEnd');
      await expect(lintel.undo).toBeDisabled();
      expect(await lintel.link()).toBe(link);

      // A single finger has its card again.
      await canvas.tool('Zoom to fit').click();
      // React Flow fits the view a moment later.
      await expect.poll(zoomOf).toBe(before);
      const card = await canvas.gripOf('Web servers');
      await touch('touchStart', card);
      let far = 0;
      const dragged = async () => {
        far += 8;
        await touch('touchMove', { x: card.x - far, y: card.y });
        return card.x - (await canvas.gripOf('Web servers')).x;
      };
      // A busy browser makes one movement of several, and the first only begins a drag.
      await expect.poll(dragged).toBeGreaterThan(8);
      await touch('touchEnd');
      await expect(lintel.undo).toBeEnabled();
    });
  }
});
