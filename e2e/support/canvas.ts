import type { Locator, Page } from '@playwright/test';
import { expect } from './expect';
import { boxOf, centerOf, dragTo, middleOf, moved, type Box, type Point } from './mouse';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

export class Canvas {
  readonly #page: Page;
  readonly region: Locator;
  /** The drawing itself, without what stands around it. */
  readonly drawing: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.region = page.getByRole('main', { name: 'Canvas' });
    this.drawing = this.region.getByRole('application');
  }

  /** Cards, containers and texts. */
  get nodes(): Locator {
    return this.region.locator('.react-flow__node[role=group][aria-label]');
  }

  get connections(): Locator {
    return this.region.locator('.react-flow__edge');
  }

  get selectedNodes(): Locator {
    return this.region.locator('.react-flow__node.selected');
  }

  /** By its label; the kind and the findings follow in the name. */
  node(label: string): Locator {
    return this.drawing.getByRole('group', { name: new RegExp(`^${escaped(label)}(,|$)`) });
  }

  connection(words: string): Locator {
    return this.drawing.getByRole('group', { name: new RegExp(`^${escaped(words)}(,|$)`) });
  }

  /** The counts of findings on nodes. */
  get badges(): Locator {
    return this.region.getByRole('button', { name: /^\d+ (error|warning).* on / });
  }
  badgeOn(label: string): Locator {
    return this.badges.and(this.region.getByRole('button', { name: ` on ${label}` }));
  }

  /** The reason or the consequence that stands beside the pointer. */
  get pointerNote(): Locator {
    const silent = this.#page.getByRole('button', { name: 'Dismiss' });
    return this.#page.getByRole('status').filter({ hasText: /\S/, hasNot: silent });
  }

  get emptyNote(): Locator {
    return this.region.getByRole('heading', { name: 'Begin a design' });
  }

  get zoom(): Locator {
    return this.region.getByRole('button', { name: /^Zoom \d+ %/ });
  }

  tool(name: string): Locator {
    return this.region.getByRole('toolbar').getByRole('button', { name, exact: true });
  }

  /** Selects a card by a click on it, or a container by a click on its title. */
  async select(label: string, { add = false } = {}): Promise<void> {
    const handle = this.node(label).getByText(label, { exact: true }).first();
    await handle.click(add ? { modifiers: ['Shift'] } : {});
  }

  async expectSelected(label: string): Promise<void> {
    await expect(this.node(label)).toHaveClass(/selected/);
  }

  async openMenu(label: string): Promise<void> {
    await this.node(label).getByText(label, { exact: true }).first().click({ button: 'right' });
  }

  /** A context menu's item on a node. */
  async choose(label: string, item: string): Promise<void> {
    await this.openMenu(label);
    await this.#page
      .getByRole('menu', { name: label })
      .getByRole('menuitem', { name: item })
      .click();
  }

  /** Takes a card by its text, or a container by its title, and carries it to a point. */
  async hold(label: string, to: Point): Promise<void> {
    await dragTo(this.#page, await this.gripOf(label), to);
  }

  async drag(label: string, to: Point): Promise<void> {
    await this.hold(label, to);
    await this.#page.mouse.up();
  }

  async gripOf(label: string): Promise<Point> {
    return centerOf(this.node(label).getByText(label, { exact: true }).first());
  }

  /** Draws a connection from a card's handle to a point, without letting go. */
  async pull(from: string, to: Point): Promise<void> {
    await this.node(from).hover();
    const handle = this.region.getByRole('button', { name: `Connect ${from} to…`, exact: true });
    await dragTo(this.#page, await centerOf(handle), to);
  }

  async connect(from: string, to: string): Promise<void> {
    await this.pull(from, await centerOf(this.node(to)));
    await this.#page.mouse.up();
  }

  /** Ctrl and the wheel, over a point that stays where it is. */
  async zoomTo(percent: number, around?: Point): Promise<void> {
    await this.zoom.click();
    await expect(this.zoom).toHaveText('100%');
    const at = around ?? middleOf(await boxOf(this.drawing));
    await this.#page.mouse.move(at.x, at.y);
    if (percent !== 100) {
      await this.#page.keyboard.down('Control');
      await this.#page.mouse.wheel(0, -Math.log2(percent / 100) * 500);
      await this.#page.keyboard.up('Control');
    }
    await expect(this.zoom).toHaveText(`${percent}%`);
  }

  /** Moves the view by the wheel until a node's middle is in the middle of the canvas. */
  async bringToMiddle(label: string): Promise<void> {
    const middle = middleOf(await boxOf(this.drawing));
    const now = middleOf(await boxOf(this.node(label)));
    await this.#page.mouse.move(middle.x, middle.y);
    // React Flow pans by half of what the wheel turns.
    await this.#page.mouse.wheel((now.x - middle.x) * 2, (now.y - middle.y) * 2);
    await expect
      .poll(async () => {
        const { x, y } = middleOf(await boxOf(this.node(label)));
        return Math.hypot(x - middle.x, y - middle.y);
      })
      .toBeLessThan(3);
  }

  /** A point that far from the top left corner of the canvas. */
  async at(x: number, y: number): Promise<Point> {
    return moved(await boxOf(this.drawing), { x, y });
  }

  /** A point in a container, by the shares of its width and height. */
  async within(label: string, across: number, down: number): Promise<Point> {
    const { x, y, width, height } = await this.boxOf(label);
    return { x: x + width * across, y: y + height * down };
  }

  async boxOf(label: string): Promise<Box> {
    return boxOf(this.node(label));
  }
}
