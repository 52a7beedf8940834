import type { Locator } from '@playwright/test';
import type { Lintel } from '../support/lintel';
import { expect, test } from '../support/test';

const choice = ({ checklist }: Lintel, title: string): Locator =>
  checklist.panel.getByRole('button', { name: title, exact: true });
const score = ({ checklist }: Lintel): Locator =>
  checklist.panel.getByRole('button', { name: /proved$/ });

test('What a design is for decides what is asked and what the code brings along', async ({
  lintel,
  page,
}) => {
  const { canvas, checklist, inspector } = lintel;
  await canvas.select('Session cache');
  await inspector.field('Keep snapshots').fill('14');
  await checklist.show();
  await expect(choice(lintel, 'Production')).toHaveAttribute('aria-pressed', 'true');
  await expect(score(lintel)).toHaveText('5 of 8 proved');

  await choice(lintel, 'Development').hover();
  await expect(page.getByRole('tooltip')).toContainText('backups and the firewall are left out');
  await choice(lintel, 'Development').click();
  await expect(lintel.notice).toContainText('Switched to development. Changed with it: ');
  await expect(lintel.notice).toContainText('Set by hand, so left as it is: Session cache');
  await lintel.notice.getByRole('button', { name: 'Undo' }).click();
  await expect(choice(lintel, 'Production')).toHaveAttribute('aria-pressed', 'true');
  await expect(canvas.node('App database')).toContainText('Multi-AZ');

  await choice(lintel, 'Development').click();
  await expect(choice(lintel, 'Development')).toHaveAttribute('aria-pressed', 'true');
  await expect(score(lintel)).toHaveText('3 of 3 proved');
  await expect(canvas.node('App database')).toContainText('1 AZ');
  await expect(canvas.node('Web servers')).toContainText('1–10');
  await expect(checklist.mark('Backup and recovery tested')).toHaveAccessibleName(/Not asked$/);
  const unasked = await checklist.unfold('Multi-AZ for all critical components');
  await expect(unasked).toContainText('Not asked of a design for development.');
  await expect(unasked.getByRole('listitem')).toHaveCount(0);

  await score(lintel).click();
  await expect(page.getByRole('dialog', { name: 'What counts, and why' })).toContainText(
    'Not counted: 5 are not asked of a design for development.',
  );
  await page.keyboard.press('Escape');

  const link = await lintel.link();
  await lintel.undo.click();
  await expect(choice(lintel, 'Production')).toHaveAttribute('aria-pressed', 'true');
  await expect(canvas.node('App database')).toContainText('Multi-AZ');
  await lintel.redo.click();
  await expect(choice(lintel, 'Development')).toHaveAttribute('aria-pressed', 'true');
  expect(await lintel.link()).toBe(link);
  await lintel.reload();
  await expect(choice(lintel, 'Development')).toHaveAttribute('aria-pressed', 'true');
});

test('Findings wait until somebody has typed, and are then said once', async ({ lintel, page }) => {
  const { checklist, inspector } = lintel;
  await expect(checklist.counts).toBeVisible();
  const before = await checklist.counts.getAttribute('aria-label');
  const news = page.getByRole('status', { name: 'New findings' });
  await expect(news).toBeEmpty();
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  const project = inspector.field('Project');
  await project.fill('');
  await project.pressSequentially('s');
  await expect(lintel.undo).toBeEnabled();
  await expect(checklist.counts).toHaveAccessibleName(before ?? '');
  await expect(project).not.toHaveAttribute('aria-invalid', 'true');
  await page.clock.runFor(900);
  await expect(checklist.counts).toHaveAccessibleName(before ?? '');
  await page.clock.runFor(200);
  await expect(checklist.counts).toHaveAccessibleName(/1 error/);
  await expect(project).toHaveAttribute('aria-invalid', 'true');
  await expect(news).toContainText('New error: ');
  await project.pressSequentially('hop');
  await expect(checklist.counts).toHaveAccessibleName(/1 error/);
  await page.clock.runFor(1100);
  await expect(checklist.counts).toHaveAccessibleName(before ?? '');
});
