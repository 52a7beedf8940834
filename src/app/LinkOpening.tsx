import { Suspense, useEffect, useState } from 'react';
import { diff, isEmptyPatch, type Design } from '../design';
import { ok } from '../kit/result';
import { later } from '../ui/after-paint';
import { useOpenDesign } from '../ui/share/use-open-design';
import { readLink } from './links';
import type { Session } from './session';

const SharedDesignDialog = later(() => import('./SharedDesignDialog'));

const LABEL = 'Open the shared design';

/** Opens the link of the address, and those that follow. Work that is there is never replaced unasked. */
export function LinkOpening({ session }: { session: Session }) {
  const [offered, setOffered] = useState<Design | null>(null);
  const open = useOpenDesign();
  useEffect(() => {
    const follow = async () => {
      const link = session.takeLink();
      if (link === null) return;
      const read = await readLink(link);
      const { editor } = session;
      if (!read.ok) return editor.say(read.error, 'problem');
      if (isEmptyPatch(diff(editor.store.getState().design, read.value))) return;
      if (session.isWork()) setOffered(read.value);
      else open(read, LABEL);
    };
    const onHash = () => void follow();
    onHash();
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, [session, open]);

  if (!offered) return null;
  return (
    <Suspense fallback={null}>
      <SharedDesignDialog
        shared={offered}
        mine={session.editor.store.getState().design}
        onOpen={() => {
          open(ok(offered), LABEL);
          setOffered(null);
        }}
        onClose={() => setOffered(null)}
      />
    </Suspense>
  );
}
