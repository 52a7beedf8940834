import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { placeBeside } from './place-beside';
import type { TipSide } from './tooltip-attributes';
import './Popover.css';

interface PopoverProps {
  readonly label: string;
  /** What it belongs to; null while it is closed. */
  readonly anchor: Element | null;
  readonly side?: TipSide | undefined;
  /** It stays while somebody works beside it; only Escape within it, and its buttons, close it. */
  readonly isPinned?: boolean | undefined;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A small panel beside what opened it; the browser closes it by Escape and by a click elsewhere. */
export function Popover({
  label,
  anchor,
  side = 'bottom',
  isPinned,
  onClose,
  children,
}: PopoverProps) {
  const box = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || !anchor) return;
    element.showPopover();
    const view = { width: window.innerWidth, height: window.innerHeight };
    const place = placeBeside(
      anchor.getBoundingClientRect(),
      element.getBoundingClientRect(),
      view,
      side,
    );
    element.style.left = `${place.left}px`;
    element.style.top = `${place.top}px`;
    (element.querySelector<HTMLElement>('[data-autofocus]') ?? element).focus({
      preventScroll: true,
    });
  }, [anchor, side]);
  if (!anchor) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys bubble from within
    <dialog
      ref={box}
      tabIndex={-1}
      aria-label={label}
      popover={isPinned ? 'manual' : 'auto'}
      className="ui-popover"
      onKeyDown={(event) => {
        event.stopPropagation();
        if (isPinned && event.key === 'Escape') onClose();
      }}
      onToggle={(event) => {
        if (event.newState === 'closed') onClose();
      }}
    >
      {children}
    </dialog>
  );
}
