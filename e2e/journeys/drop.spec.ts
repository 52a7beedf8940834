import type { Lintel } from '../support/lintel';
import { boxOf, centerOf, dragTo, middleOf, moved, type Point } from '../support/mouse';
import { expect, test } from '../support/test';

/** Places are rounded to the grid of the canvas, 8 pixels at 100 %. */
const reach = (percent: number): number => (8 * percent) / 100 + 1;

async function expectUnder(lintel: Lintel, label: string, at: Point, percent: number) {
  const { x, y } = middleOf(await lintel.canvas.boxOf(label));
  expect(Math.abs(x - at.x), `${label}, across`).toBeLessThanOrEqual(reach(percent));
  expect(Math.abs(y - at.y), `${label}, down`).toBeLessThanOrEqual(reach(percent));
}

/** The panels around the canvas, in ways that move it about under the pointer. */
const LAYOUTS: readonly [string, (lintel: Lintel) => Promise<void>][] = [
  ['all panels open', async () => undefined],
  [
    'wide panels',
    async (lintel) => {
      for (const [name, by] of [
        ['Width of the palette', 60],
        ['Width of the right column', -80],
      ] as const) {
        const from = await centerOf(lintel.splitter(name));
        await dragTo(lintel.page, from, moved(from, { x: by, y: 0 }));
        await lintel.page.mouse.up();
      }
    },
  ],
  [
    'the right column folded',
    async ({ page, code }) => {
      await page.getByRole('button', { name: 'Hide the right column' }).click();
      await expect(code.region).toBeHidden();
    },
  ],
];

test.describe('A drop lands under the pointer', () => {
  // Each scale and each layout, and the usual scale with two of them.
  for (const [percent, layout] of [
    [50, 1],
    [100, 0],
    [100, 2],
    [150, 2],
  ] as const) {
    for (const [name, arrange] of LAYOUTS.slice(layout, layout + 1)) {
      test(`at ${percent} % with ${name}`, async ({ lintel }) => {
        const { canvas, palette } = lintel;
        await arrange(lintel);
        await lintel.startEmpty();
        await canvas.zoomTo(percent);

        // On the open canvas, and with the containers that are missing.
        const open = await canvas.at(200, 90);
        await palette.drop('External system', open);
        await expectUnder(lintel, 'External system', open, percent);
        const fresh = await canvas.at(200, 400);
        await palette.drop('RDS database', fresh);
        await expectUnder(lintel, 'Database', fresh, percent);

        // Into a container that is there.
        const tier = await canvas.boxOf('Data tier');
        const inside = { x: fresh.x + 2.4 * percent, y: tier.y + tier.height * 0.45 };
        await palette.drop('Note', inside);
        await expectUnder(lintel, 'Note', inside, percent);

        // What is moved stays in the hand, too.
        const grip = await canvas.gripOf('Database');
        const to = moved(grip, { x: 48, y: 32 });
        const before = middleOf(await canvas.boxOf('Database'));
        await canvas.drag('Database', to);
        await expectUnder(lintel, 'Database', moved(before, { x: 48, y: 32 }), percent);
      });
    }
  }
});

/** What lies in a container goes along when it is dragged. */
async function goesAlong(lintel: Lintel, label: string, container: string): Promise<boolean> {
  const { canvas, page } = lintel;
  const before = await canvas.boxOf(label);
  const around = await canvas.boxOf(container);
  await canvas.drag(container, moved(await canvas.gripOf(container), { x: 32, y: 0 }));
  await expect.poll(async () => (await canvas.boxOf(container)).x).not.toBe(around.x);
  const { x } = await canvas.boxOf(label);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await canvas.boxOf(container)).x).toBe(around.x);
  return x !== before.x;
}

