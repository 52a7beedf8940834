import { useState, type ReactNode } from 'react';
import { plural } from '../../kit/words';
import { Button } from './Button';
import './ShortList.css';

interface ShortListProps<T> {
  readonly items: readonly T[];
  /** Of these, one: "change". */
  readonly noun: string;
  readonly className?: string | undefined;
  readonly children: (item: T) => ReactNode;
}

const FIRST = 8;

/** The first items of a list, and the rest when somebody asks for it: nothing is cut without a sign. */
export function ShortList<T>({ items, noun, className, children }: ShortListProps<T>) {
  const [isWhole, setWhole] = useState(false);
  const isShort = items.length <= FIRST + 1;
  const shown = isWhole || isShort ? items : items.slice(0, FIRST);
  return (
    <>
      <ul className={className}>{shown.map(children)}</ul>
      {isShort ? null : (
        <MoreButton
          isWhole={isWhole}
          more={plural(items.length - FIRST, `more ${noun}`)}
          onClick={() => setWhole(!isWhole)}
        />
      )}
    </>
  );
}

interface MoreButtonProps {
  readonly isWhole: boolean;
  /** "12 more lines" */
  readonly more: string;
  readonly onClick: () => void;
}

/** It stays when all is shown: a button that went would take the focus with it. */
export const MoreButton = ({ isWhole, more, onClick }: MoreButtonProps) => (
  <Button
    size="sm"
    variant="ghost"
    className="ui-short-list__more"
    aria-expanded={isWhole}
    onClick={onClick}
  >
    {isWhole ? 'Show fewer' : `Show ${more}`}
  </Button>
);
