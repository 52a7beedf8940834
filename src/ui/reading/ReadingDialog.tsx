import {
  Copy,
  Presentation as PresentationIcon,
  ScrollText,
  SquareDashedMousePointer,
} from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { ok } from '../../kit/result';
import { Button, Dialog } from '../primitives';
import { useOpenDesign } from '../share/use-open-design';
import Toast from '../shell/Toast';
import { UndoRedo } from '../shell/UndoRedo';
import { useEditor, useEditorState } from '../use-editor';
import type { Run } from './Comments';
import { Page } from './Page';
import { Present } from './Present';
import { reading as readingStore, type Reading } from './reading';
import { SendButton } from './SendButton';
import './reading.css';

/** A design to look at, as a page or step by step, and to comment on. Nothing else of it can be changed here. */
export default function ReadingDialog({
  reading,
  onClose,
}: {
  reading: Reading;
  onClose: () => void;
}) {
  const editor = useEditor();
  const onCanvas = useEditorState(({ model }) => model);
  const found = useEditorState(({ inspection }) => inspection);
  const [view, setView] = useState(reading.view);
  const put = useOpenDesign();
  const { design } = reading;
  const { model, inspection } = useMemo(() => {
    if (!design) return { model: onCanvas, inspection: found };
    const read = onCanvas.with(design);
    return { model: read, inspection: editor.inspectOther(read) };
  }, [design, onCanvas, found, editor]);
  const openCopy = useCallback(() => {
    if (design) put(ok(design), 'Open a copy of the shared design');
  }, [design, put]);
  const edit = () => {
    openCopy();
    onClose();
  };
  const run: Run = useCallback(
    (command, args) => {
      // What was shared is somebody else's: the first comment is written into a copy, which is read on.
      if (design) {
        openCopy();
        readingStore.set({ design: null, view: 'read' });
      }
      return editor.run(command, args);
    },
    [design, openCopy, editor],
  );
  return (
    <Dialog
      open
      onClose={onClose}
      size="full"
      title={model.settings.title}
      footer={
        <>
          <Toast />
          <span className="reading__about">
            {design
              ? 'Shared for reading. A comment is written into a copy of your own.'
              : 'As it is on the canvas.'}
          </span>
          {design ? null : <UndoRedo side="top" />}
          {view === 'present' ? (
            <Button icon={<ScrollText size={15} />} onClick={() => setView('read')}>
              Read as a page
            </Button>
          ) : (
            <Button icon={<PresentationIcon size={15} />} onClick={() => setView('present')}>
              Present
            </Button>
          )}
          <SendButton design={model.design} title={model.settings.title} view={view} />
          <Button
            variant="primary"
            icon={design ? <Copy size={15} /> : <SquareDashedMousePointer size={15} />}
            onClick={edit}
          >
            {design ? 'Open a copy to edit' : 'Show the canvas'}
          </Button>
        </>
      }
    >
      {view === 'present' ? (
        <Present model={model} from={reading.from} />
      ) : (
        <Page model={model} inspection={inspection} run={run} />
      )}
    </Dialog>
  );
}
