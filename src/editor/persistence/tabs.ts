/** What tabs know of each other. The browser's is in `browser.ts`. */
export interface Tabs {
  /** The design that this tab wrote down: before a reload, or in the tab it is a duplicate of. */
  remembered(): string | null;
  remember(id: string): void;
  /** Takes a place at the design, which others see until it is left or the tab closes. */
  enter(id: string): Promise<Place>;
  /** The designs that tabs have open; null where that cannot be known. */
  open(): Promise<ReadonlySet<string> | null>;
}

/** No two tabs that have a design open hold the same slot of it. */
export interface Place {
  /** From 0; where nobody knows of other tabs, always that. */
  readonly slot: number;
  leave(): void;
}

/** What this tab remembers, if it is a name that Lintel would have given. */
export function rememberedIn(tabs: Tabs): string | null {
  const remembered = tabs.remembered();
  return remembered !== null && /^[\w-]{1,64}$/.test(remembered) ? remembered : null;
}
