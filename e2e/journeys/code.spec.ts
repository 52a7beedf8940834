import { expect, test } from '../support/test';

test.use({ isCodeOpen: true });

test.describe('The code beside the canvas', () => {
  test('follows an edit and marks the lines that it changed', async ({ lintel }) => {
    const { canvas, code, inspector } = lintel;
    await expect(code.changes).toBeHidden();
    await canvas.select('Web servers');
    await expect(code.file('compute.tf')).toBeVisible();
    await inspector.field('Maximum').fill('17');
    await expect(code.changes).toHaveAccessibleName(/: 1 change in 1 file by the last edit$/);
    await code.changes.click();
    const line = code.line('max_size = 17').first();
    await expect(line).toBeVisible();
    await code.expectMarked(line, code.changedLines);

    await lintel.undo.click();
    await expect(code.line('max_size = 17')).toHaveCount(0);
    await code.changes.click();
    await code.expectMarked(code.line('max_size = 10').first(), code.changedLines);
  });

  test('selecting a node marks its lines and opens their file', async ({ lintel }) => {
    const { canvas, code } = lintel;
    await canvas.select('Session cache');
    await expect(code.file('cache.tf')).toBeVisible();
    const line = await code.find('resource "aws_elasticache_replication_group" "cache"');
    await code.expectMarked(line, code.chosenLines);
    await canvas.select('Public ALB');
    await expect(code.file('alb.tf')).toBeVisible();
    await code.expectMarked(await code.find('resource "aws_lb" "alb"'), code.chosenLines);
  });

  test('clicking a line selects its node, and a reference inside it the other', async ({
    lintel,
  }) => {
    const { canvas, code, inspector } = lintel;
    await code.open('cache.tf');
    await (await code.find('resource "aws_elasticache_replication_group" "cache"')).click();
    await canvas.expectSelected('Session cache');
    await expect(canvas.selectedNodes).toHaveCount(1);
    await expect(inspector.heading).toHaveText('ElastiCache');

    await code.open('compute.tf');
    const line = await code.find('CACHE_HOST = aws_elasticache_replication_group.cache');
    await line.getByText('CACHE_HOST').click();
    await canvas.expectSelected('Web servers');
    await line.getByText('aws_elasticache_replication_group').click();
    await canvas.expectSelected('Session cache');
    await expect(canvas.selectedNodes).toHaveCount(1);
  });

  test('the line of a connection selects the connection', async ({ lintel }) => {
    const { code, inspector } = lintel;
    await code.open('alb.tf');
    await (await code.find('resource "aws_lb_target_group" "alb_api"')).click();
    await expect(inspector.heading).toHaveText('Public ALBroutes toAPI servers');
  });

  test('a finding shows its field and the lines of code', async ({ lintel }) => {
    const { canvas, checklist, code, inspector } = lintel;
    await canvas.select('App database');
    await inspector.field('Encryption at rest').uncheck();
    await canvas.select('Public ALB');
    await expect(code.file('alb.tf')).toBeVisible();
    await checklist.show();
    await checklist.panel
      .getByRole('button', { name: /^App database: .*encrypt/i })
      .last()
      .click();
    await expect(inspector.field('Encryption at rest')).toBeFocused();
    await expect(code.file('database.tf')).toBeVisible();
    const line = code.line('storage_encrypted = false').first();
    await expect(line).toBeVisible();
    await code.expectMarked(line, code.chosenLines);
  });

  test('a file is copied as it is in the zip, and every file can be opened', async ({ lintel }) => {
    const { code, page } = lintel;
    const files = await lintel.exportedFiles();
    for (const path of ['network.tf', 'terraform.tfvars.example', 'README.md']) {
      await code.open(path);
      expect(await code.copied()).toBe(files[path]);
    }
    await code.region.getByRole('button', { name: /^File: / }).click();
    const menu = page.getByRole('menu', { name: 'Files' });
    await expect(menu.getByRole('menuitemradio')).toHaveCount(
      // The page that tells of the design is written for the zip.
      Object.keys(files).filter((path) => !path.startsWith('docs/design.')).length,
    );
    await page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
  });

  test('errors stand at the head of the panel and in the code itself', async ({ lintel }) => {
    const { canvas, checklist, code, inspector } = lintel;
    await canvas.select('App database');
    await inspector.field('Publicly accessible').check();
    const errors = code.region.getByRole('button', { name: /^1 error/ });
    await expect(errors).toBeVisible();
    await code.open('versions.tf');
    expect(await code.copied()).toMatch(
      /^# ATTENTION: the design has 1 open error.*\n# - .*public/,
    );
    await errors.click();
    await expect(checklist.panel).toBeVisible();
  });

  test('what is drawn and cannot be written is named, in the panel, the dialog and the zip', async ({
    lintel,
  }) => {
    const { canvas, code, page } = lintel;
    await expect(code.downloadButton).toBeVisible();
    await expect(code.leftOut).toBeHidden();
    await canvas.select('App database');
    await page.keyboard.press('Delete');
    await expect(code.leftOut).toHaveText(/^2 nodes left out of the code/);
    await code.leftOut.click();
    await canvas.expectSelected('Read replica');
    await canvas.expectSelected('Connection pool');

    const files = await lintel.exportedFiles();
    expect(files['README.md']).toMatch(
      /Drawn, but left out:\n\n- Read replica .+\n- Connection pool/,
    );
    await expect(lintel.notice).toContainText('2 nodes left out');
    await lintel.press('Export');
    const dialog = lintel.dialog('Export Terraform');
    await expect(dialog.getByRole('heading', { name: '2 nodes are left out' })).toBeVisible();
    await dialog.getByRole('button', { name: /Read replica: no database/ }).click();
    await expect(dialog).toBeHidden();
    await canvas.expectSelected('Read replica');
    await expect(canvas.selectedNodes).toHaveCount(1);
  });
});
