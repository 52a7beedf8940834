import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { tipAttributes, type TipSide } from './tooltip-attributes';
import './Button.css';

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** The accessible name, and the tip. */
  readonly label: string;
  /** Replaces the name in the tip: "Undo: Move app-db". */
  readonly tip?: string | undefined;
  readonly keys?: string | undefined;
  readonly side?: TipSide | undefined;
  readonly icon: ReactNode;
  readonly size?: 'sm' | 'md' | undefined;
  /** Pressed or not; leave out for a button that is no toggle. */
  readonly pressed?: boolean | undefined;
  readonly ref?: Ref<HTMLButtonElement> | undefined;
}

/**
 * Disabled by `aria-disabled`, not by the attribute: a disabled button takes no focus, and could not say by its tip what it
 * is waiting for.
 */
export function IconButton({
  label,
  tip,
  keys,
  side,
  icon,
  size = 'md',
  pressed,
  disabled = false,
  onClick,
  className = '',
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={pressed}
      aria-disabled={disabled || undefined}
      {...rest}
      {...tipAttributes({ text: tip ?? label, keys, side })}
      onClick={disabled ? undefined : onClick}
      className={`ui-icon-button ui-icon-button--${size} ${className}`}
    >
      {icon}
    </button>
  );
}
