import { useCallback, useEffect, useState } from 'react';
import { AfterPaint, furnished, later, soon, useIsPainted } from '../ui/after-paint';
import { ExportersContext } from '../ui/code/exporters-context';
import { TemplatesContext, type OfferedTemplate } from '../ui/gallery/templates-context';
import { ReportsContext } from '../ui/inspector/reports-context';
import { IconsContext, type Icons } from '../ui/primitives';
import { Shell } from '../ui/shell/Shell';
import { ShellServicesContext } from '../ui/shell/shell-services';
import { EditorContext } from '../ui/use-editor';
import { ErrorBoundary } from './ErrorBoundary';
import { exporters } from './exporters';
import { Opening } from './Opening';
import type { Session } from './session';

const loadLinkOpening = () => import('./LinkOpening');
const LinkOpening = later(loadLinkOpening);
const RescueDialog = later(() => import('./RescueDialog'));

/** Nobody needs one to draw. */
const loadReports = soon(async () => (await import('../catalog/reports')).reportOf);

const NO_ICONS: Icons = {};
const NO_TEMPLATES: readonly OfferedTemplate[] = [];

export function App({ session }: { session: Session }) {
  // Pictures and rules are half of what the page loads, and nobody has to wait for them to draw.
  const [icons, setIcons] = useState(NO_ICONS);
  const [templates, setTemplates] = useState(NO_TEMPLATES);
  // Whoever follows a link does not see another design first.
  const [isCovered, setCovered] = useState(session.hasLink);
  const uncover = useCallback(() => setCovered(false), []);
  useEffect(() => {
    if (!isCovered) return;
    // What opens links may fail to load, and says so on the page.
    loadLinkOpening().catch(uncover);
    // Keys would change what nobody sees.
    const hold = (event: KeyboardEvent) => {
      if (!document.querySelector('dialog:modal')) event.stopImmediatePropagation();
    };
    window.addEventListener('keydown', hold, { capture: true });
    return () => window.removeEventListener('keydown', hold, { capture: true });
  }, [isCovered, uncover]);
  const isPainted = useIsPainted();
  useEffect(() => {
    if (!isPainted) return;
    const loadIcons = async () => setIcons((await import('./icons')).icons);
    const loadTemplates = async () =>
      setTemplates((await import('./offered-templates')).offeredTemplates);
    Promise.all([loadIcons(), session.followEdits(), loadTemplates(), session.joinTabs()])
      .catch(() =>
        session.editor.say('A part of Lintel could not be loaded. Reload the page.', 'problem'),
      )
      .finally(() => {
        furnished.set(true);
        // Who forbids it has the page as long as the server is there.
        session.keepForOffline().catch(() => undefined);
      });
  }, [session, isPainted]);
  return (
    <ErrorBoundary session={session}>
      <EditorContext value={session.editor}>
        <ShellServicesContext value={session.services}>
          <ExportersContext value={exporters}>
            <ReportsContext value={loadReports}>
              <IconsContext value={icons}>
                <TemplatesContext value={templates}>
                  <Shell />
                  {isCovered ? <Opening /> : null}
                  <AfterPaint>
                    <LinkOpening session={session} onFollowed={uncover} />
                  </AfterPaint>
                  {session.rescue ? (
                    <AfterPaint>
                      <RescueDialog rescue={session.rescue} />
                    </AfterPaint>
                  ) : null}
                </TemplatesContext>
              </IconsContext>
            </ReportsContext>
          </ExportersContext>
        </ShellServicesContext>
      </EditorContext>
    </ErrorBoundary>
  );
}
