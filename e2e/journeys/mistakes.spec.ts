import type { Lintel } from '../support/lintel';
import { expect, test } from '../support/test';

interface Mistake {
  readonly title: string;
  readonly by: string;
  /** What a person does to make it. */
  readonly make: (lintel: Lintel) => Promise<void>;
  /** As the mark below the canvas says it. */
  readonly state: 'Fails' | 'Warning';
  readonly evidence: RegExp;
  /** What a click on the evidence brings: what is selected, and the field that has the cursor. */
  readonly heading: string;
  readonly field?: string;
  readonly fix: RegExp;
  /** What the preview says that the fix will change. */
  readonly changes: RegExp;
}

const MISTAKES: readonly Mistake[] = [
  {
    title: 'Single AZ deployment',
    by: 'turning the standby of the database off',
    make: async ({ canvas, inspector }) => {
      await canvas.select('App database');
      await inspector.field('Multi-AZ standby').uncheck();
    },
    state: 'Fails',
    evidence: /^App database: one zone; RDS Multi-AZ keeps a standby in a second/,
    heading: 'RDS database',
    field: 'Multi-AZ standby',
    fix: /^Turn on the Multi-AZ standby$/,
    changes: /App database: Multi-AZ standby: off → on/,
  },
  {
    title: 'Single AZ deployment',
    by: 'leaving the VPC one zone',
    make: async ({ canvas, inspector }) => {
      await canvas.select('Production');
      await inspector.chip('b').click();
      await inspector.chip('c').click();
    },
    state: 'Fails',
    evidence: /^Production: only us-east-1a; losing it stops everything inside/,
    heading: 'VPC',
    field: 'a',
    fix: /^Use zones a, b and c$/,
    changes: /Production: Availability Zones: a → a, b and c/,
  },
  {
    title: 'No auto scaling',
    by: 'setting the maximum to the minimum',
    make: async ({ canvas, inspector }) => {
      await canvas.select('Web servers');
      await inspector.field('Maximum').fill('3');
    },
    state: 'Fails',
    evidence: /^Web servers: fixed at 3 servers/,
    heading: 'Auto Scaling group',
    field: 'Maximum',
    fix: /^Let it grow and shrink$/,
    changes: /Web servers: Maximum: 3 instances → 6 instances/,
  },
  {
    title: 'Direct database access',
    by: 'connecting the servers past the pool',
    make: async ({ canvas, inspector }) => {
      await canvas.connect('API servers', 'App database');
      await canvas.select('API servers');
      await inspector.button('Remove the connection to Connection pool').click();
    },
    // A warning: one group and one database do work without a pool.
    state: 'Warning',
    evidence: /^App database: API servers opens its own connections/,
    heading: '2 nodes selected',
    fix: /^Connect through Connection pool$/,
    changes: /Connection pool/,
  },
  {
    title: 'No health checks',
    by: 'turning the check of a target group off',
    make: async ({ canvas, inspector }) => {
      await canvas.select('API servers');
      await inspector.button(/Public ALB routes to this/).click();
      await inspector.field('Health check').uncheck();
    },
    state: 'Fails',
    evidence: /^Public ALB: the targets of API servers are never checked/,
    heading: 'Public ALBroutes toAPI servers',
    field: 'Health check',
    fix: /^Turn on the health check$/,
    changes: /Health check: off → on/,
  },
  {
    title: 'Public databases',
    by: 'dragging the database into the public tier',
    make: async ({ canvas }) => {
      await canvas.drag('App database', await canvas.within('Public tier', 0.2, 0.5));
    },
    state: 'Fails',
    evidence: /^App database: in Public tier, .+ and RDS builds Read replica there too/,
    // With the replica, which goes where its source goes.
    heading: '2 nodes selected',
    fix: /^Move it to the data tier$/,
    changes: /Moves App database from Public tier to Data tier/,
  },
  {
    title: 'Public databases',
    by: 'giving it a public address',
    make: async ({ canvas, inspector }) => {
      await canvas.select('App database');
      await inspector.field('Publicly accessible').check();
    },
    state: 'Fails',
    evidence: /^App database: is publicly accessible/,
    heading: 'RDS database',
    field: 'Publicly accessible',
    fix: /^Take its public address away$/,
    changes: /App database: Publicly accessible: on → off/,
  },
];

