import { said } from './said';
import { useValue } from './value-store';

export function Said() {
  // No status of its own: nothing of it can be seen, and what can be seen is the news of the page.
  return (
    <p className="sr-only" aria-live="polite">
      {useValue(said, (text) => text)}
    </p>
  );
}
