import { useSyncExternalStore } from 'react';
import { isSmallScreen, smallScreen } from './small-screen';

/** Whoever turns a tablet, or makes the window narrower. */
export function onScreenSize(listener: () => void): () => void {
  const media = smallScreen();
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}

export const useIsSmallScreen = (): boolean => useSyncExternalStore(onScreenSize, isSmallScreen);
