import type { Page } from '@playwright/test';
import type { Point } from './mouse';

type Touch = 'touchStart' | 'touchMove' | 'touchEnd';

/** Puts fingers on a page: each call says where all of them are by then. */
export async function fingersOn(
  page: Page,
): Promise<(type: Touch, ...points: readonly Point[]) => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  return async (type, ...points) => {
    const touchPoints = points.map(({ x, y }, id) => ({ x, y, id }));
    await session.send('Input.dispatchTouchEvent', { type, touchPoints });
  };
}
