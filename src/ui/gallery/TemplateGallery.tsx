import { FilePlus2, Plus } from 'lucide-react';
import { useMemo } from 'react';
import { ok } from '../../kit/result';
import { plural } from '../../kit/words';
import { Button, SeverityMark } from '../primitives';
import { useOpenDesign } from '../share/use-open-design';
import { useShellActions } from '../shell/shell-actions';
import { useShellServices } from '../shell/shell-services';
import { useEditor, useEditorState } from '../use-editor';
import { useTemplates, type OfferedTemplate } from './templates-context';
import { Thumbnail } from './Thumbnail';
import './gallery.css';

interface TemplateGalleryProps {
  /** Offers the empty design too. */
  readonly withEmpty?: boolean;
  readonly onDone?: () => void;
}

/** The starter designs, each with a picture of what it is today. It opens in place of the design, or joins it. */
export function TemplateGallery({ withEmpty = false, onDone }: TemplateGalleryProps) {
  const { emptyDesign } = useShellServices();
  const templates = useTemplates();
  const editor = useEditor();
  const isEmpty = useEditorState(({ model }) => model.nodes.length === 0);
  const put = useOpenDesign();
  const { showTab } = useShellActions();
  const open = (template: OfferedTemplate) => {
    put(ok(template.build()), `Open the template “${template.title}”`);
    // What is wrong with it is what it is there for.
    if (template.plans === false) showTab('checklist');
    onDone?.();
  };
  const add = ({ insertAt }: OfferedTemplate) => {
    if (editor.runBound(insertAt(null)).ok) onDone?.();
  };
  return (
    <ul className="gallery">
      {templates.map((template) => (
        <li key={template.id} className="gallery__card">
          <TemplateButton template={template} onOpen={() => open(template)} />
          {isEmpty ? null : (
            <Button
              size="sm"
              variant="ghost"
              icon={<Plus size={14} />}
              onClick={() => add(template)}
              aria-label={`Add to the design: ${template.title}`}
            >
              Add to the design
            </Button>
          )}
        </li>
      ))}
      {withEmpty ? (
        <li className="gallery__card">
          <button
            type="button"
            className="gallery__open"
            onClick={() => {
              put(ok(emptyDesign()), 'New design');
              onDone?.();
            }}
          >
            <span className="gallery__picture">
              <FilePlus2 size={28} aria-hidden />
            </span>
            <span className="gallery__title">Empty design</span>
            <span className="gallery__summary">
              Begin with nothing. The first node that you place brings the network that it needs.
            </span>
            <OpenSign />
          </button>
        </li>
      ) : null}
    </ul>
  );
}

/** Says what a click on the card does. The whole card is the button, and its title is its name. */
const OpenSign = () => (
  <span className="gallery__sign" aria-hidden>
    Open
  </span>
);

function TemplateButton({ template, onOpen }: { template: OfferedTemplate; onOpen: () => void }) {
  const design = useMemo(() => template.build(), [template]);
  return (
    <button type="button" className="gallery__open" onClick={onOpen}>
      <span className="gallery__picture">
        <Thumbnail design={design} />
      </span>
      <span className="gallery__title">{template.title}</span>
      <span className="gallery__summary">{template.summary}</span>
      {template.plans === false ? (
        <span className="gallery__warning">
          <SeverityMark severity="error" size={13} decorative /> Does not plan until it is fixed
        </span>
      ) : null}
      <span className="gallery__counts">
        {plural(Object.keys(design.nodes).length, 'node')} ·{' '}
        {plural(Object.keys(design.edges).length, 'connection')}
      </span>
      <OpenSign />
    </button>
  );
}
