import type { ReactNode } from 'react';
import './Mark.css';

export interface MarkSize {
  /** Pixels; 16 unless told. */
  readonly size?: number | undefined;
  /** Leaves the name out where text beside the mark says it. */
  readonly decorative?: boolean | undefined;
}

interface MarkProps extends MarkSize {
  readonly tone: string;
  readonly name: string;
  readonly children: ReactNode;
}

export const SIGN = {
  fill: 'none',
  stroke: 'var(--bg-panel)',
  strokeWidth: 1.6,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;

/** Of severities, on a grid of 16; filled in the mark's colour with the sign left out of it. */
export const SHAPES = {
  octagon: (
    <>
      <path fill="currentColor" d="M5 1.5h6L14.5 5v6L11 14.5H5L1.5 11V5z" />
      <path {...SIGN} d="m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4" />
    </>
  ),
  triangle: (
    <>
      <path
        fill="currentColor"
        d="M6.9 2.2a1.27 1.27 0 0 1 2.2 0l5.5 9.6a1.27 1.27 0 0 1-1.1 1.9h-11a1.27 1.27 0 0 1-1.1-1.9z"
      />
      <path {...SIGN} d="M8 6v3.2m0 2.3v.01" />
    </>
  ),
  info: (
    <>
      <rect fill="currentColor" x="1.75" y="1.75" width="12.5" height="12.5" rx="3" />
      <path {...SIGN} d="M8 7.6v3.4M8 5v.01" />
    </>
  ),
} as const;

export function Mark({ tone, name, size = 16, decorative = false, children }: MarkProps) {
  const naming = decorative
    ? ({ 'aria-hidden': true } as const)
    : ({ role: 'img', 'aria-label': name } as const);
  return (
    <svg
      {...naming}
      className={`ui-mark ui-mark--${tone}`}
      viewBox="0 0 16 16"
      width={size}
      height={size}
    >
      {children}
    </svg>
  );
}
