import { useEffect, useState, type RefObject } from 'react';

export interface InView {
  /** False while the panel is folded to nothing. */
  readonly isVisible: boolean;
  /** Pixels; 0 until it was measured. */
  readonly width: number;
}

export function useInView(element: RefObject<Element | null>): InView {
  const [view, setView] = useState<InView>({ isVisible: false, width: 0 });
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width, height } = entry.contentRect;
      setView({ isVisible: width > 1 && height > 1, width });
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return view;
}
