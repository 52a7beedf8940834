import { cloneElement, type HTMLAttributes, type ReactElement } from 'react';
import { tipAttributes, type Tip } from './tooltip-attributes';

/** Gives its one child a tip. The child must pass unknown attributes on to its element. */
export function Tooltip({
  children,
  ...tip
}: Tip & { children: ReactElement<HTMLAttributes<Element>> }) {
  return cloneElement(children, tipAttributes(tip) as HTMLAttributes<Element>);
}
