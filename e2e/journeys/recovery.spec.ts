import { encodeLink } from '../../src/share';
import { multiRegion } from '../../src/templates/multi-region';
import { expect, test } from '../support/test';

const DAY = new Date().toISOString().slice(0, 10);

test.describe('A DR plan is proved by evidence', () => {
  test('it is confirmed for its design, rehearsed, and out of date once the design changes', async ({
    lintel,
  }) => {
    const { canvas, inspector, checklist } = lintel;
    await lintel.open(`#${encodeLink(multiRegion.build())}`);
    await canvas.select('DR plan');
    const estimate = inspector.panel.getByRole('table', { name: /^When the region is lost/ });
    const databases = estimate.getByRole('row', { name: /Databases/ });
    await expect(databases).toContainText('45 min, promised 1 h');
    await databases.getByRole('button').click();
    await expect(estimate).toContainText('15 min: the replica is promoted');

    // Names and numbers have spaces in them.
    await inspector.field('Contacts').fill('On call +1 555 0100, Anna Field');
    await inspector.field('Contacts').press('Enter');
    for (const contact of ['On call +1 555 0100', 'Anna Field'])
      await expect(inspector.panel.getByText(contact, { exact: true })).toBeVisible();

    await checklist.show();
    const item = await checklist.unfold('DR plan documented');
    await expect(item).toContainText('nobody has confirmed that it is of this design');
    await item.getByRole('button', { name: 'Plan is of this design', exact: true }).click();
    await item.getByRole('button', { name: 'Apply' }).click();
    await expect(item).toContainText('no rehearsal is noted yet');

    await inspector.show();
    await inspector.field('Last rehearsal').fill(DAY);
    await inspector.field('Last rehearsal').press('Enter');
    await expect(checklist.mark('DR plan documented')).toHaveAccessibleName(/: Passes$/);

    await canvas.select('App database');
    await inspector.field('Multi-AZ standby').uncheck();
    await expect(checklist.mark('DR plan documented')).toHaveAccessibleName(/: Warning$/);
  });
});
