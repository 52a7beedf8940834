import type { ReactNode } from 'react';
import type { ItemState } from '../../validation/rule';
import { Mark, SHAPES, SIGN, type MarkSize } from './Mark';

/** Beside those of severities. */
const STATES = {
  check: (
    <>
      <circle fill="currentColor" cx="8" cy="8" r="6.5" />
      <path {...SIGN} d="m5.2 8.2 2 2 3.7-4" />
    </>
  ),
  dash: (
    <>
      <circle
        cx="8"
        cy="8"
        r="5.9"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.2"
        strokeDasharray="2.1 2.1"
      />
      <path
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinecap="round"
        d="M5.8 8h4.4"
      />
    </>
  ),
  accepted: (
    <>
      <circle cx="8" cy="8" r="5.9" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
        d="m5.6 8.2 1.7 1.7 3.2-3.6"
      />
    </>
  ),
  open: (
    <>
      <circle cx="8" cy="8" r="5.9" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <circle cx="8" cy="8" r="1.5" fill="currentColor" />
    </>
  ),
} as const;

const MARKS: Readonly<Record<ItemState, { name: string; shape: ReactNode }>> = {
  pass: { name: 'Passes', shape: STATES.check },
  fail: { name: 'Fails', shape: SHAPES.octagon },
  warn: { name: 'Warning', shape: SHAPES.triangle },
  none: { name: 'Nothing to check', shape: STATES.dash },
  unasked: { name: 'Not asked', shape: STATES.dash },
  open: { name: 'Cannot be proved yet', shape: STATES.open },
  accepted: { name: 'Accepted', shape: STATES.accepted },
};

export const stateName = (state: ItemState): string => MARKS[state].name;

export function StateMark({ state, size, decorative }: { readonly state: ItemState } & MarkSize) {
  const { name, shape } = MARKS[state];
  return (
    <Mark tone={state} name={name} size={size} decorative={decorative}>
      {shape}
    </Mark>
  );
}
