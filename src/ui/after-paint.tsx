import { lazy, Suspense, useState, type ComponentType, type ReactNode } from 'react';
import { createValueStore, useValue } from './canvas/value-store';

/** Whether the canvas was drawn. What nobody needs for that is loaded from then on, so that it delays nothing. */
export const painted = createValueStore(false);

/** Whether pictures, rules and templates have come, too: what is only seen when it is asked for does not compete with them. */
export const furnished = createValueStore(false);

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

/** What `load` imports is loaded without being asked for, so that it is there at once, and also when the server has gone away. */
export function soon<T>(load: () => Promise<T>): () => Promise<T> {
  const stop = furnished.subscribe(() => {
    stop();
    // What cannot be loaded says so when it is asked for.
    load().catch(() => undefined);
  });
  return load;
}

/** Stands for what could not be loaded, because nobody was here before the network went. What is drawn stays as it is. */
const Missing = () => (
  <p role="alert" className="missing-part">
    A part of Lintel could not be loaded. <a href=".">Reload the page</a>
  </p>
);

/**
 * A component that comes as soon as it is shown, or else soon. What has come is there at once: `lazy` alone would show nothing at
 * first, and React lets whoever waits once wait for three tenths of a second, in which what is typed goes elsewhere.
 */
export const later = <P extends object>(
  load: () => Promise<{ default: ComponentType<P> }>,
): ComponentType<P> => {
  let come: ComponentType<P> | undefined;
  const loaded = soon(async () => {
    const part = await load();
    come = part.default;
    return part;
  });
  const Lazy = lazy<ComponentType<P>>(() => loaded().catch(() => ({ default: Missing })));
  return (props) => {
    // One that came meanwhile is no reason to begin anew.
    const [Part] = useState(() => come ?? Lazy);
    return <Part {...props} />;
  };
};
