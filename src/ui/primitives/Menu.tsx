import {
  cloneElement,
  useMemo,
  useState,
  type HTMLAttributes,
  type KeyboardEvent,
  type ReactElement,
} from 'react';
import type { MenuEntry } from './menu-entry';
import { MenuList, type MenuAnchor } from './MenuList';

interface MenuProps {
  readonly label: string;
  /** Asked for when the menu opens, so that a closed menu costs nothing. */
  readonly entries: () => readonly MenuEntry[];
  readonly align?: 'start' | 'end' | undefined;
  /** The button that opens it. */
  readonly children: ReactElement<HTMLAttributes<HTMLElement>>;
}

interface Opened {
  readonly anchor: MenuAnchor;
  readonly opener: Element;
}

/** A button with a menu. */
export function Menu({ label, entries, align, children }: MenuProps) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const open = (opener: Element) => setOpened({ anchor: opener.getBoundingClientRect(), opener });
  return (
    <>
      {cloneElement(children, {
        'aria-haspopup': 'menu',
        'aria-expanded': opened !== null,
        onClick: (event) => (opened ? setOpened(null) : open(event.currentTarget)),
        onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
          if (event.key !== 'ArrowDown' || opened) return;
          event.preventDefault();
          open(event.currentTarget);
        },
      })}
      {opened ? (
        <MenuList
          label={label}
          entries={entries()}
          anchor={opened.anchor}
          opener={opened.opener}
          align={align}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </>
  );
}

interface PointMenuProps {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  /** Client coordinates; null while the menu is closed. */
  readonly at: { readonly x: number; readonly y: number } | null;
  readonly onClose: () => void;
}

/** A menu at the pointer, for what draws itself: a node, a connection, the open canvas. */
export function ContextMenu({ label, entries, at, onClose }: PointMenuProps) {
  const anchor = useMemo(() => at && { left: at.x, right: at.x, top: at.y, bottom: at.y }, [at]);
  return anchor ? (
    <MenuList label={label} entries={entries} anchor={anchor} onClose={onClose} />
  ) : null;
}
