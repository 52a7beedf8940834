import { Button } from '../ui/primitives';
import type { Session } from './session';
import './app.css';

/** Shown in place of everything when a part of Lintel has failed. */
export function CrashScreen({ error, session }: { error: unknown; session?: Session }) {
  const message = error instanceof Error ? error.message : String(error);
  const reload = () => {
    void (session?.flush() ?? Promise.resolve()).then(() => window.location.reload());
  };
  return (
    <main className="app-crash">
      <h1 className="app-crash__title">Lintel stopped</h1>
      <p>
        A part of it failed, and that is its fault, not yours.{' '}
        {session ? 'The design is stored in this browser; a file is the safest copy.' : ''}
      </p>
      <div className="app-crash__actions">
        {session ? (
          <Button onClick={session.services.downloadDesign}>Save the design as a file</Button>
        ) : null}
        {session ? (
          <Button onClick={session.undoAndReload}>Undo the last edit and reload</Button>
        ) : null}
        <Button variant="primary" onClick={reload}>
          Reload
        </Button>
      </div>
      <details className="app-crash__details">
        <summary>What failed</summary>
        <code>{message}</code>
      </details>
    </main>
  );
}
