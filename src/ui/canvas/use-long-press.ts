import { useEffect, type RefObject } from 'react';

const HELD_MILLISECONDS = 500;
/** A finger is never quite still. */
const STILL_PIXELS = 8;

/** A finger that rests on something asks for its menu, as the right button does. Not every browser says so by itself. */
export function useLongPress(canvas: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const listening = new AbortController();
    const { signal } = listening;
    const touching = new Set<number>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let start = { x: 0, y: 0 };
    const forget = () => clearTimeout(timer);

    const onDown = (event: PointerEvent) => {
      if (event.pointerType !== 'touch') return;
      forget();
      touching.add(event.pointerId);
      const { target, clientX, clientY } = event;
      const isDrawing = target instanceof Element && target.closest('.react-flow') !== null;
      // Two fingers move the view.
      if (touching.size > 1 || !isDrawing) return;
      start = { x: clientX, y: clientY };
      timer = setTimeout(() => {
        const menu = { bubbles: true, cancelable: true, button: 2, clientX, clientY };
        target.dispatchEvent(new MouseEvent('contextmenu', menu));
        swallowRelease();
      }, HELD_MILLISECONDS);
    };
    const onMove = ({ pointerType, clientX, clientY }: PointerEvent) => {
      if (pointerType !== 'touch') return;
      if (Math.hypot(clientX - start.x, clientY - start.y) > STILL_PIXELS) forget();
    };
    const onUp = ({ pointerId }: PointerEvent) => {
      touching.delete(pointerId);
      forget();
    };
    element.addEventListener('pointerdown', onDown, { signal, capture: true });
    window.addEventListener('pointermove', onMove, { signal, capture: true });
    window.addEventListener('pointerup', onUp, { signal, capture: true });
    window.addEventListener('pointercancel', onUp, { signal, capture: true });
    // The browser's own comes first where it has one.
    element.addEventListener('contextmenu', forget, { signal, capture: true });
    return () => {
      forget();
      listening.abort();
    };
  }, [canvas]);
}

/** The release of the finger would click what lies under it, and with that leave what the menu is about. */
function swallowRelease(): void {
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  window.addEventListener(
    'pointerup',
    () => setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 50),
    { capture: true, once: true },
  );
}
