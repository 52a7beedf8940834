import { MessageSquarePlus } from 'lucide-react';
import { plural } from '../../kit/words';
import type { Model } from '../../spec/model';
import { remarksOf, takesRemarks } from '../../spec/remarks';
import { SEVERITIES } from '../../validation/rule';
import { canvasCommands } from '../canvas/canvas-commands';
import { Button, KindIcon, severityName } from '../primitives';
import { commenting } from '../reading/commenting';
import { useEditorState } from '../use-editor';
import { usePreference } from './preferences';
import { useShellActions } from './shell-actions';
import { nodeName } from '../../spec/node-name';

/** What is selected, in a few words, where no panel shows it: on a small screen. */
export function SelectedCard() {
  const isSideOpen = usePreference('isSideOpen');
  const { nodes, edges } = useEditorState(({ selection }) => selection);
  const model = useEditorState((state) => state.model);
  const { showTab } = useShellActions();
  const [id] = nodes;
  const node = id === undefined ? undefined : model.find(id);
  const edge = edges[0] === undefined ? undefined : model.findEdge(edges[0]);
  if (isSideOpen || nodes.length + edges.length !== 1 || !(node ?? edge)) return null;

  const open = () => {
    showTab('inspector');
    // After the panel has taken its half of the screen.
    if (id !== undefined) afterLayout(() => canvasCommands.get()?.show(id));
  };
  const write = () => {
    open();
    afterLayout(() => commenting.set(id ?? null));
  };
  return (
    <section className="selected-card" aria-label="Selected">
      {node ? <KindIcon kind={node.kind} size={28} /> : null}
      <div className="selected-card__words">
        <strong>{node ? nodeName(node) : edge && wordsOf(model, edge)}</strong>
        <span>{node ? <Facts id={node.id} /> : edge?.spec.caption(edge.params)}</span>
      </div>
      {node && takesRemarks(node.spec) ? (
        <Button icon={<MessageSquarePlus size={15} />} aria-label="Comment" onClick={write} />
      ) : null}
      <Button onClick={open}>Details</Button>
    </section>
  );
}

const afterLayout = (then: () => void): void => {
  requestAnimationFrame(() => requestAnimationFrame(then));
};

const wordsOf = (model: Model, edge: NonNullable<ReturnType<Model['findEdge']>>): string =>
  `${model.get(edge.from).label} ${edge.spec.title} ${model.get(edge.to).label}`;

/** What it is, and what there is to know about it. */
function Facts({ id }: { readonly id: string }) {
  const model = useEditorState((state) => state.model);
  const reported = useEditorState((state) => state.shown.reported);
  const { spec } = model.get(id);
  const found = SEVERITIES.filter((severity) => severity !== 'info').flatMap((severity) => {
    const count = reported.filter((one) => one.severity === severity && one.nodes[0] === id).length;
    return count > 0 ? [plural(count, severityName(severity).toLowerCase())] : [];
  });
  const comments = remarksOf(model).get(id)?.length ?? 0;
  return [spec.short, ...found, ...(comments > 0 ? [plural(comments, 'comment')] : [])].join(' · ');
}
