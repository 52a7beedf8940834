import type { ReactNode } from 'react';
import type { Severity } from '../../validation/rule';
import { Mark, SHAPES, type MarkSize } from './Mark';

const MARKS: Readonly<Record<Severity, { name: string; shape: ReactNode }>> = {
  error: { name: 'Error', shape: SHAPES.octagon },
  warning: { name: 'Warning', shape: SHAPES.triangle },
  info: { name: 'Note', shape: SHAPES.info },
};

export const severityName = (severity: Severity): string => MARKS[severity].name;

/** Each severity has a shape of its own: colour alone says nothing to a twelfth of all men. */
export function SeverityMark({
  severity,
  size,
  decorative,
}: { readonly severity: Severity } & MarkSize) {
  const { name, shape } = MARKS[severity];
  return (
    <Mark tone={severity} name={name} size={size} decorative={decorative}>
      {shape}
    </Mark>
  );
}
