import { CloudOff, HardDrive, LoaderCircle } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import { Button, Popover, tipAttributes } from '../primitives';
import { useShellServices } from './shell-services';

/** Quiet while all is well. When the browser cannot store the design, it offers the file. */
export function SaveIndicator() {
  const { saving, downloadDesign } = useShellServices();
  const { kind, message } = useSyncExternalStore(saving.subscribe, saving.get);
  const [anchor, setAnchor] = useState<Element | null>(null);
  if (kind === 'failed') {
    return (
      <>
        <button
          type="button"
          className="header__save header__save--failed"
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <CloudOff size={14} aria-hidden />
          Not saved
        </button>
        <Popover label="The design is not saved" anchor={anchor} onClose={() => setAnchor(null)}>
          <p className="header__save-message">{message}</p>
          <div className="header__save-actions">
            <Button size="sm" onClick={saving.retry}>
              Try again
            </Button>
            <Button size="sm" variant="primary" onClick={downloadDesign}>
              Save as a file
            </Button>
          </div>
        </Popover>
      </>
    );
  }
  const isSaving = kind === 'saving';
  const tip = tipAttributes({
    text: isSaving ? 'Saving…' : 'Saved in this browser',
    body: 'Every edit is kept on this machine as you make it. Nothing is sent anywhere.',
  });
  return (
    <span className="header__save" {...tip}>
      {isSaving ? <LoaderCircle size={14} aria-hidden /> : <HardDrive size={14} aria-hidden />}
      <span className="header__save-text">{isSaving ? 'Saving…' : 'Saved'}</span>
    </span>
  );
}
