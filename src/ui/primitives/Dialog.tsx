import { X } from 'lucide-react';
import { useEffect, useId, useRef, type MouseEvent, type ReactNode } from 'react';
import { IconButton } from './IconButton';
import './Dialog.css';

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  /** Buttons, the main one last. */
  readonly footer?: ReactNode;
  readonly size?: 'sm' | 'md' | 'lg' | 'xl' | 'full' | undefined;
}

/** The browser's own modal: focus, Escape and what lies behind are its business. `data-autofocus` takes the focus. */
export function Dialog(props: DialogProps) {
  return props.open ? <OpenDialog {...props} /> : null;
}

function OpenDialog({ onClose, title, description, children, footer, size = 'md' }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();

  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    const opener = document.activeElement;
    element.showModal();
    element.focus();
    return () => {
      element.close();
      // What opened it may be gone, as an item of a menu is.
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);

  const isPlaced = useRef(false);
  useEffect(() => {
    const element = dialog.current;
    const first = element?.querySelector<HTMLElement>('[data-autofocus]:not(:disabled)');
    if (!first || isPlaced.current) return;
    isPlaced.current = true;
    // It may come late, as a button that waits for what it saves: then only if nobody has gone elsewhere.
    if (document.activeElement !== element) return;
    // The dialog opens at its beginning, also where what takes the focus is longer than the window.
    first.focus({ preventScroll: true });
  });

  const onBackdrop = (event: MouseEvent) => {
    if (event.target === dialog.current) onClose();
  };
  return (
    // The browser closes a modal by Escape; the backdrop is an extra for the mouse.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events
    <dialog
      ref={dialog}
      className={`ui-dialog ui-dialog--${size}`}
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-description` : undefined}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={onClose}
      onMouseDown={onBackdrop}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div className="ui-dialog__panel">
        <header className="ui-dialog__header">
          <h2 id={`${id}-title`} className="ui-dialog__title">
            {title}
          </h2>
          <IconButton label="Close" keys="Escape" icon={<X size={16} />} onClick={onClose} />
        </header>
        <div className="ui-dialog__body">
          {description ? (
            <p id={`${id}-description`} className="ui-dialog__description">
              {description}
            </p>
          ) : null}
          {children}
        </div>
        {footer ? <footer className="ui-dialog__footer">{footer}</footer> : null}
      </div>
    </dialog>
  );
}
