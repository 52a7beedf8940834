import { useLayoutEffect, useRef } from 'react';
import { countRender } from '../render-count';
import { useEditorState } from '../use-editor';
import { EdgeInspector } from './EdgeInspector';
import { MultiInspector } from './MultiInspector';
import { NodeInspector } from './NodeInspector';
import { SettingsInspector } from './SettingsInspector';
import { useFieldFocus } from './use-field-focus';
import './Inspector.css';

/** The form of what is selected. All of it is derived from the specs. */
export function Inspector() {
  countRender('panel');
  const root = useRef<HTMLDivElement>(null);
  const selected = useEditorState(
    ({ selection }) => selection.nodes[0] ?? selection.edges[0] ?? null,
  );
  // Another form begins at its top; a field that was asked for then scrolls to itself.
  useLayoutEffect(() => {
    root.current?.closest('[role=tabpanel]')?.scrollTo({ top: 0 });
  }, [selected]);
  useFieldFocus(root);
  return (
    <div ref={root} className="inspector">
      <Selected />
    </div>
  );
}

function Selected() {
  const { nodes, edges } = useEditorState((state) => state.selection);
  const model = useEditorState((state) => state.model);
  if (nodes.length + edges.length > 1) return <MultiInspector nodes={nodes} edges={edges} />;
  const node = nodes[0] === undefined ? undefined : model.find(nodes[0]);
  if (node) return <NodeInspector key={node.id} node={node} />;
  const edge = edges[0] === undefined ? undefined : model.findEdge(edges[0]);
  return edge ? <EdgeInspector key={edge.id} edge={edge} /> : <SettingsInspector />;
}
