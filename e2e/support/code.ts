import type { Locator, Page } from '@playwright/test';
import { expect } from './expect';
import { boxOf } from './mouse';

/** Monaco's marks are colours, not words; these are the classes that paint them. */
const CHANGED = '.code-changed, .code-change';
const CHOSEN = '.code-chosen';

/** The panel with the generated code. */
export class Code {
  readonly #page: Page;
  readonly region: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.region = page.getByRole('complementary', { name: 'Inspector, checklist and code' });
  }

  get fold(): Locator {
    return this.region.getByRole('button', { name: 'Code', exact: true });
  }

  async toggle(): Promise<void> {
    await this.fold.click();
  }

  /** Of the switch between Terraform and CDK. */
  target(title: string): Locator {
    return this.region.getByRole('radio', { name: title });
  }

  get downloadButton(): Locator {
    return this.region.getByRole('button', { name: 'Download the zip' });
  }

  /** The line that names what is drawn and not in the code. */
  get leftOut(): Locator {
    return this.region.getByRole('button', { name: /left out of the code/i });
  }

  get changes(): Locator {
    return this.region.getByRole('button', { name: /^Go to the next change/ });
  }

  get changedLines(): Locator {
    return this.region.locator(CHANGED);
  }

  get chosenLines(): Locator {
    return this.region.locator(CHOSEN);
  }

  get text(): Locator {
    return this.region.getByRole('textbox', { name: /^Code of / });
  }

  file(path: string): Locator {
    return this.region.getByRole('button', { name: `File: ${path}` });
  }

  /** Chooses a file from the menu that a narrow panel has. */
  async open(path: string): Promise<void> {
    await this.region.getByRole('button', { name: /^File: / }).click();
    const menu = this.#page.getByRole('menu', { name: 'Files' });
    await menu.getByRole('menuitemradio', { name: path, exact: false }).first().click();
    await expect(this.file(path)).toBeVisible();
  }

  /** The lines on the screen with a text. The editor writes spaces as non-breaking ones. */
  line(text: string): Locator {
    const pattern = text
      .replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
      .replace(/ +/g, String.raw`\s+`);
    return this.region.locator('.view-line').filter({ hasText: new RegExp(pattern) });
  }

  /** Scrolls until a line with the text is on the screen. */
  async find(text: string): Promise<Locator> {
    const line = this.line(text).first();
    const editor = this.region.locator('.monaco-editor').first();
    await editor.hover();
    await this.#page.mouse.wheel(0, -100_000);
    await expect(async () => {
      if (await line.isVisible()) return;
      await this.#page.mouse.wheel(0, 120);
      await expect(line).toBeVisible({ timeout: 100 });
    }).toPass({ intervals: [0] });
    return line;
  }

  /** Whether a mark lies behind a line. */
  async expectMarked(line: Locator, marks: Locator): Promise<void> {
    await expect(async () => {
      const { y, height } = await boxOf(line);
      const boxes = await Promise.all((await marks.all()).map((mark) => mark.boundingBox()));
      const middle = y + height / 2;
      const isMarked = boxes.some((box) => box && box.y <= middle && middle <= box.y + box.height);
      expect(isMarked, 'The line is marked').toBe(true);
    }).toPass();
  }

  /** The whole file that is open, as a person copies it. */
  async copied(): Promise<string> {
    await this.region.getByRole('button', { name: /^Copy / }).click();
    await expect(this.region.getByText('Copied', { exact: true })).toBeAttached();
    return this.#page.evaluate(() => navigator.clipboard.readText());
  }
}