test.describe('Dragging between containers', () => {
  test('in, from one to the next, and out again', async ({ lintel }) => {
    const { canvas, palette, undo } = lintel;
    await lintel.startEmpty();
    await palette.drop('Three-tier network', await canvas.at(330, 150));
    await canvas.zoomTo(50);
    await canvas.bringToMiddle('VPC');
    const outside = await canvas.at(80, 40);
    await palette.drop('External system', outside);
    expect(await goesAlong(lintel, 'External system', 'Region')).toBe(false);

    await canvas.drag('External system', await canvas.within('Application tier', 0.5, 0.5));
    expect(await goesAlong(lintel, 'External system', 'Region')).toBe(true);
    await canvas.drag('External system', await canvas.within('Data tier', 0.5, 0.5));
    expect(await goesAlong(lintel, 'External system', 'Region')).toBe(true);
    await canvas.drag('External system', outside);
    expect(await goesAlong(lintel, 'External system', 'Region')).toBe(false);

    await undo.click();
    expect(await goesAlong(lintel, 'External system', 'Region')).toBe(true);
  });

  test('a place that makes no sense is refused before the mouse is released', async ({
    lintel,
  }) => {
    const { canvas, palette, page, undo } = lintel;
    const before = await lintel.link();
    const refusals: readonly [string, () => Promise<void>, RegExp][] = [
      [
        'from the palette',
        async () => palette.hold('Internet users', await canvas.within('Data tier', 0.5, 0.4)),
        /stands outside every region/,
      ],
      [
        'a second tier',
        async () => palette.hold('Data tier', await canvas.within('Production', 0.6, 0.1)),
        /has "Data tier" already/,
      ],
      [
        'out of its network',
        async () => canvas.hold('Session cache', await canvas.at(760, 12)),
        /needs a tier\. Drop it on Data tier/,
      ],
      [
        'of what is there',
        async () => canvas.hold('Users', await canvas.within('Data tier', 0.5, 0.4)),
        /stands outside every region/,
      ],
    ];
    for (const [name, hold, reason] of refusals) {
      await test.step(name, async () => {
        await hold();
        await expect(canvas.pointerNote).toContainText(reason);
        await page.mouse.up();
        await expect(canvas.pointerNote).toBeHidden();
        await expect(canvas.nodes).toHaveCount(14);
        await expect(undo).toBeDisabled();
      });
    }
    expect(await lintel.link()).toBe(before);
  });

  test('what is merely bad is allowed: a database may be drawn into the public tier', async ({
    lintel,
  }) => {
    const { canvas, palette, checklist } = lintel;
    await palette.drop('RDS database', await canvas.within('Public tier', 0.15, 0.5));
    await expect(canvas.nodes).toHaveCount(15);
    await expect(checklist.mark('Public databases')).toHaveAccessibleName(/: Fails$/);
  });

  test('Escape gives a drag up, from the palette and on the canvas', async ({ lintel }) => {
    const { canvas, palette, page, undo } = lintel;
    const before = await lintel.link();
    await palette.hold('RDS database', await canvas.within('Data tier', 0.5, 0.4));
    await page.keyboard.press('Escape');
    await page.mouse.up();
    const box = await canvas.boxOf('Web servers');
    await canvas.hold('Web servers', await canvas.within('Public tier', 0.2, 0.5));
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await expect(canvas.nodes).toHaveCount(14);
    await expect(undo).toBeDisabled();
    await expect.poll(() => canvas.boxOf('Web servers')).toEqual(box);
    expect(await lintel.link()).toBe(before);
  });

  test('the frame of a selection takes what is wholly inside', async ({ lintel }) => {
    const { canvas, page } = lintel;
    await page.keyboard.press('h');
    await expect(canvas.tool('Hand')).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('v');
    await expect(canvas.tool('Select')).toHaveAttribute('aria-pressed', 'true');
    const proxy = await boxOf(canvas.node('Connection pool'));
    const replica = await boxOf(canvas.node('Read replica'));
    await dragTo(
      page,
      moved(proxy, { x: -6, y: -6 }),
      moved(replica, { x: replica.width + 8, y: replica.height + 8 }),
    );
    await page.mouse.up();
    await expect(canvas.selectedNodes).toHaveCount(4);
    await canvas.expectSelected('Session cache');
  });
});
