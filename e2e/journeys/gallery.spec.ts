import { expect, test } from '../support/test';

test('a template joins the design: from the gallery, and by a drop from the palette', async ({
  lintel,
}) => {
  const { canvas, palette } = lintel;
  const before = await lintel.link();
  await lintel.press('Templates');
  const gallery = lintel.dialog('Templates');
  await expect(gallery.getByRole('button', { name: /^Add to the design/ }).first()).toBeVisible();
  await gallery
    .getByRole('button', { name: 'Add to the design: Three-tier web application in production' })
    .click();
  await expect(gallery).toBeHidden();
  await expect(canvas.nodes).toHaveCount(32);
  await expect(lintel.title).toHaveValue('Three-tier web application');
  await lintel.undo.click();
  await expect(canvas.nodes).toHaveCount(14);
  expect(await lintel.link()).toBe(before);

  await palette.search.fill('three-tier web');
  const drawing = (await canvas.drawing.boundingBox())!;
  await palette.drop('Three-tier web application in production', {
    x: drawing.x + drawing.width - 40,
    y: drawing.y + drawing.height / 2,
  });
  await expect(canvas.nodes).toHaveCount(32);
});
