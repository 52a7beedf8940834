import { Copy, Trash2 } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import type { JsonValue } from '../../kit/json';
import { duplicate, remove, setParam } from '../../spec/commands';
import type { ModelNode } from '../../spec/model';
import { takesRemarks } from '../../spec/remarks';
import { IconButton, KindIcon } from '../primitives';
import { useEditor } from '../use-editor';
import { Connections } from './Connections';
import { FieldForm } from './FieldForm';
import { NameFields } from './NameFields';
import { NetworkFacts } from './NetworkFacts';
import { NodeComments } from './NodeComments';
import { NodeReport } from './NodeReport';
import { OtherFindings } from './OtherFindings';
import { nodeName } from '../../spec/node-name';

export function NodeInspector({ node }: { node: ModelNode }) {
  const editor = useEditor();
  const { id, spec, params } = node;
  const owner = useMemo(() => ({ node: id }), [id]);
  const onChange = useCallback(
    (name: string, value: JsonValue) => void editor.run(setParam, { node: id, name, value }),
    [editor, id],
  );
  return (
    <>
      <header className="inspector__head">
        <div className="inspector__kind">
          <KindIcon kind={node.kind} size={28} />
          <h2 className="inspector__title">{spec.title}</h2>
          <IconButton
            size="sm"
            label="Duplicate"
            keys="Mod+D"
            icon={<Copy size={15} />}
            onClick={() => editor.run(duplicate, { nodes: [id] })}
          />
          <IconButton
            size="sm"
            label="Delete"
            keys="Delete"
            icon={<Trash2 size={15} />}
            onClick={() => editor.run(remove, { nodes: [id], edges: [] })}
          />
        </div>
        <p className="inspector__summary">{spec.summary}</p>
        {spec.exported ? null : (
          <p className="inspector__summary">Drawn only: it leads to no code.</p>
        )}
        <NameFields node={node} />
      </header>
      <OtherFindings owner={owner} fields={spec.fields} params={params} />
      <FieldForm owner={owner} fields={spec.fields} params={params} onChange={onChange} />
      <NodeReport node={node} />
      <NetworkFacts node={node} />
      <Connections node={node} />
      {takesRemarks(spec) ? <NodeComments about={id} name={nodeName(node)} /> : null}
    </>
  );
}
