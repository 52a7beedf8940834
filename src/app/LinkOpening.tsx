import { useEffect, useState } from 'react';
import { diff, isEmptyPatch, type Design } from '../design';
import { ok } from '../kit/result';
import { plural } from '../kit/words';
import { readSettings } from '../spec/settings';
import { Button, Dialog } from '../ui/primitives';
import { useOpenDesign } from '../ui/share/use-open-design';
import { readLink } from './links';
import type { Session } from './session';

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
  const mine = session.editor.store.getState().design;
  return (
    <Dialog
      open
      onClose={() => setOffered(null)}
      title="Open the shared design?"
      description="The link holds another design than the one that you have here."
      footer={
        <>
          <Button onClick={() => setOffered(null)}>Keep mine</Button>
          <Button
            variant="primary"
            data-autofocus
            onClick={() => {
              open(ok(offered), LABEL);
              setOffered(null);
            }}
          >
            Open the shared design
          </Button>
        </>
      }
    >
      <dl className="app-versus">
        <Side name="Shared" design={offered} />
        <Side name="Yours" design={mine} />
      </dl>
      <p className="app-versus__note">
        Nothing is lost: one undo brings yours back, and “Open…” lists it under “Kept in this
        browser”.
      </p>
    </Dialog>
  );
}

function Side({ name, design }: { name: string; design: Design }) {
  return (
    <div className="app-versus__side">
      <dt>{name}</dt>
      <dd>
        <strong>{readSettings(design).title}</strong>
        {plural(Object.keys(design.nodes).length, 'node')},{' '}
        {plural(Object.keys(design.edges).length, 'connection')}
      </dd>
    </div>
  );
}
