import type { Download, Locator, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { Canvas } from './canvas';
import { Checklist } from './checklist';
import { Code } from './code';
import { expect } from './expect';
import { Inspector } from './inspector';
import { Palette } from './palette';

/** The page as a person sees it: by roles and names, never through the program behind it. */
export class Lintel {
  readonly page: Page;
  readonly header: Locator;
  readonly canvas: Canvas;
  readonly palette: Palette;
  readonly inspector: Inspector;
  readonly checklist: Checklist;
  readonly code: Code;

  constructor(page: Page) {
    this.page = page;
    this.header = page.getByRole('banner');
    this.canvas = new Canvas(page);
    this.palette = new Palette(page);
    this.inspector = new Inspector(page);
    this.checklist = new Checklist(page);
    this.code = new Code(page);
  }

  /** The page at a fragment such as `#1.…`, ready to be used. */
  async open(fragment = ''): Promise<void> {
    await this.page.goto(`/${fragment}`);
    await this.ready();
  }

  async ready(): Promise<void> {
    await expect(this.canvas.drawing).toBeVisible();
    await expect(this.title).toBeVisible();
    // With the control bar come the keys.
    await expect(this.canvas.zoom).toBeVisible();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.ready();
  }

  get title(): Locator {
    return this.header.getByRole('textbox', { name: 'Title of the design' });
  }

  get undo(): Locator {
    return this.header.getByRole('button', { name: 'Undo', exact: true });
  }

  get redo(): Locator {
    return this.header.getByRole('button', { name: 'Redo', exact: true });
  }

  /** What Lintel says beyond what it shows: "Also created a region…". Not there while nothing is said. */
  get notice(): Locator {
    return this.page.getByRole('status').filter({
      has: this.page.getByRole('button', { name: 'Dismiss' }),
    });
  }

  dialog(name: string | RegExp): Locator {
    return this.page.getByRole('dialog', { name });
  }

  async press(button: string): Promise<void> {
    await this.header.getByRole('button', { name: button, exact: true }).click();
  }

  async chooseFromMenu(menu: string | RegExp, item: string | RegExp): Promise<void> {
    const open = this.page.getByRole('menu', { name: menu });
    await open.getByRole('menuitem', { name: item }).or(radioOf(open, item)).click();
  }

  async startEmpty(): Promise<void> {
    await this.press('Templates');
    const dialog = this.dialog('Templates');
    await dialog.getByRole('button', { name: /^Empty design/ }).click();
    await expect(dialog).toBeHidden();
    await expect(this.canvas.nodes).toHaveCount(0);
  }

  /** A panel's edge, which resizes it. */
  splitter(name: string): Locator {
    return this.page.getByRole('separator', { name });
  }

  async expectSaved(): Promise<void> {
    await expect(this.header.getByText('Saved', { exact: true })).toBeVisible();
  }

  /** The link of the design: all of it, so that two equal links are two equal designs. */
  async link(): Promise<string> {
    await this.press('Share');
    const dialog = this.dialog('Share');
    const link = await dialog.getByRole('textbox', { name: 'Link to this design' }).inputValue();
    await this.page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    return link;
  }

  /** Opens a file through Open…, without waiting for what comes of it. */
  async chooseFile(
    file: string | { name: string; mimeType: string; buffer: Buffer },
  ): Promise<void> {
    await this.press('Open…');
    const chooser = this.page.waitForEvent('filechooser');
    await this.dialog('Open').getByRole('button', { name: 'Choose a file…' }).click();
    await (await chooser).setFiles(file);
  }

  /** What a click on a button downloads. */
  async downloadOf(button: Locator): Promise<Download> {
    const download = this.page.waitForEvent('download');
    await button.click();
    return download;
  }

  /** The files of the zip that the code panel downloads. */
  async exportedFiles(): Promise<Readonly<Record<string, string>>> {
    await this.code.show();
    return unzipped(await this.downloadOf(this.code.downloadButton));
  }
}

const radioOf = (menu: Locator, name: string | RegExp): Locator =>
  menu.getByRole('menuitemradio', { name });

/** The files of a downloaded zip, by path. */
export async function unzipped(download: Download): Promise<Readonly<Record<string, string>>> {
  const files = unzipSync(await readFile(await download.path()));
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)]));
}
