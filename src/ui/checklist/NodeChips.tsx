import type { EdgeId, NodeId } from '../../design';
import { KindIcon } from '../primitives';
import { useEditor, useEditorState } from '../use-editor';

interface NodeChipsProps {
  readonly nodes: readonly NodeId[];
  readonly edges?: readonly EdgeId[] | undefined;
}

/** More would be a list of its own; the last chip selects them all. */
const MOST = 5;

/** What a verdict speaks of; a click selects it. */
export function NodeChips({ nodes, edges = [] }: NodeChipsProps) {
  const editor = useEditor();
  const model = useEditorState((state) => state.model);
  const known = nodes.flatMap((id) => model.find(id) ?? []);
  const connections = edges.flatMap((id) => model.findEdge(id) ?? []);
  const left = known.length + connections.length - MOST;
  const labelOf = (id: NodeId): string => model.find(id)?.label ?? id;
  if (known.length + connections.length === 0) return null;
  return (
    <span className="check-chips">
      {known.slice(0, MOST).map(({ id, kind, label }) => (
        <button
          key={id}
          type="button"
          className="check-chip"
          aria-label={`Select ${label}`}
          onClick={() => editor.select([id])}
        >
          <KindIcon kind={kind} size={14} />
          <span className="check-chip__label">{label}</span>
        </button>
      ))}
      {connections.slice(0, Math.max(0, MOST - known.length)).map(({ id, from, to, spec }) => (
        <button
          key={id}
          type="button"
          className="check-chip"
          aria-label={`Select the connection ${labelOf(from)} ${spec.title} ${labelOf(to)}`}
          onClick={() => editor.select([], [id])}
        >
          <span className="check-chip__label">
            {labelOf(from)} → {labelOf(to)}
          </span>
        </button>
      ))}
      {left > 0 ? (
        <button type="button" className="check-chip" onClick={() => editor.select(nodes, edges)}>
          Select all {nodes.length + edges.length}
        </button>
      ) : null}
    </span>
  );
}
