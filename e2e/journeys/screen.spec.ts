import { cutOff } from '../support/cut-off';
import type { Lintel } from '../support/lintel';
import { boxOf } from '../support/mouse';
import { expect, test } from '../support/test';

test.use({ isCodeOpen: true });

const SCREENS = [
  { width: 1024, height: 768 },
  { width: 1440, height: 900 },
] as const;

async function expectAllInView(lintel: Lintel): Promise<void> {
  expect(await cutOff(lintel.page)).toEqual([]);
  const overflow = await lintel.page.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
    return { x: scrollWidth - clientWidth, y: scrollHeight - clientHeight };
  });
  expect(overflow).toEqual({ x: 0, y: 0 });
}

for (const viewport of SCREENS) {
  test.describe(`At ${viewport.width} × ${viewport.height}`, () => {
    test.use({ viewport });

    test('nothing is cut off and nothing scrolls sideways', async ({ lintel }) => {
      const { canvas, checklist, inspector } = lintel;
      await expect(lintel.code.text).toBeVisible();
      await expectAllInView(lintel);
      await canvas.select('App database');
      await inspector.field('Multi-AZ standby').uncheck();
      await expectAllInView(lintel);
      await checklist.show();
      await checklist.unfold('Single AZ deployment');
      await expectAllInView(lintel);
    });

    test('nor in a dialog', async ({ lintel }) => {
      for (const button of ['Templates', 'Open…', 'Share', 'Export', 'Keyboard shortcuts']) {
        await test.step(button, async () => {
          await lintel.press(button);
          const dialog = lintel.page.getByRole('dialog');
          await expect(dialog).toBeVisible();
          await expectAllInView(lintel);
          await lintel.page.keyboard.press('Escape');
          await expect(dialog).toBeHidden();
        });
      }
    });

    test('the example is whole on the canvas', async ({ lintel }) => {
      const { canvas } = lintel;
      const drawing = await boxOf(canvas.drawing);
      for (const node of await canvas.nodes.all()) {
        const { x, y, width, height } = await boxOf(node);
        expect(x).toBeGreaterThanOrEqual(drawing.x);
        expect(y).toBeGreaterThanOrEqual(drawing.y);
        expect(x + width).toBeLessThanOrEqual(drawing.x + drawing.width);
        expect(y + height).toBeLessThanOrEqual(drawing.y + drawing.height);
      }
    });
  });
}
