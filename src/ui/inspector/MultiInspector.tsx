import { Copy, Trash2 } from 'lucide-react';
import type { EdgeId, NodeId } from '../../design';
import { listWords, plural } from '../../kit/words';
import { duplicate, remove } from '../../spec/commands';
import { Button, KindIcon } from '../primitives';
import { useEditor, useEditorState } from '../use-editor';

interface MultiInspectorProps {
  readonly nodes: readonly NodeId[];
  readonly edges: readonly EdgeId[];
}

export function MultiInspector({ nodes, edges }: MultiInspectorProps) {
  const editor = useEditor();
  const model = useEditorState((state) => state.model);
  const counts = [
    nodes.length > 0 ? plural(nodes.length, 'node') : '',
    edges.length > 0 ? plural(edges.length, 'connection') : '',
  ].filter((count) => count !== '');
  return (
    <>
      <header className="inspector__head">
        <h2 className="inspector__title">{listWords(counts)} selected</h2>
        <div className="inspector__actions">
          {nodes.length > 0 ? (
            <Button
              size="sm"
              icon={<Copy size={14} />}
              onClick={() => editor.run(duplicate, { nodes })}
            >
              Duplicate
            </Button>
          ) : null}
          <Button
            size="sm"
            variant="danger"
            icon={<Trash2 size={14} />}
            onClick={() => editor.run(remove, { nodes, edges })}
          >
            Delete
          </Button>
        </div>
      </header>
      <ul className="links inspector__selected">
        {nodes.flatMap((id) => {
          const node = model.find(id);
          if (!node) return [];
          return (
            <li key={id} className="links__item">
              <KindIcon kind={node.kind} size={18} />
              <button type="button" className="links__verb" onClick={() => editor.select([id])}>
                {node.label}
                <span className="links__caption">{node.spec.short}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
