import { expect, test } from '../support/test';

test('a rule has a page: from the checklist, by search, and Back leaves it', async ({ lintel }) => {
  const { checklist, page } = lintel;
  const title = /^ML-4 Database has a standby/;
  await checklist.show();
  const item = await checklist.unfold('Multi-AZ for all critical components');
  await item.getByRole('button', { name: /ML-4$/ }).click();
  const about = item.getByRole('link', { name: 'About this rule' });
  await about.click();
  const rule = lintel.dialog(title);
  await expect(rule.getByRole('heading', { name: 'What it reads' })).toBeVisible();
  await expect(rule.getByText('App database: one zone;')).toBeVisible();
  await expect(rule.getByRole('link', { name: 'RDS.5' })).toHaveAttribute('rel', 'noreferrer');

  const source = rule.getByRole('link', { name: /^RDS guide, "Configuring/ });
  await expect(source).toHaveAttribute('href', /^https:\/\/docs\.aws\.amazon\.com\//);

  await rule.getByRole('link', { name: 'All rules' }).click();
  const all = lintel.dialog('All rules');
  await all.getByRole('textbox', { name: 'Search the rules' }).fill('ckv_aws_17');
  await all.getByRole('link', { name: /PD-2/ }).click();
  await expect(lintel.dialog(/^PD-2 /)).toBeVisible();
  await page.goBack();
  await expect(all.getByRole('textbox', { name: 'Search the rules' })).toHaveValue('ckv_aws_17');
  // An address that leads nowhere shows all rules, whatever was searched for before.
  await page.evaluate(() => {
    window.location.hash = '#rule=XX-9';
  });
  await expect(all).toContainText('There is no rule XX-9.');
  await expect(all.getByRole('textbox', { name: 'Search the rules' })).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(about).toBeFocused();
  expect(new URL(page.url()).hash).toBe('');
});

test('the address of a rule opens its page, and leaves the design alone', async ({ lintel }) => {
  const before = await lintel.link();
  await lintel.open('#rule=PD-1');
  await lintel.reload();
  await expect(lintel.dialog(/^PD-1 /)).toBeVisible();
  await lintel.page.keyboard.press('Escape');
  await expect(lintel.page.getByRole('dialog')).toHaveCount(0);
  expect(await lintel.link()).toBe(before);
});
