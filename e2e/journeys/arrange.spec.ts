import { moved, type Box } from '../support/mouse';
import { expect, test } from '../support/test';

const NAMES = ['Web servers', 'API servers', 'Session cache', 'App database', 'Public ALB'];

test.describe('Arranging', () => {
  test('one key puts a mess in order, in one step', async ({ lintel }) => {
    const { canvas, page } = lintel;
    await canvas.drag('Session cache', await canvas.gripOf('Read replica'));
    await canvas.drag('Web servers', moved(await canvas.gripOf('Web servers'), { x: 90, y: 9 }));
    const placesOf = async () => Promise.all(NAMES.map((name) => canvas.boxOf(name)));
    const mess = await placesOf();
    await page.keyboard.press('Escape');

    await page.keyboard.press('l');
    const said = page.getByRole('status').filter({ hasText: /^Arranged: \d+ nodes? ha/ });
    await expect(said).toBeVisible();
    await expect.poll(placesOf).not.toEqual(mess);
    const [cache, replica] = [
      await canvas.boxOf('Session cache'),
      await canvas.boxOf('Read replica'),
    ];
    const apart =
      Math.abs(cache.x - replica.x) >= cache.width || Math.abs(cache.y - replica.y) >= cache.height;
    expect(apart, 'nothing lies on anything').toBe(true);

    await page.keyboard.press('l');
    await expect(
      page.getByRole('status').filter({ hasText: 'Everything is in its place.' }),
    ).toBeVisible();

    // The view has moved: what counts is how they stand to each other.
    const apartBy = ([web, api]: readonly Box[]) => (web!.x - api!.x) / web!.width;
    await page.keyboard.press('Control+z');
    await expect.poll(async () => apartBy(await placesOf())).toBeCloseTo(apartBy(mess), 2);
  });

  test('of what is selected nothing else moves, and the key is an L in a field', async ({
    lintel,
  }) => {
    const { canvas, page, palette } = lintel;
    await canvas.drag(
      'Session cache',
      moved(await canvas.gripOf('Session cache'), { x: -60, y: 30 }),
    );
    await canvas.drag('Public ALB', moved(await canvas.gripOf('Public ALB'), { x: 120, y: 0 }));
    const balancer = await canvas.boxOf('Public ALB');
    await canvas.select('Connection pool');
    await canvas.select('Session cache', { add: true });
    await canvas.select('Read replica', { add: true });
    const cache = await canvas.boxOf('Session cache');
    await palette.search.fill('l');
    expect(await canvas.boxOf('Session cache')).toEqual(cache);
    await palette.search.fill('');
    await canvas.region
      .getByRole('toolbar')
      .getByRole('button', { name: 'Arrange', exact: true })
      .click();
    await expect.poll(async () => canvas.boxOf('Session cache')).not.toEqual(cache);
    expect(await canvas.boxOf('Public ALB')).toEqual(balancer);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => canvas.boxOf('Session cache')).toEqual(cache);
  });

  test('without the part that arranges it says so, and the tiers are tidied', async ({
    visitor,
  }) => {
    const lintel = await visitor();
    const { canvas, page } = lintel;
    await page.addInitScript(() => {
      Object.defineProperty(window, 'Worker', {
        value: class extends EventTarget {
          constructor() {
            super();
            setTimeout(() => this.dispatchEvent(new Event('error')), 50);
          }
          postMessage(): void {}
          terminate(): void {}
        },
      });
    });
    await page.goto('/');
    await lintel.ready();
    await canvas.drag('Web servers', moved(await canvas.gripOf('Web servers'), { x: 90, y: 9 }));
    const before = await canvas.boxOf('Web servers');
    await page.keyboard.press('l');
    await expect(page.getByRole('status').filter({ hasText: 'could not be loaded' })).toBeVisible();
    await expect.poll(async () => canvas.boxOf('Web servers')).not.toEqual(before);
  });
});
