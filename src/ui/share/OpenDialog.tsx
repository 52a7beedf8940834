import { FilePlus2 } from 'lucide-react';
import { useId, useState, type FormEvent } from 'react';
import { ok } from '../../kit/result';
import { useShowTarget } from '../code/use-target';
import { Button, Dialog, TextInput } from '../primitives';
import { useShellServices } from '../shell/shell-services';
import { DesignLibrary } from '../designs/DesignLibrary';
import { ChooseFile } from './ChooseFile';
import { useOpenDesign, useOpenFile, useOpenFromOutside } from './use-open-design';
import './share.css';

export default function OpenDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { readLink, emptyDesign } = useShellServices();
  const [link, setLink] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();
  const put = useOpenDesign();
  const openFile = useOpenFile();
  const openFromOutside = useOpenFromOutside();
  const showTarget = useShowTarget();

  const openLink = async () => {
    const read = await readLink(link);
    if (!read.ok) return setProblem(read.error);
    showTarget(read.value.target);
    await openFromOutside(read.value.design, 'Open a link');
    onClose();
  };
  const onLink = (event: FormEvent) => {
    event.preventDefault();
    void openLink();
  };
  const onFile = async (file: File) => {
    const opened = await openFile(file, `Open ${file.name}`);
    if (opened.ok) onClose();
    else setProblem(opened.error);
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Open"
      size="xl"
      description="What you open takes the place of the design on the canvas, which stays among your designs. One undo leads back to it."
    >
      <form className="share__row" onSubmit={onLink}>
        <label className="share__label" htmlFor={`${id}-link`}>
          Link
        </label>
        <div className="share__inline">
          <TextInput
            id={`${id}-link`}
            value={link}
            mono
            placeholder="Paste a link, or what stands after its #"
            invalid={problem !== null}
            describedBy={problem ? `${id}-problem` : undefined}
            onChange={(text) => {
              setLink(text);
              setProblem(null);
            }}
            autoFocusInDialog
          />
          <Button type="submit" variant="primary" disabled={link.trim() === ''}>
            Open
          </Button>
        </div>
      </form>
      {problem ? (
        <p id={`${id}-problem`} role="alert" className="share__problem">
          {problem}
        </p>
      ) : null}
      <div className="share__buttons">
        <ChooseFile onFile={(file) => void onFile(file)} />
        <Button
          icon={<FilePlus2 size={15} />}
          onClick={() => {
            put(ok(emptyDesign()), 'New design');
            onClose();
          }}
        >
          New empty design
        </Button>
      </div>
      <p className="share__hint">
        A .lintel.json file, the zip of an export or its versions.tf or bin/app.ts, or a picture
        that Lintel has made: each holds its design. So does a file with all designs of another
        browser. Dropping it on the window does the same.
      </p>
      <DesignLibrary onDone={onClose} />
    </Dialog>
  );
}
