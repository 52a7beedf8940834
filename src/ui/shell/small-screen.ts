import { useSyncExternalStore } from 'react';

/** Narrower, three columns leave none of them room: panels then lie over or under the canvas. As in `Shell.css`. */
const SMALL = '(max-width: 820px)';

export const isSmallScreen = (): boolean => window.matchMedia(SMALL).matches;

/** Whoever turns a tablet, or makes the window narrower. */
export function onScreenSize(listener: () => void): () => void {
  const media = window.matchMedia(SMALL);
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}

export const useIsSmallScreen = (): boolean => useSyncExternalStore(onScreenSize, isSmallScreen);
