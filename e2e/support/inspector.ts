import type { Locator, Page } from '@playwright/test';
import { expect } from './expect';

export class Inspector {
  readonly #page: Page;
  readonly tab: Locator;
  readonly panel: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.tab = page.getByRole('tab', { name: 'Inspector' });
    this.panel = page.getByRole('tabpanel', { name: 'Inspector' });
  }

  async show(): Promise<void> {
    await this.tab.click();
    await expect(this.panel).toBeVisible();
  }

  /** Says what is selected. */
  get heading(): Locator {
    return this.panel.getByRole('heading', { level: 2 });
  }

  /** The control with a label; a choice is one too. */
  field(label: string): Locator {
    const control = this.#page.locator('input, select, textarea, button');
    return this.panel.getByLabel(label, { exact: true }).and(control);
  }

  /** A chip of a field in which several may be in. */
  chip(label: string): Locator {
    return this.panel.getByRole('button', { name: label, exact: true });
  }

  button(name: string | RegExp): Locator {
    return this.panel.getByRole('button', { name });
  }

  /** Through the button in the panel, which lists what may be connected to. */
  async connectTo(target: string | RegExp): Promise<void> {
    await this.button('Connect to…').click();
    const menu = this.#page.getByRole('menu', { name: /^Connect .* to$/ });
    await menu.getByRole('menuitem', { name: target }).click();
  }
}
