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

  /** Unfolds the panel, if it is folded. */
  async show(): Promise<void> {
    if ((await this.fold.getAttribute('aria-expanded')) === 'false') await this.toggle();
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
    await this.show();
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

  /** Scrolls from the top to the end until a line with the text is on the screen, and again: the code may still be coming. */
  async find(text: string): Promise<Locator> {
    const line = this.line(text).first();
    const page = (await boxOf(this.region.locator('.monaco-editor').first())).height * 0.8;
    await expect(async () => {
      await this.#wheel(-100_000);
      // Or the next turn of the wheel would go past what nobody has seen.
      await expect.poll(() => this.#offset(), { timeout: 2_000 }).toBe('0px');
      while (!(await line.isVisible())) await this.#scroll(page);
    }).toPass();
    return line;
  }

  /**
   * Some versions of Chromium tell a page of one notch, whatever the mouse of the protocol was told to turn, and Monaco reads that
   * instead of the pixels: 120 for what moves it by 50.
   */
  async #wheel(pixels: number): Promise<void> {
    const content = this.region.locator('.monaco-editor .monaco-scrollable-element').first();
    await content.evaluate(
      (element, wheelDeltaY) =>
        element.dispatchEvent(
          new WheelEvent('wheel', {
            wheelDeltaY,
            bubbles: true,
            cancelable: true,
          } as WheelEventInit),
        ),
      (-pixels * 120) / 50,
    );
  }

  async #offset(): Promise<string> {
    const lines = this.region.locator('.lines-content').first();
    return lines.evaluate(({ style }) => style.top);
  }

  /** Throws at the end of the code. It moves with the next frame, if it does. */
  async #scroll(pixels: number): Promise<void> {
    const before = await this.#offset();
    await this.#wheel(pixels);
    await expect.poll(() => this.#offset(), { timeout: 500, intervals: [20] }).not.toBe(before);
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
