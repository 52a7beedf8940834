import { Suspense, useCallback, useEffect, useState } from 'react';
import { diff, isEmptyPatch } from '../design';
import { later } from '../ui/after-paint';
import { compared } from '../ui/compare/compared';
import { reading } from '../ui/reading/reading';
import { useShowTarget } from '../ui/code/use-target';
import { useOpenFromOutside } from '../ui/share/use-open-design';
import type { LinkedDesign } from '../ui/shell/shell-services';
import { readLink } from './links';
import type { Session } from './session';

const BadLinkDialog = later(() => import('./BadLinkDialog'));
const SharedDesignDialog = later(() => import('./SharedDesignDialog'));
/** What is looked at covers the page at once: whoever was sent it does not see the editor first. */
const loadReading = () => import('../ui/reading/ReadingDialog');

const LABEL = 'Open the shared design';

interface LinkOpeningProps {
  readonly session: Session;
  /** What the page was opened with is on it, or it was said why not. */
  readonly onFollowed: () => void;
}

/** How many frames a dialog may take. */
const MOST_FRAMES = 100;

async function dialogShown(): Promise<void> {
  for (let frame = 0; frame < MOST_FRAMES; frame += 1) {
    if (document.querySelector('dialog:modal')) return;
    await new Promise(requestAnimationFrame);
  }
}

/** Opens the link of the address, and those that follow. Work that is there is never replaced unasked. */
export default function LinkOpening({ session, onFollowed }: LinkOpeningProps) {
  const [offered, setOffered] = useState<LinkedDesign | null>(null);
  /** Why the link cannot be opened. */
  const [problem, setProblem] = useState<string | null>(null);
  const put = useOpenFromOutside();
  const showTarget = useShowTarget();
  const open = useCallback(
    async (shared: LinkedDesign, isAllowed?: () => boolean) => {
      const { design, target, before } = shared;
      if (!(await put(design, LABEL, '', isAllowed))) return setOffered(shared);
      showTarget(target);
      if (before) compared.set({ design: before, title: 'Earlier' });
    },
    [put, showTarget],
  );
  useEffect(() => {
    const follow = async (link: string) => {
      const read = await readLink(link);
      setProblem(read.ok ? null : read.error);
      if (!read.ok) return;
      const { editor } = session;
      const { view, design } = read.value;
      // Whoever reads loses nothing of their own, and is asked nothing.
      if (view) {
        await loadReading();
        reading.set({ design, view });
        return dialogShown();
      }
      const isHere = isEmptyPatch(diff(editor.store.getState().design, read.value.design));
      if (isHere && read.value.before)
        compared.set({ design: read.value.before, title: 'Earlier' });
      if (isHere) showTarget(read.value.target);
      else if (session.isWork()) setOffered(read.value);
      // Somebody may begin to work while it is looked for among the designs.
      else await open(read.value, () => !session.isWork());
    };
    const onHash = () => {
      const link = session.takeLink();
      if (link === null) return;
      const fail = () => {
        // It stands in the address again: whoever reloads the page follows it.
        window.history.replaceState(window.history.state, '', link);
        setProblem('A part of Lintel could not be loaded. Reload the page to open the link.');
      };
      void follow(link).catch(fail).finally(onFollowed);
    };
    onHash();
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, [session, open, showTarget, onFollowed]);

  if (problem !== null) {
    return (
      <Suspense fallback={null}>
        <BadLinkDialog
          reason={problem}
          isWork={session.isWork()}
          onClose={() => setProblem(null)}
        />
      </Suspense>
    );
  }
  if (!offered) return null;
  return (
    <Suspense fallback={null}>
      <SharedDesignDialog
        shared={offered.design}
        mine={session.editor.store.getState().design}
        onOpen={() => {
          void open(offered);
          setOffered(null);
        }}
        onClose={() => setOffered(null)}
      />
    </Suspense>
  );
}
