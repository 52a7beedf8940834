import { ExportersContext } from '../ui/code/exporters-context';
import { IconsContext } from '../ui/primitives';
import { Shell } from '../ui/shell/Shell';
import { ShellServicesContext } from '../ui/shell/shell-services';
import { EditorContext } from '../ui/use-editor';
import { ErrorBoundary } from './ErrorBoundary';
import { exporters } from './exporters';
import { icons } from './icons';
import { LinkOpening } from './LinkOpening';
import type { Session } from './session';

export function App({ session }: { session: Session }) {
  return (
    <ErrorBoundary session={session}>
      <EditorContext value={session.editor}>
        <ShellServicesContext value={session.services}>
          <ExportersContext value={exporters}>
            <IconsContext value={icons}>
              <Shell />
              <LinkOpening session={session} />
            </IconsContext>
          </ExportersContext>
        </ShellServicesContext>
      </EditorContext>
    </ErrorBoundary>
  );
}
