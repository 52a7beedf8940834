import { useEffect, useState } from 'react';
import { ExportersContext } from '../ui/code/exporters-context';
import { IconsContext, type Icons } from '../ui/primitives';
import { Shell } from '../ui/shell/Shell';
import { ShellServicesContext } from '../ui/shell/shell-services';
import { EditorContext } from '../ui/use-editor';
import { ErrorBoundary } from './ErrorBoundary';
import { exporters } from './exporters';
import { LinkOpening } from './LinkOpening';
import { RescueDialog } from './RescueDialog';
import type { Session } from './session';

const NO_ICONS: Icons = {};

export function App({ session }: { session: Session }) {
  // Pictures and rules are half of what the page loads, and nobody has to wait for them to draw.
  const [icons, setIcons] = useState(NO_ICONS);
  useEffect(() => {
    const loadIcons = async () => setIcons((await import('./icons')).icons);
    Promise.all([loadIcons(), session.loadRules()]).catch(() =>
      session.editor.say('A part of Lintel could not be loaded. Reload the page.', 'problem'),
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
