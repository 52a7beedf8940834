import type { Locator, Page } from '@playwright/test';
import { expect } from './expect';

export class Checklist {
  readonly #page: Page;
  readonly tab: Locator;
  readonly panel: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.tab = page.getByRole('tab', { name: 'Checklist' });
    this.panel = page.getByRole('tabpanel', { name: 'Checklist' });
  }

  async show(): Promise<void> {
    await this.tab.click();
    await expect(this.panel).toBeVisible();
  }

  /** The line of an item or a mistake, which unfolds it. */
  item(title: string): Locator {
    return this.#entry(title).getByRole('button').first();
  }

  #entry(title: string): Locator {
    const line = this.#page.getByRole('button', { name: new RegExp(`^${title}`) });
    return this.panel.getByRole('listitem').filter({ has: line }).first();
  }

  async unfold(title: string): Promise<Locator> {
    const line = this.item(title);
    if ((await line.getAttribute('aria-expanded')) === 'false') await line.click();
    await expect(line).toHaveAttribute('aria-expanded', 'true');
    return this.#entry(title);
  }

  /** The mark below the canvas, whose name says the state in words. */
  mark(title: string): Locator {
    return this.#page.getByRole('main').getByRole('button', { name: new RegExp(`^${title}: `) });
  }

  get counts(): Locator {
    return this.#page.getByRole('banner').getByRole('button', { name: /^Findings: / });
  }
}
