import { useState } from 'react';
import { Button, Dialog } from '../ui/primitives';
import { download } from './design-file';
import type { Rescue } from './session';

/** Offers what the browser kept and nobody can open, before it is forgotten. */
export default function RescueDialog({ rescue }: { rescue: Rescue }) {
  const [isOpen, setOpen] = useState(true);
  const close = () => setOpen(false);
  const save = () => {
    download(rescue.file);
    close();
  };
  return (
    <Dialog
      open={isOpen}
      onClose={close}
      title="A stored design cannot be opened"
      description={rescue.message}
      footer={
        <>
          <Button onClick={close}>Go on without it</Button>
          <Button variant="primary" onClick={save}>
            Save it as a file
          </Button>
        </>
      }
    />
  );
}
