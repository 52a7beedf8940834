import { useEffect } from 'react';
import { ExportersContext } from '../ui/code/exporters-context';
import { IconsContext } from '../ui/primitives';
import { Shell } from '../ui/shell/Shell';
import { ShellServicesContext } from '../ui/shell/shell-services';
import { EditorContext } from '../ui/use-editor';
import { ErrorBoundary } from './ErrorBoundary';
import { exporters } from './exporters';
import { icons } from './icons';
import { LinkOpening } from './LinkOpening';
import { RescueDialog } from './RescueDialog';
import type { Session } from './session';

export function App({ session }: { session: Session }) {
  useEffect(() => {
    session
      .loadRules()
      .catch(() =>
        session.editor.say('The rules could not be loaded. Reload the page.', 'problem'),
      );
  }, [session]);
  return (
    <ErrorBoundary session={session}>
      <EditorContext value={session.editor}>
        <ShellServicesContext value={session.services}>
          <ExportersContext value={exporters}>
            <IconsContext value={icons}>
              <Shell />
              <LinkOpening session={session} />
              <RescueDialog rescue={session.rescue} />
            </IconsContext>
          </ExportersContext>
        </ShellServicesContext>
      </EditorContext>
    </ErrorBoundary>
  );
}
