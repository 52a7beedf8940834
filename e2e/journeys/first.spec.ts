import type { Lintel } from '../support/lintel';
import { centerOf, dragTo, moved } from '../support/mouse';
import { expect, test } from '../support/test';

test.use({ isCodeOpen: true });

/** Opens the page with the scripts that its HTML names, and holds back every other until the function is called. */
async function openHoldingBack({ page, canvas }: Lintel): Promise<() => void> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const html = await (await page.request.get('/')).text();
  const begins = [...html.matchAll(/"\.(\/assets\/[^"]+\.js)"/g)].map(([, path]) => path);
  let held = 0;
  await page.route('**/assets/*.js', async (route) => {
    if (!begins.includes(new URL(route.request().url()).pathname)) {
      held += 1;
      await released;
    }
    await route.continue();
  });
  await page.goto('/');
  await expect(canvas.node('App database')).toBeVisible();
  await expect.poll(() => held, 'there is more to come').toBeGreaterThan(5);
  return release;
}

test('The canvas can be used before anything else has come', async ({ visitor }) => {
  const lintel = await visitor();
  const { page, canvas, palette, header } = lintel;
  const release = await openHoldingBack(lintel);
  await expect(header.getByRole('button')).toHaveCount(0);

  await canvas.select('App database');
  await canvas.expectSelected('App database');

  const before = await canvas.boxOf('Session cache');
  await canvas.drag('Session cache', moved(await canvas.gripOf('Session cache'), { x: 0, y: 40 }));
  await expect.poll(async () => (await canvas.boxOf('Session cache')).y).not.toBe(before.y);

  // A node into a tier, and a pattern with all that it brings and is connected to.
  const nodes = await canvas.nodes.count();
  const connections = await canvas.connections.count();
  await palette.drop('RDS database', await canvas.within('Data tier', 0.5, 0.5));
  await expect(canvas.nodes).toHaveCount(nodes + 1);
  await palette.drop('Load-balanced group', await canvas.within('Application tier', 0.5, 0.3));
  await expect.poll(() => canvas.nodes.count()).toBeGreaterThan(nodes + 2);
  await expect.poll(() => canvas.connections.count()).toBeGreaterThan(connections);

  const seen = await canvas.boxOf('App database');
  const empty = await canvas.at(6, 6);
  await dragTo(page, empty, moved(empty, { x: 64, y: 32 }));
  await page.mouse.up();
  await expect.poll(async () => (await canvas.boxOf('App database')).x).not.toBe(seen.x);

  const places = await centerOf(canvas.node('App database'));
  release();
  await lintel.ready();
  expect(await centerOf(canvas.node('App database')), 'nothing moves').toEqual(places);
});
