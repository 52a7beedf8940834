import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './expect';

/** What the theme changes; all else is the same page in both. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/**
 * Axe finds nothing in what is on the screen, neither in the light theme nor in the dark one. What opens over a screen that was
 * looked at before is looked at alone, by its selector.
 */
export async function expectAccessible(page: Page, within?: string): Promise<void> {
  const axe = () => {
    // Of all that is well it would write down as much again.
    const builder = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
    return within === undefined ? builder : builder.include(within);
  };
  expect(await violationsOf(axe()), 'In the light theme').toEqual([]);
  await show(page, 'dark');
  expect(await violationsOf(axe().withRules(OF_COLOUR)), 'In the dark theme').toEqual([]);
  await show(page, 'light');
}

/** In words, each with its place. */
export async function violationsOf(axe: AxeBuilder): Promise<readonly string[]> {
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} at ${String(target)}: ${failureSummary ?? ''}`,
    ),
  );
}

async function show(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
  // A colour on its way to another one is neither.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined))),
  );
}
