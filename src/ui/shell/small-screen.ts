/**
 * Narrower, three columns leave none of them room, and lower neither: panels then lie over or under the canvas. A phone on its side
 * is both; a tablet whose keyboard is open is wider. As in `Shell.css`.
 */
export const smallScreen = (): MediaQueryList =>
  window.matchMedia(
    '(max-width: 820px), (pointer: coarse) and (max-width: 1000px) and (max-height: 500px)',
  );

export const isSmallScreen = (): boolean => smallScreen().matches;
