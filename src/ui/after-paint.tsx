import {
  lazy,
  Suspense,
  type ComponentType,
  type LazyExoticComponent,
  type ReactNode,
} from 'react';
import { createValueStore, useValue } from './canvas/value-store';

/** Whether the canvas was drawn. What nobody needs for that is loaded from then on, so that it delays nothing. */
export const painted = createValueStore(false);

export const useIsPainted = (): boolean => useValue(painted, (isPainted) => isPainted);

interface AfterPaintProps {
  /** Holds the place, so that nothing moves when the rest arrives. */
  readonly fallback?: ReactNode;
  readonly children: ReactNode;
}

/** For what is `later` and always there: it is shown once the canvas is drawn. */
export function AfterPaint({ fallback = null, children }: AfterPaintProps) {
  return useIsPainted() ? <Suspense fallback={fallback}>{children}</Suspense> : fallback;
}

/**
 * A `lazy` component that is loaded once the canvas is drawn, whether it is shown by then or not: it opens at once, and also
 * when the server has gone away in the meantime.
 */
export function later<P>(
  load: () => Promise<{ default: ComponentType<P> }>,
): LazyExoticComponent<ComponentType<P>> {
  // One that cannot be loaded says so when it is shown.
  const stop = painted.subscribe(() => {
    stop();
    load().catch(() => undefined);
  });
  return lazy(load);
}
