import type { ReactNode } from 'react';
import type { ItemState } from '../../validation/rule';
import { Mark, SHAPES, type MarkSize } from './Mark';

const MARKS: Readonly<Record<ItemState, { name: string; shape: ReactNode }>> = {
  pass: { name: 'Passes', shape: SHAPES.check },
  fail: { name: 'Fails', shape: SHAPES.octagon },
  warn: { name: 'Warning', shape: SHAPES.triangle },
  none: { name: 'Nothing to check', shape: SHAPES.dash },
  unasked: { name: 'Not asked', shape: SHAPES.dash },
  open: { name: 'Cannot be proved yet', shape: SHAPES.open },
  accepted: { name: 'Accepted', shape: SHAPES.accepted },
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
