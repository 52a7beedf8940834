import { useRef } from 'react';
import { plural } from '../../kit/words';
import { tipAttributes } from '../primitives';
import type { CodeChanges } from './code-changes';

interface ChangeStepsProps {
  readonly changes: CodeChanges;
  readonly onGo: (path: string, line: number) => void;
}

/** How much the last edit changed; each click goes to the next changed place, through all files. */
export function ChangeSteps({ changes, onGo }: ChangeStepsProps) {
  const last = useRef<{ readonly of: CodeChanges; readonly step: number } | null>(null);
  const places = [...changes].flatMap(([path, marks]) => marks.map(({ from }) => ({ path, from })));
  if (places.length === 0) return null;
  const go = () => {
    const step = last.current?.of === changes ? (last.current.step + 1) % places.length : 0;
    last.current = { of: changes, step };
    const place = places[step];
    if (place) onGo(place.path, place.from);
  };
  const said = `${plural(places.length, 'change')} in ${plural(changes.size, 'file')}`;
  return (
    <button
      type="button"
      className="code-changes"
      aria-label={`Go to the next change: ${said} by the last edit`}
      onClick={go}
      {...tipAttributes({ text: `${said} by the last edit`, body: 'Click to go to the next.' })}
    >
      <span aria-hidden>~</span>
      {said}
    </button>
  );
}
