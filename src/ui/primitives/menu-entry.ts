import type { ReactNode } from 'react';

export interface MenuItem {
  readonly label: string;
  readonly icon?: ReactNode;
  /** Faint text at the end: a verb, a value. */
  readonly hint?: string | undefined;
  readonly keys?: string | undefined;
  /** True, or the reason, which is shown as a tip. */
  readonly disabled?: boolean | string | undefined;
  readonly danger?: boolean | undefined;
  /** Given, the item is one of several of which one is chosen. */
  readonly checked?: boolean | undefined;
  readonly onSelect: () => void;
}

/** A line of a menu: something to do, a rule between groups, or a group's heading. */
export type MenuEntry = MenuItem | { readonly separator: true } | { readonly heading: string };

export const isItem = (entry: MenuEntry): entry is MenuItem => 'onSelect' in entry;
