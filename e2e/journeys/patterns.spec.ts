import { expect, test } from '../support/test';

/** The patterns of the methodology, each drawn by hand from an empty canvas. */
test.describe('Draw a pattern by hand', () => {
  test.beforeEach(async ({ lintel }) => {
    await lintel.startEmpty();
  });

  test('blue-green: traffic shifts by a slider, and the code has one variable for it', async ({
    lintel,
  }) => {
    const { canvas, palette, inspector, code } = lintel;
    await palette.entry('Blue-green pair').click();
    await expect(canvas.connection('ALB routes to Blue servers')).toBeAttached();
    await canvas.tool('Zoom to fit').click();
    await canvas.select('Green servers');
    await inspector.panel.getByRole('button', { name: /routes to/ }).click();
    await expect(inspector.field('Share of the green')).toHaveValue('0');
    await inspector.panel.getByRole('slider').fill('25');
    await expect(inspector.field('Share of the green')).toHaveValue('25');
    await expect(canvas.region).toContainText('green 25 %');
    await code.open('variables.tf');
    await code.changes.click();
    await expect(code.line('default = 25')).toBeVisible();
    await lintel.undo.click();
    await expect(inspector.field('Share of the green')).toHaveValue('0');
  });

  test('multi-region: a name fails over to a standby, and files are replicated to it', async ({
    lintel,
  }) => {
    const { canvas, palette, inspector, code } = lintel;
    await palette.entry('Load-balanced group').click();
    await palette.entry('S3 bucket').click();
    await palette.entry('Region').click();
    await canvas.expectSelected('Region 2');
    await inspector.field('AWS region').selectOption('us-west-2');
    await palette.entry('Load-balanced group').click();
    await expect(canvas.node('ALB 2')).toBeVisible();
    await canvas.tool('Zoom to fit').click();
    await canvas.select('Region 2');
    await palette.entry('S3 bucket').click();
    await palette.entry('Route 53 record').click();
    await canvas.tool('Zoom to fit').click();
    for (const target of [/^ALB ALB/, /^ALB 2/]) {
      await canvas.select('app.example.com');
      await inspector.connectTo(target);
    }
    await expect(canvas.connection('app.example.com resolves to ALB 2')).toBeAttached();
    await canvas.tool('Zoom to fit').click();
    await canvas.select('Files');
    await inspector.connectTo(/^Files 2/);
    await expect(canvas.connection('Files replicates objects to Files 2')).toBeAttached();

    await canvas.select('app.example.com');
    await code.open('dns.tf');
    await expect(code.line('resource "aws_route53_health_check" "dns"')).toBeVisible();
    await code.open('storage.tf');
    await canvas.select('Files');
    await expect(code.line('aws_s3_bucket_replication_configuration').first()).toBeAttached();
  });
});
