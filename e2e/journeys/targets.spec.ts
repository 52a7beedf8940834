import { expect, test } from '../support/test';

test.use({ isCodeOpen: true });

const fragmentOf = (link: string): string => new URL(link).hash;

test.describe('Terraform or CDK', () => {
  test('the panel shows the target that was chosen, by mouse or keys, and remembers it', async ({
    lintel,
  }) => {
    const { code, page } = lintel;
    await expect(code.target('Terraform')).toBeChecked();
    await code.open('network.tf');
    await code.target('AWS CDK').check();
    await code.open('lib/network-stack.ts');
    await expect(await code.find('extends cdk.Stack {')).toBeVisible();

    await lintel.reload();
    await expect(code.target('AWS CDK')).toBeChecked();
    await code.open('bin/app.ts');
    await code.target('AWS CDK').focus();
    await page.keyboard.press('ArrowLeft');
    await expect(code.target('Terraform')).toBeChecked();
    await code.open('network.tf');
    // Each target keeps the file that was open.
    await page.keyboard.press('Shift+Tab');
    await code.target('AWS CDK').check();
    await expect(code.file('bin/app.ts')).toBeVisible();
    await code.target('Terraform').check();
    await expect(code.file('network.tf')).toBeVisible();
  });

  test('what is selected is shown in either code, and either selects it', async ({ lintel }) => {
    const { canvas, code } = lintel;
    await canvas.select('Production');
    await expect(code.file('network.tf')).toBeVisible();
    await code.target('AWS CDK').check();
    await expect(code.file('lib/network-stack.ts')).toBeVisible();
    const line = await code.find('new ec2.Vpc(this');
    await code.expectMarked(line, code.chosenLines);
    await canvas.select('Session cache');
    await code.open('lib/network-stack.ts');
    await (await code.find('new ec2.Vpc(this')).click();
    await canvas.expectSelected('Production');
    await expect(canvas.selectedNodes).toHaveCount(1);
  });

  test('an edit marks its lines in the code that is shown', async ({ lintel }) => {
    const { canvas, code, inspector } = lintel;
    await code.target('AWS CDK').check();
    await canvas.select('Production');
    await inspector.field('IPv4 range').fill('10.40.0.0/16');
    await expect(code.changes).toHaveAccessibleName(/by the last edit$/);
    const line = await code.find('10.40.0.0/16');
    await code.expectMarked(line, code.changedLines);
  });

  test('TypeScript is coloured, and nothing in it is called an error', async ({ lintel }) => {
    const { code } = lintel;
    await code.target('AWS CDK').check();
    await code.open('lib/network-stack.ts');
    const line = code.line('import * as cdk from "aws-cdk-lib"').first();
    await expect(line).toBeVisible();
    const colours = () =>
      line
        .locator('span span')
        .evaluateAll((spans) => new Set(spans.map((span) => getComputedStyle(span).color)).size);
    // The grammar is loaded after the text.
    await expect.poll(colours).toBeGreaterThan(2);
    await expect(code.region.locator('.squiggly-error, .squiggly-warning')).toHaveCount(0);
  });

  test('a link opens with the code that stood beside the design', async ({ lintel, visitor }) => {
    const plain = await lintel.link();
    expect(fragmentOf(plain)).toMatch(/^#1\.[\w-]+$/);
    await lintel.code.target('AWS CDK').check();
    const link = await lintel.link();
    expect(link).toBe(`${plain}&target=cdk`);

    const other = await visitor();
    await other.open(fragmentOf(link));
    await expect(other.code.target('AWS CDK')).toBeChecked();
    await expect(other.code.file('lib/application-stack.ts')).toBeVisible();
    // A link without a target leaves the choice as it is.
    await other.page.goto('about:blank');
    await other.open(fragmentOf(plain));
    await expect(other.code.target('AWS CDK')).toBeChecked();

    await test.step('and pasted too', async () => {
      const third = await visitor();
      await third.open();
      await third.press('Open…');
      const dialog = third.dialog('Open');
      await dialog.getByRole('textbox', { name: 'Link' }).fill(link);
      await dialog.getByRole('button', { name: 'Open', exact: true }).click();
      await expect(third.code.target('AWS CDK')).toBeChecked();
    });
  });

  test('a link with a target that nobody knows opens its design all the same', async ({
    lintel,
    visitor,
  }) => {
    await lintel.title.fill('Shared');
    const fragment = fragmentOf(await lintel.link());
    for (const target of ['nobody', '<img src=x onerror=alert(1)>']) {
      await test.step(`"${target}"`, async () => {
        const other = await visitor();
        await other.open(`${fragment}&target=${target}`);
        await expect(other.title).toHaveValue('Shared');
        await expect(other.code.target('Terraform')).toBeChecked();
      });
    }
  });

  test('the dialog says what it exports, and the zip is of that target', async ({ lintel }) => {
    await lintel.press('Export');
    await lintel.dialog('Export Terraform').getByRole('radio', { name: 'AWS CDK' }).check();
    const dialog = lintel.dialog('Export AWS CDK');
    await expect(dialog.getByText('npx cdk synth')).toBeVisible();
    const download = await lintel.downloadOf(dialog.getByRole('button', { name: 'Download zip' }));
    expect(download.suggestedFilename()).toBe('three-tier-web-application-cdk.zip');
    await lintel.page.keyboard.press('Escape');
    await expect(lintel.code.target('AWS CDK')).toBeChecked();
    const files = await lintel.exportedFiles();
    const names = Object.keys(files);
    expect(names).toEqual(
      expect.arrayContaining(['bin/app.ts', 'lib/stacks.ts', 'cdk.json', 'design.lintel.json']),
    );
    expect(names.filter((name) => name.endsWith('.tf'))).toEqual([]);
  });
});
