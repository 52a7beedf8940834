import { ArrowLeft, ArrowRight, Plus, X } from 'lucide-react';
import { connect, remove, targetsOf } from '../../spec/commands';
import { isText } from '../../spec/geometry';
import type { Model, ModelEdge, ModelNode } from '../../spec/model';
import { Button, IconButton, KindIcon, Menu, Section, type MenuEntry } from '../primitives';
import { useEditor, useEditorState } from '../use-editor';

/** What the node is joined to, both ways, and what it could be joined to. */
export function Connections({ node }: { node: ModelNode }) {
  const editor = useEditor();
  const model = useEditorState((state) => state.model);
  if (node.spec.container || node.spec.can.length === 0) return null;
  const outgoing = model.edgesFrom(node.id);
  // What is only said about it stands under its comments.
  const incoming = model.edgesTo(node.id).filter(({ from }) => !isText(model.get(from).spec));
  const entries = () =>
    targetEntries(model, node, (to, verb) => editor.run(connect, { from: node.id, to, verb }));
  const hasTargets = targetsOf(model, node.id).length > 0;
  return (
    <Section title="Connections">
      {outgoing.length + incoming.length === 0 ? (
        <p className="inspector__none">Not connected to anything.</p>
      ) : (
        <ul className="links">
          {outgoing.map((edge) => (
            <Link key={edge.id} edge={edge} other={model.get(edge.to)} way="out" />
          ))}
          {incoming.map((edge) => (
            <Link key={edge.id} edge={edge} other={model.get(edge.from)} way="in" />
          ))}
        </ul>
      )}
      {hasTargets ? (
        <Menu label={`Connect ${node.label} to`} entries={entries}>
          <Button size="sm" icon={<Plus size={14} />}>
            Connect to…
          </Button>
        </Menu>
      ) : (
        <p className="inspector__none">Nothing here can be its next target.</p>
      )}
    </Section>
  );
}

/** Under each verb the nodes that it may go to. */
function targetEntries(
  model: Model,
  node: ModelNode,
  onPick: (to: string, verb: string) => void,
): readonly MenuEntry[] {
  const byVerb = new Map<string, MenuEntry[]>();
  for (const { to, verb } of targetsOf(model, node.id)) {
    const target = model.get(to);
    const entry: MenuEntry = {
      label: target.label,
      icon: <KindIcon kind={target.kind} size={16} />,
      hint: target.spec.short,
      onSelect: () => onPick(to, verb.id),
    };
    const others = byVerb.get(verb.title);
    if (others) others.push(entry);
    else byVerb.set(verb.title, [entry]);
  }
  return [...byVerb].flatMap(([heading, entries]) => [{ heading }, ...entries]);
}

function Link({ edge, other, way }: { edge: ModelEdge; other: ModelNode; way: 'in' | 'out' }) {
  const editor = useEditor();
  const caption = edge.spec.caption(edge.params);
  return (
    <li className="links__item">
      {way === 'out' ? <ArrowRight size={13} aria-hidden /> : <ArrowLeft size={13} aria-hidden />}
      <button
        type="button"
        className="links__verb"
        data-tip="Open the connection"
        data-tip-side="left"
        onClick={() => editor.select([], [edge.id])}
      >
        {way === 'out' ? edge.spec.title : `${other.label} ${edge.spec.title} this`}
        {way === 'out' ? ` ${other.label}` : ''}
        {caption ? <span className="links__caption">{caption}</span> : null}
      </button>
      <IconButton
        size="sm"
        label={`Remove the connection ${way === 'out' ? 'to' : 'from'} ${other.label}`}
        side="left"
        icon={<X size={13} />}
        onClick={() => editor.run(remove, { nodes: [], edges: [edge.id] })}
      />
    </li>
  );
}
