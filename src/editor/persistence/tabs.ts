/** What tabs know of each other. The browser's is in `browser.ts`. */
export interface Tabs {
  /** The session that this tab wrote down: before a reload, or in the tab it is a duplicate of. */
  remembered(): string | null;
  remember(session: string): void;
  /** Whether the session is now this tab's alone, until the tab closes. */
  claim(session: string): Promise<boolean>;
  /** The sessions of the tabs that are open; null where that cannot be known. */
  open(): Promise<ReadonlySet<string> | null>;
}

export interface Session {
  readonly id: string;
  /** The session whose work this tab should begin with a copy of: it was duplicated. */
  readonly copyOf: string | null;
}

/**
 * The session of this tab. A reload finds its own again; a duplicated tab finds the one of the
 * first tab, cannot have it, and begins another, so that no two tabs write over each other.
 */
export async function openSession(tabs: Tabs, newId: () => string): Promise<Session> {
  const remembered = tabs.remembered();
  const known = remembered !== null && /^[\w-]{1,64}$/.test(remembered) ? remembered : null;
  if (known !== null && (await tabs.claim(known))) return { id: known, copyOf: null };
  const id = newId();
  await tabs.claim(id);
  tabs.remember(id);
  return { id, copyOf: known };
}
