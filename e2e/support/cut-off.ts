import type { Page } from '@playwright/test';

/**
 * The controls that a person cannot see whole: outside the window, or behind the edge of a part that does not scroll their
 * way. In words, with what they miss.
 */
export const cutOff = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const scrolls = (element: Element, side: 'x' | 'y'): boolean => {
      const style = getComputedStyle(element);
      return /auto|scroll/.test(side === 'x' ? style.overflowX : style.overflowY);
    };
    const hides = (element: Element, side: 'x' | 'y'): boolean => {
      const style = getComputedStyle(element);
      return (side === 'x' ? style.overflowX : style.overflowY) !== 'visible';
    };
    const nameOf = (element: Element): string =>
      element.getAttribute('aria-label') ?? (element.textContent.trim() || element.tagName);

    const found: string[] = [];
    const visit = (control: Element, side: 'x' | 'y'): void => {
      const box = control.getBoundingClientRect();
      const [from, to] = side === 'x' ? [box.left, box.right] : [box.top, box.bottom];
      for (let around = control.parentElement; around; around = around.parentElement) {
        // What scrolls that way brings the control into view.
        if (scrolls(around, side)) return;
        if (!hides(around, side)) continue;
        const edge = around.getBoundingClientRect();
        const [least, most] = side === 'x' ? [edge.left, edge.right] : [edge.top, edge.bottom];
        if (from < least - 1 || to > most + 1) {
          found.push(`${nameOf(control)}: ${side} ${from}…${to}, in ${least}…${most}`);
          return;
        }
      }
      const size = side === 'x' ? window.innerWidth : window.innerHeight;
      if (from < -1 || to > size + 1) found.push(`${nameOf(control)}: ${side} ${from}…${to}`);
    };
    const controls = document.querySelectorAll('button, input, select, textarea, [role=tab], a');
    for (const control of controls) {
      const isDrawing = control.closest('.react-flow__viewport, .monaco-editor') !== null;
      const isShown = control.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      if (isDrawing || !isShown || control.closest('[inert]')) continue;
      visit(control, 'x');
      visit(control, 'y');
    }
    return found;
  });
