/** Narrower, three columns leave none of them room: panels then lie over or under the canvas. As in `Shell.css`. */
export const smallScreen = (): MediaQueryList => window.matchMedia('(max-width: 820px)');

export const isSmallScreen = (): boolean => smallScreen().matches;
