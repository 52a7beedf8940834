import { readFile } from 'node:fs/promises';
import { encodeLink } from '../../src/share';
import { threeTier } from '../../src/templates/three-tier';
import { middleOf, moved } from '../support/mouse';
import type { Lintel } from '../support/lintel';
import { expect, test } from '../support/test';

const tool = ({ canvas }: Lintel) => canvas.tool('Availability Zones');

/** Nodes go where they go for a moment. */
async function atRest(lintel: Lintel): Promise<void> {
  await expect(lintel.canvas.region.locator('.canvas')).not.toHaveAttribute('data-moving');
}

async function fold(lintel: Lintel): Promise<void> {
  await tool(lintel).click();
  await expect(tool(lintel)).toHaveAttribute('aria-pressed', 'false');
  await atRest(lintel);
}

async function explode(lintel: Lintel): Promise<void> {
  await tool(lintel).click();
  await expect(tool(lintel)).toHaveAttribute('aria-pressed', 'true');
  await atRest(lintel);
}

/** In canvas pixels, from the top left corner of another. */
async function placeIn(lintel: Lintel, holder: string, label: string) {
  const { canvas } = lintel;
  const zoom = Number((await canvas.zoom.textContent())!.replace('%', '')) / 100;
  const [outer, inner] = [await canvas.boxOf(holder), await canvas.boxOf(label)];
  return {
    x: Math.round((inner.x - outer.x) / zoom),
    y: Math.round((inner.y - outer.y) / zoom),
  };
}

