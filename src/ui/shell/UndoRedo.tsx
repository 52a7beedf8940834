import { Redo2, Undo2 } from 'lucide-react';
import { IconButton, type TipSide } from '../primitives';
import { useEditor, useEditorState } from '../use-editor';

export function UndoRedo({ side }: { readonly side?: TipSide }) {
  const editor = useEditor();
  const undoable = useEditorState((state) => state.history.past.at(-1)?.label);
  const redoable = useEditorState((state) => state.history.future[0]?.label);
  return (
    <>
      <IconButton
        label="Undo"
        tip={undoable ? `Undo: ${undoable}` : 'Nothing to undo'}
        side={side}
        keys="Mod+Z"
        icon={<Undo2 size={16} />}
        disabled={!undoable}
        onClick={() => editor.undo()}
      />
      <IconButton
        label="Redo"
        tip={redoable ? `Redo: ${redoable}` : 'Nothing to redo'}
        side={side}
        keys="Mod+Shift+Z"
        icon={<Redo2 size={16} />}
        disabled={!redoable}
        onClick={() => editor.redo()}
      />
    </>
  );
}
