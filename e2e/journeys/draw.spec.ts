import { expect, test } from '../support/test';
import { unzipped } from '../support/lintel';

const FILES = [
  '.gitignore',
  'README.md',
  'alb.tf',
  'compute.tf',
  'database.tf',
  'design.lintel.json',
  'dns.tf',
  'network.tf',
  'terraform.tfvars.example',
  'variables.tf',
  'versions.tf',
];

test.describe('Draw from nothing and export', () => {
  test('the first node brings the network that it needs, in one step, and Lintel says so', async ({
    lintel,
  }) => {
    const { canvas, palette } = lintel;
    await lintel.startEmpty();
    await expect(canvas.emptyNote).toBeVisible();

    await palette.hold('RDS database', await canvas.at(380, 300));
    await expect(canvas.pointerNote).toHaveText('Creates a region, a VPC and a data tier');
    await expect(canvas.emptyNote).toBeHidden();
    await lintel.page.mouse.up();
    await expect(canvas.nodes).toHaveCount(4);
    for (const label of ['Region', 'VPC', 'Data tier', 'Database']) {
      await expect(canvas.node(label)).toBeVisible();
    }
    await canvas.expectSelected('Database');
    await expect(lintel.notice).toContainText('Also created a region, a VPC and a data tier.');

    await lintel.undo.click();
    await expect(canvas.nodes).toHaveCount(0);
    await lintel.redo.click();
    await expect(canvas.nodes).toHaveCount(4);
  });

  test('the notice about what was created takes it back with one click', async ({ lintel }) => {
    const { canvas, palette } = lintel;
    await lintel.startEmpty();
    await palette.drop('Application Load Balancer', await canvas.at(380, 300));
    await expect(lintel.notice).toContainText('Also created a region, a VPC and a public tier.');
    await lintel.notice.getByRole('button', { name: 'Undo' }).click();
    await expect(canvas.nodes).toHaveCount(0);
    await expect(lintel.notice).toBeHidden();
  });

  test('a design drawn by hand is exported, and its zip opens again', async ({
    lintel,
    visitor,
  }) => {
    const { canvas, palette, inspector, page } = lintel;
    await lintel.startEmpty();
    await lintel.title.fill('Shop');

    // Whole patterns, which arrive wired to what they are dropped on.
    await palette.drop('Three-tier network', await canvas.at(400, 140));
    await expect(canvas.nodes).toHaveCount(5);
    await canvas.tool('Zoom to fit').click();
    await palette.drop('Load-balanced group', await canvas.within('Application tier', 0.5, 0.5));
    await expect(canvas.connection('ALB routes to App servers')).toBeAttached();
    await palette.drop('Multi-AZ database', await canvas.within('Data tier', 0.5, 0.5));
    await expect(canvas.connection('App servers reads and writes RDS Proxy')).toBeAttached();
    await expect(canvas.connection('Database replicates to Read replica')).toBeAttached();
    await expect(canvas.nodes).toHaveCount(10);

    // Single nodes, connected by hand: through the menu, and from the handle.
    await canvas.zoomTo(50);
    await canvas.bringToMiddle('VPC');
    await palette.drop('Route 53 record', await canvas.at(560, 40));
    await palette.drop('Internet users', await canvas.at(120, 40));
    await canvas.choose('Users', 'Connect to…');
    await lintel.chooseFromMenu('Connect Users to', /^app\.example\.com/);
    await expect(canvas.connection('Users sends requests to app.example.com')).toBeAttached();
    await canvas.connect('app.example.com', 'ALB');
    await expect(canvas.connection('app.example.com resolves to ALB')).toBeAttached();
    await palette.drop('Cache', await canvas.within('Data tier', 0.5, 0.5));
    await expect(canvas.connection('App servers reads and writes Cache')).toBeAttached();

    // Parameters, of a node and of a connection.
    await canvas.select('App servers');
    await inspector.field('Maximum').fill('8');
    await inspector.field('Instance type').selectOption('m7g.large');
    await inspector
      .button(/^routes to/)
      .or(inspector.button(/routes to this/))
      .click();
    await inspector.field('Target port').fill('8080');
    await canvas.select('Database');
    await inspector.field('Keep backups').fill('14');

    await expect(lintel.checklist.counts).toHaveAccessibleName(/^Findings: 0 errors/);
    await lintel.press('Export');
    const dialog = lintel.dialog('Export Terraform');
    await expect(dialog.getByText('shop-terraform.zip').first()).toBeVisible();
    const downloadButton = dialog.getByRole('button', { name: 'Download zip' });
    const download = await lintel.downloadOf(downloadButton);
    expect(download.suggestedFilename()).toBe('shop-terraform.zip');
    const files = await unzipped(download);
    expect(Object.keys(files)).toEqual(expect.arrayContaining(FILES));
    expect(files['compute.tf']).toMatch(/max_size\s+= 8\n/);
    expect(files['compute.tf']).toMatch(/instance_type\s+= "m7g\.large"/);
    expect(files['alb.tf']).toMatch(/port\s+= 8080\n/);
    expect(files['database.tf']).toMatch(/backup_retention_period\s+= 14\n/);
    expect(files['README.md']).toContain('# Shop');
    expect(files['README.md']).toContain('terraform plan');
    await page.keyboard.press('Escape');

    // The zip is the design as well: somebody else opens it.
    const link = await lintel.link();
    const other = await visitor();
    await other.open();
    await other.chooseFile(await download.path());
    await expect(other.title).toHaveValue('Shop');
    await expect(other.canvas.nodes).toHaveCount(13);
    expect(await other.link()).toBe(link);
  });

  test('one click downloads one zip, from the dialog and from the code panel', async ({
    lintel,
  }) => {
    const names: string[] = [];
    lintel.page.on('download', (download) => names.push(download.suggestedFilename()));
    await lintel.press('Export');
    const button = lintel.dialog('Export Terraform').getByRole('button', { name: 'Download zip' });
    await expect(button).toBeEnabled();
    await lintel.downloadOf(button);
    await expect(button).toBeEnabled();
    await lintel.downloadOf(button);
    await lintel.page.keyboard.press('Escape');
    await lintel.code.show();
    await expect(lintel.code.downloadButton).toBeEnabled();
    const last = await lintel.downloadOf(lintel.code.downloadButton);
    await expect(lintel.notice).toContainText(
      'Downloaded three-tier-web-application-terraform.zip',
    );
    await last.path();
    expect(names).toEqual(names.map(() => 'three-tier-web-application-terraform.zip'));
    expect(names).toHaveLength(3);
  });

  test('open errors never block an export; the dialog and the README name them', async ({
    lintel,
  }) => {
    await lintel.canvas.select('App database');
    await lintel.inspector.field('Encryption at rest').uncheck();
    await lintel.press('Export');
    const dialog = lintel.dialog('Export Terraform');
    await expect(dialog).toContainText('1 error');
    const files = await unzipped(
      await lintel.downloadOf(dialog.getByRole('button', { name: 'Download zip' })),
    );
    expect(files['README.md']).toContain('App database');
    expect(files['README.md']).toMatch(/encrypt/i);
    expect(files['database.tf']).toMatch(/storage_encrypted\s+= false/);
  });

  test('a connection that makes no sense is refused before the mouse is released', async ({
    lintel,
  }) => {
    const { canvas, page } = lintel;
    const before = await lintel.link();
    await canvas.pull('App database', await canvas.within('Public ALB', 0.3, 0.5));
    await expect(canvas.pointerNote).toContainText('App database does not connect to Public ALB');
    await page.mouse.up();
    await expect(canvas.connections).toHaveCount(9);

    await canvas.pull('Session cache', await canvas.within('API servers', 0.3, 0.5));
    await expect(canvas.pointerNote).toContainText('Draw it the other way');
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await expect(canvas.connections).toHaveCount(9);
    await expect(lintel.undo).toBeDisabled();
    expect(await lintel.link()).toBe(before);
  });
});
