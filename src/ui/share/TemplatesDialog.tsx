import { FilePlus2 } from 'lucide-react';
import { useMemo } from 'react';
import { ok } from '../../kit/result';
import { plural } from '../../kit/words';
import type { Template } from '../../spec/catalog';
import { Dialog, KindIcon } from '../primitives';
import { useShellServices } from '../shell/shell-services';
import { useOpenDesign } from './use-open-design';
import './share.css';

export default function TemplatesDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { templates, emptyDesign } = useShellServices();
  const put = useOpenDesign();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Templates"
      size="lg"
      description="A complete design to start from. It takes the place of the one on the canvas; one undo brings that back."
    >
      <ul className="share__templates">
        {templates.map((template) => (
          <li key={template.id}>
            <TemplateCard
              template={template}
              onOpen={() => {
                put(ok(template.build()), `Open the template “${template.title}”`);
                onClose();
              }}
            />
          </li>
        ))}
        <li>
          <button
            type="button"
            className="share__template"
            onClick={() => {
              put(ok(emptyDesign()), 'New design');
              onClose();
            }}
          >
            <span className="share__template-icons">
              <FilePlus2 size={24} aria-hidden />
            </span>
            <span className="share__template-title">Empty design</span>
            <span className="share__template-summary">
              Begin with nothing. The first node that you place brings the network that it needs.
            </span>
          </button>
        </li>
      </ul>
    </Dialog>
  );
}

function TemplateCard({ template, onOpen }: { template: Template; onOpen: () => void }) {
  const { nodes, edges } = useMemo(() => template.build(), [template]);
  const kinds = [...new Set(Object.values(nodes).map((node) => node.kind))];
  return (
    <button type="button" className="share__template" onClick={onOpen}>
      <span className="share__template-icons">
        {kinds.map((kind) => (
          <KindIcon key={kind} kind={kind} size={24} />
        ))}
      </span>
      <span className="share__template-title">{template.title}</span>
      <span className="share__template-summary">{template.summary}</span>
      <span className="share__template-counts">
        {plural(Object.keys(nodes).length, 'node')} ·{' '}
        {plural(Object.keys(edges).length, 'connection')}
      </span>
    </button>
  );
}
