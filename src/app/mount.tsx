import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { keepTheme } from '../ui/shell/theme';
import { App } from './App';
import { CrashScreen } from './CrashScreen';
import { Opening } from './Opening';
import { openSession } from './session';

/** Storage answers in a few milliseconds; until then the page says that it is opening. */
export function mount(element: HTMLElement | null): void {
  if (!element) throw new Error('The page has no place for the app.');
  keepTheme();
  const root = createRoot(element);
  root.render(<Opening />);
  openSession().then(
    (session) =>
      root.render(
        <StrictMode>
          <App session={session} />
        </StrictMode>,
      ),
    (error: unknown) => root.render(<CrashScreen error={error} />),
  );
}
