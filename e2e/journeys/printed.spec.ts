import { expect, test } from '../support/test';

test('the methodology as printed says that it does not plan, and one click that is previewed mends it', async ({
  lintel,
  page,
}) => {
  await lintel.open();
  await lintel.press('Templates');
  const gallery = lintel.dialog('Templates');
  const card = gallery.getByRole('button', { name: /^The methodology as printed/ });
  await expect(card).toContainText('Does not plan until it is fixed');
  await card.click();
  await expect(lintel.title).toHaveValue('The methodology as printed');
  await expect(lintel.checklist.counts).toHaveAccessibleName(/7 errors/);

  // What is wrong with it is what it is there for.
  const { panel } = lintel.checklist;
  await expect(panel).toBeVisible();
  // What AWS refuses is offered to nobody's acceptance.
  const refused = panel.getByRole('button', { name: 'Accept… LB-7' });
  await refused.scrollIntoViewIfNeeded();
  // Scrolling, which may still go on, closes a tip.
  await expect(async () => {
    await page.mouse.move(0, 0);
    await refused.hover();
    const tip = page.getByRole('tooltip');
    await expect(tip).toContainText('This cannot be accepted', { timeout: 2000 });
  }).toPass();
  await expect(refused).toHaveAttribute('aria-disabled', 'true');

  await panel.getByRole('button', { name: 'Fix all safe' }).click();
  const preview = panel.getByRole('group', { name: 'Will change:' });
  await preview.getByRole('button', { name: /^Show \d+ more changes$/ }).click();
  await expect(preview).toContainText('app-db: Master user: "admin" → "appadmin"');
  // On the canvas, before anything is applied.
  const planned = page.getByTestId('planned');
  const drawn = (label: string) => lintel.canvas.drawing.getByText(label, { exact: true });
  await expect(planned.getByText('New')).not.toHaveCount(0);
  await expect(drawn('RDS Proxy')).toBeVisible();
  await expect(drawn('DR plan')).toBeVisible();
  // And in the code.
  const code = preview.getByText(/^Terraform code: \d+ changes in \d+ files$/);
  await code.click();
  await preview.getByRole('button', { name: /^Show \d+ more lines$/ }).click();
  await expect(preview.getByRole('region', { name: 'Changes of the code' })).toContainText(
    '+ variable "db_password_version"',
  );

  // What is only previewed is no design: after Escape it is gone.
  await page.keyboard.press('Escape');
  await expect(drawn('RDS Proxy')).toBeHidden();
  await panel.getByRole('button', { name: 'Fix all safe' }).click();
  await preview.getByRole('button', { name: 'Apply' }).click();
  await expect(planned).toBeHidden();
  const done = panel.getByRole('region', { name: /^\d+ fixes applied; \d+ left$/ });
  await expect(done).toContainText(
    /does not say its owner.*Left: there is no fix for it: only a person can say what it should be\./,
  );
  await expect(lintel.checklist.counts).toHaveAccessibleName(/1 error/);
  await expect(lintel.checklist.mark('Monitoring and alerting')).toHaveAccessibleName(
    /: Cannot be proved yet$/,
  );

  await lintel.undo.click();
  await expect(lintel.checklist.counts).toHaveAccessibleName(/7 errors/);
  await expect(done).toBeHidden();
});
