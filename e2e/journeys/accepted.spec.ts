import type { Lintel } from '../support/lintel';
import { expect, test } from '../support/test';

const ITEM = 'Single AZ deployment';
const EVIDENCE = /^App database: one zone; RDS Multi-AZ keeps a standby in a second/;
const REASON = 'Rebuilt from events within a day, <b>agreed</b> "for now".';
const DAY_MILLISECONDS = 86_400_000;

const stateOf = ({ checklist }: Lintel) => checklist.mark(ITEM);

async function verdictOf({ checklist, page }: Lintel) {
  await checklist.show();
  const item = await checklist.unfold(ITEM);
  const says = page.getByRole('button', { name: EVIDENCE });
  const verdict = item.getByRole('listitem').filter({ has: says }).last();
  await verdict.scrollIntoViewIfNeeded();
  return verdict;
}

test('a finding is accepted for a time, with a reason and an owner, and comes back', async ({
  lintel,
  visitor,
}) => {
  const { canvas, checklist, inspector, page } = lintel;
  await canvas.select('App database');
  await inspector.field('Multi-AZ standby').uncheck();
  await expect(stateOf(lintel)).toHaveAccessibleName(`${ITEM}: Fails`);

  // By keyboard alone: what is missing is said, and takes the focus.
  const verdict = await verdictOf(lintel);
  await verdict.getByRole('button', { name: 'Accept…' }).press('Enter');
  const form = verdict.getByRole('form');
  await expect(form.getByLabel('Reason')).toBeFocused();
  await form.getByLabel('Look again by').press('Enter');
  await expect(form.getByLabel('Reason')).toBeFocused();
  await expect(form.getByLabel('Reason')).toHaveAccessibleDescription(/in a few words/);
  await page.keyboard.type(REASON);
  await page.keyboard.press('Tab');
  await page.keyboard.type('Platform team');
  await page.keyboard.press('Enter');
  await expect(form).toBeHidden();

  // It is neither failing nor proved, counts no more, and says on whose word.
  await expect(stateOf(lintel)).toHaveAccessibleName(`${ITEM}: Accepted`);
  await expect(checklist.counts).toHaveAccessibleName(/^Findings: 0 errors, .* 1 accepted$/);
  await expect(canvas.badgeOn('App database')).toHaveCount(0);
  await expect(verdict).toContainText(`Accepted by Platform team until`);
  await expect(verdict).toContainText(REASON);
  await inspector.show();
  await expect(inspector.panel).toContainText(`Accepted by Platform team until`);
  const link = await lintel.link();
  const files = await lintel.exportedFiles();
  expect(files['database.tf']).toContain(`# checkov:skip=CKV_AWS_157:${REASON} (accepted by `);
  expect(files['README.md']).toContain('## Accepted findings');

  // It stays over a reload, and goes along with the link.
  await lintel.expectSaved();
  await lintel.reload();
  await expect(stateOf(lintel)).toHaveAccessibleName(`${ITEM}: Accepted`);
  const other = await visitor();
  await other.open(new URL(link).hash);
  await expect(stateOf(other)).toHaveAccessibleName(`${ITEM}: Accepted`);
  expect(await other.link()).toBe(link);

  // When its day has passed it is a finding again, which says so.
  await other.expectSaved();
  await other.page.clock.setFixedTime(Date.now() + 92 * DAY_MILLISECONDS);
  await other.reload();
  await expect(stateOf(other)).toHaveAccessibleName(`${ITEM}: Fails`);
  await expect(await verdictOf(other)).toContainText('Its acceptance by Platform team ended on');

  // It can be withdrawn, and that can be undone.
  const accepted = await verdictOf(lintel);
  await accepted.getByRole('button', { name: 'Withdraw' }).click();
  await expect(stateOf(lintel)).toHaveAccessibleName(`${ITEM}: Fails`);
  await lintel.undo.click();
  await expect(stateOf(lintel)).toHaveAccessibleName(`${ITEM}: Accepted`);

  // Once the standby is back there is nothing to accept: a person removes what is left.
  await canvas.select('App database');
  await inspector.field('Multi-AZ standby').check();
  await expect(stateOf(lintel)).toHaveAccessibleName(`${ITEM}: Passes`);
  await checklist.show();
  const remove = checklist.panel.getByRole('button', { name: /^Remove the acceptance/ });
  await remove.scrollIntoViewIfNeeded();
  await remove.click();
  await expect(remove).toBeHidden();
});
