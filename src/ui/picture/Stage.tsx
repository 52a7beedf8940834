import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import type { Picture } from '../../picture';
import type { Rect } from '../../spec/geometry';

const MOVING_MILLISECONDS = 450;

interface StageProps {
  readonly picture: Picture;
  /** What the view goes to, on the canvas; the whole without it. */
  readonly focus: Rect | undefined;
  /** Canvas pixels around it. */
  readonly around: number;
  /** Drawn above the picture, in the canvas' own coordinates. */
  readonly children?: ReactNode;
}

type View = readonly [x: number, y: number, width: number, height: number];

/** A picture that the view moves over. For the eye: whoever shows it says the same in words. */
export function Stage({ picture, focus, around, children }: StageProps) {
  const { origin, width, height } = picture;
  const svg = useRef<SVGSVGElement>(null);
  const shown = useRef<View | null>(null);
  const source = useMemo(
    () => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.svg)}`,
    [picture],
  );
  const wanted = useMemo(
    (): View =>
      focus
        ? [focus.x - around, focus.y - around, focus.width + 2 * around, focus.height + 2 * around]
        : [-origin.x, -origin.y, width, height],
    [focus, around, origin, width, height],
  );
  useEffect(() => {
    const put = (view: View) => {
      shown.current = view;
      svg.current?.setAttribute('viewBox', view.join(' '));
    };
    const from = shown.current;
    const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (from === null || isCalm) return put(wanted);
    const begun = performance.now();
    let frame = 0;
    const step = (now: number) => {
      const part = Math.min(1, (now - begun) / MOVING_MILLISECONDS);
      const eased = part * part * (3 - 2 * part);
      const at = (index: 0 | 1 | 2 | 3) => from[index] + (wanted[index] - from[index]) * eased;
      put([at(0), at(1), at(2), at(3)]);
      if (part < 1) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [wanted]);
  return (
    <svg ref={svg} className="picture__stage" aria-hidden>
      <image href={source} x={-origin.x} y={-origin.y} width={width} height={height} />
      {children}
    </svg>
  );
}
