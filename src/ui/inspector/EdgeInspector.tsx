import { Ellipsis, Trash2 } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import type { JsonValue } from '../../kit/json';
import { remove, setEdgeParam } from '../../spec/commands';
import type { ModelEdge } from '../../spec/model';
import { canvasCommands } from '../canvas/canvas-commands';
import { IconButton, KindIcon } from '../primitives';
import { useEditor, useEditorState } from '../use-editor';
import { FieldForm } from './FieldForm';
import { OtherFindings } from './OtherFindings';

export function EdgeInspector({ edge }: { edge: ModelEdge }) {
  const editor = useEditor();
  const model = useEditorState((state) => state.model);
  const { id, spec, params } = edge;
  const owner = useMemo(() => ({ edge: id }), [id]);
  const onChange = useCallback(
    (name: string, value: JsonValue) => void editor.run(setEdgeParam, { edge: id, name, value }),
    [editor, id],
  );
  return (
    <>
      <header className="inspector__head">
        <div className="inspector__kind">
          <h2 className="inspector__title inspector__sentence">
            <End
              id={edge.from}
              kind={model.get(edge.from).kind}
              label={model.get(edge.from).label}
            />
            <span className="inspector__verb">{spec.title}</span>
            <End id={edge.to} kind={model.get(edge.to).kind} label={model.get(edge.to).label} />
          </h2>
          <IconButton
            size="sm"
            label="Change the connection"
            aria-haspopup="menu"
            icon={<Ellipsis size={15} />}
            onClick={() => canvasCommands.get()?.changeEdge({ on: 'edge', edge: id })}
          />
          <IconButton
            size="sm"
            label="Remove the connection"
            keys="Delete"
            icon={<Trash2 size={15} />}
            onClick={() => editor.run(remove, { nodes: [], edges: [id] })}
          />
        </div>
        <p className="inspector__summary">{spec.summary}</p>
        {spec.exported ? null : (
          <p className="inspector__summary">Drawn only: it leads to no code.</p>
        )}
      </header>
      <OtherFindings owner={owner} fields={spec.fields} params={params} />
      <FieldForm owner={owner} fields={spec.fields} params={params} onChange={onChange} />
    </>
  );
}

function End({ id, kind, label }: { id: string; kind: string; label: string }) {
  const editor = useEditor();
  return (
    <button type="button" className="inspector__end" onClick={() => editor.select([id])}>
      <KindIcon kind={kind} size={18} />
      {label}
    </button>
  );
}
