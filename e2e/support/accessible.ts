import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './expect';

/** What the theme changes; all else is the same page in both. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/** No page has a frame of another origin, so that axe may look where it is instead of in a page of its own: less than half of the time. */
const axeOf = (page: Page): AxeBuilder =>
  // Of all that is well it would write down as much again.
  new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true);

/**
 * Axe finds nothing in what is on the screen, neither in the light theme nor in the dark one. What opens over a screen that was
 * looked at before is looked at alone, by its selector.
 */
export async function expectAccessible(page: Page, within?: string): Promise<void> {
  const axe = () => (within === undefined ? axeOf(page) : axeOf(page).include(within));
  await expectNothing(axe(), 'In the light theme');
  await show(page, 'dark');
  await expectNothing(axe().withRules(OF_COLOUR), 'In the dark theme');
  await show(page, 'light');
}

/** For whoever wants more contrast: 7 to 1. */
export const expectMuchContrast = (page: Page): Promise<void> =>
  // The code has colours of its own.
  expectNothing(
    axeOf(page).exclude('.monaco-editor').withRules(['color-contrast-enhanced']),
    'With more contrast',
  );

async function expectNothing(axe: AxeBuilder, where: string): Promise<void> {
  const { violations } = await axe.analyze();
  const inWords = violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} at ${String(target)}: ${failureSummary ?? ''}`,
    ),
  );
  expect(inWords, where).toEqual([]);
}

async function show(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
  // A colour on its way to another one is neither.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined))),
  );
}
