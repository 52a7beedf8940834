import { Copy, Presentation as PresentationIcon, ScrollText } from 'lucide-react';
import { useMemo, useState } from 'react';
import { ok } from '../../kit/result';
import { Button, Dialog } from '../primitives';
import { useOpenDesign } from '../share/use-open-design';
import { useEditor, useEditorState } from '../use-editor';
import { Page } from './Page';
import { Present } from './Present';
import type { Reading } from './reading';
import './reading.css';

/** A design to look at: as a page, or step by step. Nothing of it can be changed here. */
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
  const edit = () => {
    if (design) put(ok(design), 'Open a copy of the shared design');
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      size="full"
      title={model.settings.title}
      footer={
        <>
          <span className="reading__about">
            {design ? 'Shared for reading: nothing here changes it.' : 'As it is on the canvas.'}
          </span>
          {view === 'present' ? (
            <Button icon={<ScrollText size={15} />} onClick={() => setView('read')}>
              Read as a page
            </Button>
          ) : (
            <Button icon={<PresentationIcon size={15} />} onClick={() => setView('present')}>
              Present
            </Button>
          )}
          {design ? (
            <Button variant="primary" icon={<Copy size={15} />} onClick={edit}>
              Open a copy to edit
            </Button>
          ) : null}
        </>
      }
    >
      {view === 'present' ? (
        <Present model={model} from={reading.from} />
      ) : (
        <Page model={model} inspection={inspection} />
      )}
    </Dialog>
  );
}
