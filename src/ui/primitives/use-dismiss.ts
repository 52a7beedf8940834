import { useEffect, useRef } from 'react';

/** Closes what floats above the page by a press elsewhere, by the wheel, and when the window changes or loses the focus. */
export function useDismiss(
  box: { readonly current: HTMLElement | null },
  opener: Element | null,
  onClose: () => void,
): void {
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const onDown = (event: PointerEvent) => {
      const target = event.target as Element;
      if (!box.current?.contains(target) && !opener?.contains(target)) close.current();
    };
    const onScroll = (event: Event) => {
      if (!(event.target instanceof Element && box.current?.contains(event.target)))
        close.current();
    };
    document.addEventListener('pointerdown', onDown, { signal, capture: true });
    document.addEventListener('wheel', onScroll, { signal, capture: true, passive: true });
    window.addEventListener('resize', () => close.current(), { signal });
    window.addEventListener('blur', () => close.current(), { signal });
    return () => listening.abort();
  }, [box, opener]);
}
