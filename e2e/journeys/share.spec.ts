import { readFile } from 'node:fs/promises';
import { badLinks } from '../support/links';
import { expect, test } from '../support/test';

const LONGEST_EXAMPLE = 700;
const fragmentOf = (link: string): string => new URL(link).hash;

test.describe('Share a design and open a link', () => {
  test('the link opens the same design in another browser', async ({ lintel, visitor }) => {
    const { canvas, inspector, page } = lintel;
    const example = await lintel.link();
    expect(fragmentOf(example).length - 1).toBeLessThanOrEqual(LONGEST_EXAMPLE);

    await lintel.title.fill('A shop, „quoted“ & <b>bold</b> 🛒');
    await canvas.select('Web servers');
    await inspector.field('Maximum').fill('12');
    await lintel.press('Share');
    const dialog = lintel.dialog('Share');
    await dialog.getByRole('button', { name: 'Copy link' }).click();
    await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).not.toBe(example);

    const other = await visitor();
    await other.open(fragmentOf(link));
    await expect(other.title).toHaveValue('A shop, „quoted“ & <b>bold</b> 🛒');
    await expect(other.canvas.nodes).toHaveCount(14);
    await other.canvas.select('Web servers');
    await expect(other.inspector.field('Maximum')).toHaveValue('12');
    expect(await other.link()).toBe(link);
    // The address would grow stale with the next edit.
    await expect(other.page).toHaveURL('/');
    await other.expectSaved();
    await other.reload();
    await expect(other.inspector.field('Title')).toHaveValue('A shop, „quoted“ & <b>bold</b> 🛒');
  });

  test('a link asks before it takes the place of work, and both ways lose nothing', async ({
    lintel,
    visitor,
  }) => {
    await lintel.title.fill('Theirs');
    const theirs = await lintel.link();

    const mine = await visitor();
    await mine.open();
    await mine.title.fill('Mine');
    await mine.canvas.select('Read replica');
    await mine.page.keyboard.press('Delete');
    const before = await mine.link();

    const question = mine.dialog('Open the shared design?');
    await test.step('keep mine', async () => {
      await mine.page.goto(`/${fragmentOf(theirs)}`);
      await expect(question).toContainText('Theirs');
      await expect(question).toContainText('13 nodes');
      await question.getByRole('button', { name: 'Keep mine' }).click();
      await expect(mine.title).toHaveValue('Mine');
      expect(await mine.link()).toBe(before);
    });
    await test.step('after a reload too', async () => {
      await mine.expectSaved();
      await mine.page.goto('about:blank');
      await mine.page.goto(`/${fragmentOf(theirs)}`);
      await expect(question).toBeVisible();
      await mine.page.keyboard.press('Escape');
      await expect(question).toBeHidden();
      await expect(mine.title).toHaveValue('Mine');
    });
    await test.step('open theirs, and take it back', async () => {
      await mine.page.goto(`/${fragmentOf(theirs)}`);
      await question.getByRole('button', { name: 'Open the shared design' }).click();
      await expect(mine.title).toHaveValue('Theirs');
      await mine.undo.click();
      expect(await mine.link()).toBe(before);
      await mine.redo.click();
      await expect(mine.title).toHaveValue('Theirs');
    });
    await test.step('what was there is kept, also after a reload', async () => {
      await mine.expectSaved();
      await mine.reload();
      await mine.press('Open…');
      await mine.dialog('Open').getByRole('button', { name: /^Mine/ }).click();
      await expect(mine.title).toHaveValue('Mine');
      expect(await mine.link()).toBe(before);
    });
  });

  test('a bad link that opens the page says what is wrong, and the example is there', async ({
    lintel,
    visitor,
  }) => {
    const good = await lintel.link();
    const other = await visitor();
    // What else is wrong with a link is read by the same code in a page that is open.
    const some = ['a cut link', 'a newer Lintel', 'a bomb', 'sealed poison'];
    const bad = badLinks(fragmentOf(good)).filter(({ name }) => some.includes(name));
    expect(bad).toHaveLength(some.length);
    for (const { name, fragment, said } of bad) {
      await test.step(name, async () => {
        await other.page.goto('about:blank');
        await other.open(fragment);
        const dialog = other.dialog('This link cannot be opened');
        await expect(dialog).toContainText(said);
        await dialog.getByRole('button', { name: 'See the example' }).click();
        await expect(other.canvas.nodes).toHaveCount(14);
        await expect(other.title).toHaveValue('Three-tier web application');
        await expect(other.undo).toBeDisabled();
      });
    }
    expect(await other.link()).toBe(good);
  });

  test('a bad link, followed or pasted, changes nothing of the work that is there', async ({
    lintel,
  }) => {
    const { page } = lintel;
    await lintel.title.fill('Work');
    const before = await lintel.link();
    const bad = badLinks(fragmentOf(before));
    for (const { name, fragment, said } of bad) {
      await test.step(`followed: ${name}`, async () => {
        await page.goto(`/${fragment}`);
        const dialog = lintel.dialog('This link cannot be opened');
        await expect(dialog).toContainText(said);
        await dialog.getByRole('button', { name: 'Go to my design' }).click();
        await expect(lintel.title).toHaveValue('Work');
      });
    }
    await lintel.press('Open…');
    const dialog = lintel.dialog('Open');
    for (const { name, fragment, said } of bad) {
      await test.step(`pasted: ${name}`, async () => {
        await dialog.getByRole('textbox', { name: 'Link' }).fill(fragment);
        await expect(dialog.getByRole('alert')).toBeHidden();
        await dialog.getByRole('button', { name: 'Open', exact: true }).click();
        await expect(dialog.getByRole('alert')).toContainText(said);
        await expect(dialog).toBeVisible();
      });
    }
    await page.keyboard.press('Escape');
    expect(await lintel.link()).toBe(before);
  });

  test('a file that is no design says why and changes nothing', async ({ lintel }) => {
    await lintel.title.fill('Work');
    const before = await lintel.link();
    const files: readonly [string, string, RegExp][] = [
      [
        'broken.lintel.json',
        '{"format": "lintel", ',
        /is not a Lintel design\. A \.lintel\.json file holds one/,
      ],
      ['other.json', '{"hello": "world"}', /other\.json: /],
      ['newer.lintel.json', '{"format": "lintel", "version": 99}', /newer/],
      ['empty.zip', 'PK\u0003\u0004 nothing', /empty\.zip/],
    ];
    for (const [name, text, said] of files) {
      await test.step(name, async () => {
        const mimeType = 'application/octet-stream';
        await lintel.chooseFile({ name, mimeType, buffer: Buffer.from(text) });
        const dialog = lintel.dialog('Open');
        await expect(dialog.getByRole('alert')).toContainText(said);
        await lintel.page.keyboard.press('Escape');
        await expect(dialog).toBeHidden();
      });
    }
    expect(await lintel.link()).toBe(before);
  });

  test('a file that is dropped on the window is opened, and a template as well', async ({
    lintel,
  }) => {
    const { canvas, page } = lintel;
    const example = await lintel.link();
    await lintel.press('Share');
    const save = lintel.dialog('Share').getByRole('button', { name: 'Save as a file' });
    const text = await readFile(await (await lintel.downloadOf(save)).path(), 'utf8');
    await page.keyboard.press('Escape');

    await lintel.startEmpty();
    const transfer = await page.evaluateHandle((content) => {
      const dropped = new DataTransfer();
      dropped.items.add(new File([content], 'mine.lintel.json'));
      return dropped;
    }, text);
    await canvas.drawing.dispatchEvent('dragover', { dataTransfer: transfer });
    await expect(page.getByText('Drop to open the design')).toBeVisible();
    await canvas.drawing.dispatchEvent('drop', { dataTransfer: transfer });
    await expect(canvas.nodes).toHaveCount(14);
    expect(await lintel.link()).toBe(example);

    await lintel.undo.click();
    await expect(canvas.nodes).toHaveCount(0);
    const several = await page.evaluateHandle((content) => {
      const dropped = new DataTransfer();
      for (const name of ['a', 'b', 'c'])
        dropped.items.add(new File([content], `${name}.lintel.json`));
      return dropped;
    }, text);
    await canvas.drawing.dispatchEvent('drop', { dataTransfer: several });
    await expect(canvas.nodes).toHaveCount(14);
    await expect(lintel.notice).toContainText(
      'Only the first of 3 files was opened: a.lintel.json.',
    );

    await lintel.undo.click();
    await expect(canvas.nodes).toHaveCount(0);
    await canvas.region.getByRole('button', { name: /^Three-tier web application/ }).click();
    // As the example, with what production asks beside it.
    await expect(canvas.nodes).toHaveCount(18);
    await expect(canvas.node('App database')).toBeVisible();
    await expect(canvas.node('DR plan')).toBeVisible();
  });

  test('the code of an export opens its design again, as a file and as pasted text', async ({
    lintel,
    visitor,
  }) => {
    await lintel.title.fill('From code');
    const link = await lintel.link();
    const terraform = (await lintel.exportedFiles())['versions.tf'] ?? '';
    expect(terraform).toMatch(/^# .*\n# lintel:#1\./);

    const other = await visitor();
    await other.open();
    const buffer = Buffer.from(terraform);
    await other.chooseFile({ name: 'versions.tf', mimeType: 'text/plain', buffer });
    await expect(other.title).toHaveValue('From code');
    expect(await other.link()).toBe(link);

    await other.undo.click();
    await expect(other.title).toHaveValue('Three-tier web application');
    const app = `// The design of this code\n// lintel:${fragmentOf(link)}\n\nimport 'x';\n`;
    await other.page.evaluate((text) => navigator.clipboard.writeText(text), app);
    await other.canvas.drawing.focus();
    await other.page.keyboard.press('Control+v');
    await expect(other.title).toHaveValue('From code');
  });

  test('hostile words stay words everywhere', async ({ lintel, visitor }) => {
    const { canvas, inspector } = lintel;
    const hostile = `<img src=x onerror=alert(1)> \${file("/etc/passwd")} %{if} */ "'\\ 🧨`;
    await lintel.title.fill(hostile);
    await canvas.select('Web servers');
    await inspector.field('Label').fill(hostile);
    await expect(canvas.node(hostile)).toBeVisible();
    const link = await lintel.link();
    const other = await visitor();
    await other.open(fragmentOf(link));
    await expect(other.title).toHaveValue(hostile);
    await expect(other.canvas.node(hostile)).toBeVisible();
    await expect(other.page.locator('img[src=x]')).toHaveCount(0);
    expect(await other.link()).toBe(link);
  });
});
