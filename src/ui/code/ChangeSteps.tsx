import { useRef } from 'react';
import { plural } from '../../kit/words';
import { tipAttributes } from '../primitives';
import type { CodeChanges } from './code-changes';

interface ChangeStepsProps {
  readonly changes: CodeChanges;
  /** Its changes come first. */
  readonly open: string;
  readonly onGo: (path: string, line: number) => void;
}

interface Place {
  readonly path: string;
  readonly line: number;
}

/** The changes as they were when the first click asked for them. */
interface Tour {
  readonly of: CodeChanges;
  readonly places: readonly Place[];
  readonly step: number;
}

function placesOf(changes: CodeChanges, open: string): readonly Place[] {
  const places = [...changes].flatMap(([path, marks]) =>
    marks.map(({ from }) => ({ path, line: from })),
  );
  const isOpen = ({ path }: Place) => path === open;
  return [...places.filter(isOpen), ...places.filter((place) => !isOpen(place))];
}

/** How much the last edit changed; each click goes to the next changed place, through all files. */
export function ChangeSteps({ changes, open, onGo }: ChangeStepsProps) {
  const tour = useRef<Tour | null>(null);
  if (changes.size === 0) return null;
  const go = () => {
    const begun = tour.current?.of === changes ? tour.current : null;
    const places = begun?.places ?? placesOf(changes, open);
    const step = begun?.step ?? 0;
    tour.current = { of: changes, places, step: step + 1 };
    const place = places[step % places.length];
    if (place) onGo(place.path, place.line);
  };
  const count = [...changes.values()].reduce((sum, marks) => sum + marks.length, 0);
  const said = `${plural(count, 'change')} in ${plural(changes.size, 'file')}`;
  return (
    <button
      type="button"
      className="code-changes"
      aria-label={`Go to the next change: ${said} by the last edit`}
      onClick={go}
      {...tipAttributes({ text: `${said} by the last edit`, body: 'Click to go to the next.' })}
    >
      ~ {count}{' '}
      <span className="code-changes__words">
        {count === 1 ? 'change' : 'changes'} in {plural(changes.size, 'file')}
      </span>
    </button>
  );
}
