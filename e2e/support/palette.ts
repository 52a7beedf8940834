import type { Locator, Page } from '@playwright/test';
import { dragTo, centerOf, type Point } from './mouse';

export class Palette {
  readonly #page: Page;
  readonly region: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.region = page.getByRole('complementary', { name: 'Palette' });
  }

  get search(): Locator {
    return this.region.getByRole('searchbox', { name: 'Search the palette' });
  }

  entry(title: string): Locator {
    return this.region.getByRole('button', { name: title, exact: true });
  }

  /** Drags an entry with the mouse and drops it at a point of the screen. */
  async drop(title: string, at: Point): Promise<void> {
    await this.hold(title, at);
    await this.#page.mouse.up();
  }

  /** Drags an entry to a point and keeps holding it. */
  async hold(title: string, at: Point): Promise<void> {
    const entry = this.entry(title);
    await entry.scrollIntoViewIfNeeded();
    await dragTo(this.#page, await centerOf(entry), at);
  }
}