test.describe('Two views of one design', () => {
  test('Z folds the zones into their tiers and explodes them again; the design stays what it is', async ({
    lintel,
    page,
  }) => {
    const { canvas } = lintel;
    const subnet = page.getByText('10.0.128.0/24', { exact: true });
    const zones = canvas.drawing.getByText('3 zones');
    const nat = canvas.drawing.getByRole('button', { name: 'Production: NAT in 3 zones' });
    await canvas.select('App database');
    const link = await lintel.link();
    await expect(subnet).toBeVisible();
    await expect(zones).toHaveCount(0);
    await canvas.node('App database').focus();
    await page.keyboard.press('z');
    await expect(lintel.notice).toContainText('By tier');
    await expect(subnet).toBeHidden();
    await expect(canvas.region.locator('.zone').first()).toBeHidden();
    await expect(zones).toHaveCount(3);
    await canvas.expectSelected('App database');
    await expect(canvas.node('App database')).toBeFocused();
    // What has no card in a tier is seen all the same.
    await nat.click();
    await canvas.expectSelected('Production');

    await lintel.reload();
    await expect(subnet).toBeHidden();
    await expect(zones).toHaveCount(3);
    await tool(lintel).click();
    await expect(subnet).toBeVisible();
    await expect(zones).toHaveCount(0);
    expect(await lintel.link()).toBe(link);
  });

  test('what moves from one to the other is seen on its way', async ({ visitor }) => {
    const lintel = await visitor({ reducedMotion: 'no-preference' });
    await lintel.open();
    const { canvas } = lintel;
    await canvas.select('App database');
    const seen = await canvas.node('App database').evaluateHandle((element) => {
      const list = { places: [] as number[], goes: false };
      const look = () => {
        list.places.push(element.getBoundingClientRect().y);
        list.goes ||= element.getAnimations().length > 0;
        requestAnimationFrame(look);
      };
      look();
      return list;
    });
    await fold(lintel);
    // A busy page draws later than it says so.
    await expect
      .poll(async () => {
        const { places } = await seen.jsonValue();
        return places[0]! - places.at(-1)!;
      })
      .toBeGreaterThan(20);
    const { places, goes } = await seen.jsonValue();
    expect(goes).toBe(true);
    // Straight there, whatever the view does beside it.
    expect(places).toEqual(places.toSorted((a, b) => b - a));
    await canvas.expectSelected('App database');
  });

  test('folded, the drawing is lower: what stands below comes up, and what one looks at stays where it is', async ({
    lintel,
  }) => {
    const { canvas } = lintel;
    await lintel.open(`#${encodeLink(threeTier.build())}`);
    await expect(canvas.node('Alarms')).toBeVisible();
    await canvas.zoomTo(60);
    await canvas.select('API servers');
    await canvas.bringToMiddle('API servers');
    const [card, vpc] = [await canvas.boxOf('API servers'), await canvas.boxOf('Production')];
    const below = await placeIn(lintel, 'Region', 'Alarms');
    const inside = await placeIn(lintel, 'Data tier', 'App database');

    await fold(lintel);
    await canvas.expectSelected('API servers');
    const [now, then] = [await canvas.boxOf('API servers'), await canvas.boxOf('Production')];
    expect(Math.hypot(now.x - card.x, now.y - card.y)).toBeLessThan(1.5);
    expect(then.height).toBeLessThan(vpc.height - 100 * 0.6);
    expect(then.width).toBeCloseTo(vpc.width, 0);
    const raised = await placeIn(lintel, 'Region', 'Alarms');
    expect(raised.x).toBe(below.x);
    expect(raised.y).toBeLessThan(below.y - 100);
    expect(await placeIn(lintel, 'Data tier', 'App database')).toEqual(inside);

    await explode(lintel);
    const again = await canvas.boxOf('API servers');
    expect(Math.hypot(again.x - card.x, again.y - card.y)).toBeLessThan(1.5);
    expect(await placeIn(lintel, 'Region', 'Alarms')).toEqual(below);
  });

  test('what is dragged, dropped and nudged tier by tier stands there, and in its place zone by zone', async ({
    lintel,
    page,
  }) => {
    const { canvas, palette } = lintel;
    await lintel.open(`#${encodeLink(threeTier.build())}`);
    await expect(canvas.node('Alarms')).toBeVisible();
    await fold(lintel);
    await canvas.zoomTo(60);
    await canvas.bringToMiddle('Data tier');

    // Within a tier a place is the same in both views.
    const grip = await canvas.gripOf('Read replica');
    await canvas.drag('Read replica', moved(grip, { x: -120, y: 0 }));
    const inTier = await placeIn(lintel, 'Data tier', 'Read replica');

    // Beside the VPC and below it, it is what it stands beside that counts.
    const alarms = await canvas.gripOf('Alarms');
    await canvas.drag('Alarms', moved(alarms, { x: -48, y: 24 }));
    const below = await placeIn(lintel, 'Region', 'Alarms');
    await canvas.select('Alarms');
    await canvas.node('Alarms').focus();
    await page.keyboard.press('ArrowDown');
    await expect
      .poll(() => placeIn(lintel, 'Region', 'Alarms'))
      .toEqual({ x: below.x, y: below.y + 8 });
    const region = await canvas.boxOf('Region');
    const cards = await canvas.nodes.count();
    await palette.drop('S3 bucket', {
      x: region.x + 72,
      y: middleOf(await canvas.boxOf('Alarms')).y,
    });
    await expect(canvas.nodes).toHaveCount(cards + 1);
    const dropped = await canvas.selectedNodes.getAttribute('aria-label');
    const name = dropped!.split(',')[0]!;
    const folded = {
      alarms: await placeIn(lintel, 'Production', 'Alarms'),
      dropped: await placeIn(lintel, 'Production', name),
      vpc: await canvas.boxOf('Production'),
    };
    expect(Math.abs(folded.dropped.y - folded.alarms.y)).toBeLessThanOrEqual(8);

    await explode(lintel);
    expect(await placeIn(lintel, 'Data tier', 'Read replica')).toEqual(inTier);
    const vpc = await canvas.boxOf('Production');
    const lower = Math.round((vpc.height - folded.vpc.height) / 0.6);
    expect(lower).toBeGreaterThan(100);
    for (const [label, at] of [
      ['Alarms', folded.alarms],
      [name, folded.dropped],
    ] as const) {
      const exploded = await placeIn(lintel, 'Production', label);
      expect(exploded.x).toBe(at.x);
      expect(Math.abs(exploded.y - at.y - lower)).toBeLessThanOrEqual(2);
    }
    await fold(lintel);
    expect(await placeIn(lintel, 'Production', name)).toEqual(folded.dropped);
    await lintel.undo.click();
    await expect(canvas.nodes).toHaveCount(cards);
  });

  test('a picture shows the view of the screen, or the other', async ({ lintel }) => {
    await fold(lintel);
    await lintel.press('Share');
    await lintel.dialog('Share').getByRole('button', { name: 'Picture…' }).click();
    const dialog = lintel.dialog('Picture');
    const save = async () => {
      const file = await lintel.downloadOf(dialog.getByRole('button', { name: 'Save SVG' }));
      return readFile(await file.path(), 'utf8');
    };
    await expect(dialog.getByRole('radio', { name: 'By tier' })).toBeChecked();
    const byTier = await save();
    expect(byTier).toContain('>3 zones</text>');
    expect(byTier).not.toContain('10.0.128.0/24');
    await dialog.getByRole('radio', { name: 'By zone' }).check();
    const byZone = await save();
    expect(byZone).not.toContain('>3 zones</text>');
    expect(byZone).toContain('10.0.128.0/24');
    const heightOf = (svg: string) => Number(/height="([\d.]+)"/.exec(svg)![1]);
    expect(heightOf(byTier)).toBeLessThan(heightOf(byZone) - 100);
  });
});
