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

test('what is accepted with its cause says so, and leads to where it can be withdrawn', async ({
  lintel,
}) => {
  const { checklist, page } = lintel;
  await checklist.show();
  const accepted = checklist.panel.getByRole('region', { name: 'Accepted' });
  const findings = checklist.panel.getByRole('region', { name: 'Findings' });
  const lineOf = (list: typeof findings, says: RegExp) =>
    list
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: says }) })
      .last();
  const cause = /: nobody watches /;
  await lineOf(findings, cause).getByRole('button', { name: 'Accept…' }).click();
  const form = findings.getByRole('form');
  await form.getByLabel('Reason').fill('Watched by the platform.');
  await form.getByLabel('Owner').fill('Platform team');
  await form.getByRole('button', { name: 'Accept', exact: true }).click();

  const follower = lineOf(accepted, /: there is no alarm that could tell anybody/);
  await expect(follower).toContainText('Accepted with MO-1, which has the same cause, by Platform');
  await expect(follower.getByRole('button', { name: /Withdraw|Change/ })).toHaveCount(0);
  await follower.getByRole('button', { name: 'Show MO-1' }).click();
  await expect(lineOf(accepted, cause).getByRole('button', { name: cause })).toBeFocused();
  await lineOf(accepted, cause).getByRole('button', { name: 'Withdraw' }).click();
  await expect(accepted).toBeHidden();
  await expect(lineOf(findings, cause)).toContainText('MO-2');
});
