import { Check } from 'lucide-react';
import { useLayoutEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import { Kbd } from './Kbd';
import { isItem, type MenuEntry, type MenuItem } from './menu-entry';
import { placeBeside } from './place-beside';
import { tipAttributes } from './tooltip-attributes';
import { typedAhead } from './type-ahead';
import { useDismiss } from './use-dismiss';
import './Menu.css';

export interface MenuAnchor {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface MenuListProps {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly anchor: MenuAnchor;
  readonly align?: 'start' | 'end' | undefined;
  /** Clicks there do not close the menu: its own button does. */
  readonly opener?: Element | null | undefined;
  readonly onClose: () => void;
}

/** What is typed within this time of the letter before continues its word. */
const WORD_MILLISECONDS = 700;

/** An open menu in the top layer. Arrow keys, Home, End and typed letters move; Escape, Tab and a click elsewhere close. */
export function MenuList({
  label,
  entries,
  anchor,
  align = 'start',
  opener,
  onClose,
}: MenuListProps) {
  const list = useRef<HTMLDivElement>(null);
  const typed = useRef<Typed>({ word: '', at: 0 });
  useDismiss(list, opener ?? null, onClose);

  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const before = document.activeElement;
    // Manual: an automatic popover would take the release of the right mouse button for a click elsewhere.
    element.showPopover();
    const view = { width: window.innerWidth, height: window.innerHeight };
    const place = placeBeside(anchor, element.getBoundingClientRect(), view, 'bottom', {
      gap: 4,
      align,
    });
    element.style.left = `${place.left}px`;
    element.style.top = `${place.top}px`;
    element.focus({ preventScroll: true });
    return () => {
      const isInside =
        element.contains(document.activeElement) || document.activeElement === document.body;
      if (isInside && before instanceof HTMLElement && before.isConnected)
        before.focus({ preventScroll: true });
    };
  }, [anchor, align]);

  const choose = (item: MenuItem) => {
    if (item.disabled) return;
    onClose();
    item.onSelect();
  };
  return (
    <div
      ref={list}
      role="menu"
      tabIndex={0}
      aria-label={label}
      popover="manual"
      className="ui-menu"
      onKeyDown={(event) => onKey(event, typed, onClose)}
      onContextMenu={(event) => event.preventDefault()}
    >
      {entries.map((entry, index) =>
        isItem(entry) ? (
          <MenuLine key={`${entry.label}-${String(index)}`} item={entry} onChoose={choose} />
        ) : 'heading' in entry ? (
          <div key={`heading-${entry.heading}`} role="presentation" className="ui-menu__heading">
            {entry.heading}
          </div>
        ) : (
          // oxlint-disable-next-line react/no-array-index-key -- separators are alike
          <hr key={`separator-${String(index)}`} className="ui-menu__separator" />
        ),
      )}
    </div>
  );
}

function MenuLine({ item, onChoose }: { item: MenuItem; onChoose: (item: MenuItem) => void }) {
  const { label, icon, hint, keys, disabled, danger, checked } = item;
  const reason =
    typeof disabled === 'string' ? tipAttributes({ text: disabled, side: 'right' }) : {};
  return (
    <button
      type="button"
      role={checked === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked={checked}
      aria-disabled={disabled ? true : undefined}
      tabIndex={-1}
      {...reason}
      className={`ui-menu__item ${danger ? 'ui-menu__item--danger' : ''}`}
      onClick={() => onChoose(item)}
      onPointerMove={(event) => event.currentTarget.focus({ preventScroll: true })}
    >
      <span className="ui-menu__icon">{checked ? <Check size={14} /> : icon}</span>
      <span className="ui-menu__label">{label}</span>
      {hint ? <span className="ui-menu__hint">{hint}</span> : null}
      {keys ? <Kbd keys={keys} /> : null}
    </button>
  );
}

interface Typed {
  readonly word: string;
  /** Time stamp of its last letter, in milliseconds. */
  readonly at: number;
}

function onKey(
  event: KeyboardEvent<HTMLElement>,
  typed: RefObject<Typed>,
  onClose: () => void,
): void {
  // An open menu has the keyboard to itself.
  event.stopPropagation();
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('.ui-menu__item')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const go = (index: number) => {
    event.preventDefault();
    items[(index + items.length) % items.length]?.focus();
  };
  const isPlain = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
  const isWithin = event.timeStamp - typed.current.at < WORD_MILLISECONDS;
  const continues = isPlain && isWithin && typed.current.word !== '';
  const word = (continues ? typed.current.word : '') + event.key.toLowerCase();
  const labelOf = (item: Element) => item.querySelector('.ui-menu__label')?.textContent ?? '';
  const found = isPlain ? typedAhead(items.map(labelOf), word, at) : -1;
  // A space chooses, unless it stands within a name that is being typed.
  if (isPlain && (event.key !== ' ' || (continues && found >= 0))) {
    typed.current = { word, at: event.timeStamp };
    event.preventDefault();
    if (found >= 0) go(found);
    return;
  }
  switch (event.key) {
    case 'ArrowDown':
      return go(at + 1);
    case 'ArrowUp':
      return go(at < 0 ? items.length - 1 : at - 1);
    case 'Home':
      return go(0);
    case 'End':
      return go(items.length - 1);
    case 'Escape':
    case 'Tab':
      event.preventDefault();
      return onClose();
  }
}