test.describe('Break the example and fix it', () => {
  for (const mistake of MISTAKES) {
    test(`${mistake.title}, by ${mistake.by}`, async ({ lintel }) => {
      const { canvas, checklist, inspector, page } = lintel;
      const mark = checklist.mark(mistake.title);
      await expect(mark).toHaveAccessibleName(`${mistake.title}: Passes`);

      await mistake.make(lintel);
      await expect(mark).toHaveAccessibleName(`${mistake.title}: ${mistake.state}`);
      await expect(canvas.badges.first()).toBeVisible();
      const broken = await lintel.link();

      // The mark leads to the item, which says why in words.
      await mark.click();
      const item = await checklist.unfold(mistake.title);
      const evidence = item.getByRole('button', { name: mistake.evidence });
      await expect(evidence).toBeVisible();

      // The finding leads to what it is about.
      await evidence.click();
      if (mistake.field === undefined) await inspector.show();
      await expect(inspector.heading).toHaveText(mistake.heading);
      if (mistake.field !== undefined) await expect(inspector.field(mistake.field)).toBeFocused();

      // The fix says what it will change, and changes nothing before it is applied.
      await checklist.show();
      const says = page.getByRole('button', { name: mistake.evidence });
      const verdict = item.getByRole('listitem').filter({ has: says }).last();
      await verdict.getByRole('button', { name: mistake.fix }).click();
      const preview = verdict.getByRole('group', { name: 'Will change:' });
      await expect(preview).toContainText(mistake.changes);
      await expect(mark).toHaveAccessibleName(`${mistake.title}: ${mistake.state}`);
      await preview.getByRole('button', { name: 'Apply' }).click();
      await expect(mark).toHaveAccessibleName(`${mistake.title}: Passes`);
      await expect(lintel.notice).toBeVisible();
      const fixed = await lintel.link();
      expect(fixed).not.toBe(broken);

      // One undo takes the whole fix back.
      await page.keyboard.press('Control+z');
      await expect(mark).toHaveAccessibleName(`${mistake.title}: ${mistake.state}`);
      expect(await lintel.link()).toBe(broken);
      await page.keyboard.press('Control+Shift+z');
      await expect(mark).toHaveAccessibleName(`${mistake.title}: Passes`);
      expect(await lintel.link()).toBe(fixed);
    });
  }

  test('the badge of a node leads to the field, and the header counts', async ({ lintel }) => {
    const { canvas, checklist, inspector, page } = lintel;
    await canvas.select('App database');
    await inspector.field('Multi-AZ standby').uncheck();
    await expect(checklist.counts).toHaveAccessibleName(/^Findings: 1 error, 3 warnings/);
    await expect(canvas.node('App database')).toHaveAccessibleName(/1 error$/);
    await canvas.select('Web servers');
    await canvas.badgeOn('App database').click();
    await expect(inspector.field('Multi-AZ standby')).toBeFocused();
    await canvas.expectSelected('App database');
    await inspector.field('Multi-AZ standby').check();
    await expect(canvas.badgeOn('App database')).toHaveCount(0);
    await expect(checklist.counts).toHaveAccessibleName(/^Findings: 0 errors, 3 warnings/);
    await checklist.counts.click();
    await expect(checklist.panel).toBeVisible();
    await expect(page.getByRole('tab', { name: 'Checklist' })).toHaveAccessibleName('Checklist');
  });

  test('all safe fixes at once are one step', async ({ lintel }) => {
    const { canvas, checklist, inspector, undo } = lintel;
    await canvas.select('App database');
    await inspector.field('Multi-AZ standby').uncheck();
    await inspector.field('Encryption at rest').uncheck();
    await inspector.field('Publicly accessible').check();
    const broken = await lintel.link();
    await checklist.show();
    await checklist.panel.getByRole('button', { name: /^Fix all safe/ }).click();
    await expect(
      checklist.panel.getByText('App database: Multi-AZ standby: off → on'),
    ).toBeVisible();
    await checklist.panel.getByRole('button', { name: 'Apply' }).click();
    await expect(checklist.counts).toHaveAccessibleName(/^Findings: 0 errors/);
    await undo.click();
    await expect(checklist.counts).toHaveAccessibleName(/^Findings: [3-9] errors/);
    expect(await lintel.link()).toBe(broken);
  });

  test('what nobody can prove yet is never green, and an empty design proves nothing', async ({
    lintel,
  }) => {
    const { checklist } = lintel;
    const unproven = [
      'Backup and recovery tested',
      'Monitoring and alerting',
      'DR plan documented',
    ];
    for (const title of unproven) {
      await expect(checklist.mark(title)).toHaveAccessibleName(`${title}: Warning`);
    }
    await lintel.startEmpty();
    const proved = lintel.page.getByRole('main').getByRole('button', { name: /: Passes$/ });
    await expect(proved).toHaveCount(0);
    await expect(checklist.mark('Single AZ deployment')).toHaveAccessibleName(/Nothing to check$/);
    await lintel.press('Templates');
    await lintel
      .dialog('Templates')
      .getByRole('button', { name: /^Three-tier web application/ })
      .click();
    for (const title of unproven) {
      await expect(checklist.mark(title)).toHaveAccessibleName(`${title}: Cannot be proved yet`);
    }
  });
});
