import {
  Copy,
  Ellipsis,
  FileDown,
  GitCompareArrows,
  History,
  PencilLine,
  Trash2,
} from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { plural } from '../../kit/words';
import { Thumbnail } from '../gallery/Thumbnail';
import { IconButton, Menu, type MenuEntry } from '../primitives';
import { useShellActions } from '../shell/shell-actions';
import type { KeptDesign } from '../../editor/persistence/library';
import type { Designs } from '../shell/shell-services';
import { showTime } from './show-time';

const SIZE = 14;
const MAX_TITLE_LENGTH = 200;

interface DesignCardProps {
  readonly kept: KeptDesign;
  /** On the canvas of this tab. */
  readonly isCurrent: boolean;
  readonly service: Designs;
  readonly isRenaming: boolean;
  readonly onOpen: () => void;
  readonly onRename: () => void;
  /** Null when it keeps its title. */
  readonly onRenamed: (title: string | null) => void;
  readonly onDuplicate: () => void;
  readonly onCompare: () => void;
  readonly onRemove: () => void;
}

export function DesignCard(props: DesignCardProps) {
  const { kept, isCurrent, service, isRenaming, onOpen, onRename, onRenamed } = props;
  const { openVersions } = useShellActions();
  const where = isCurrent ? 'On the canvas' : kept.isOpen ? 'Open in another tab' : null;
  const entries = (): readonly MenuEntry[] => [
    { label: 'Rename', icon: <PencilLine size={SIZE} />, onSelect: onRename },
    { label: 'Duplicate', icon: <Copy size={SIZE} />, onSelect: props.onDuplicate },
    { label: 'Versions…', icon: <History size={SIZE} />, onSelect: () => openVersions(kept.id) },
    {
      label: 'Compare with the canvas',
      icon: <GitCompareArrows size={SIZE} />,
      disabled: isCurrent ? 'It is on the canvas.' : false,
      onSelect: props.onCompare,
    },
    {
      label: 'Save as a file',
      icon: <FileDown size={SIZE} />,
      onSelect: () => void service.download(kept.id),
    },
    { separator: true },
    {
      label: 'Delete',
      icon: <Trash2 size={SIZE} />,
      danger: true,
      disabled: isCurrent
        ? 'It is on the canvas. Open another design first.'
        : kept.isOpen
          ? 'It is open in another tab. Close that first.'
          : false,
      onSelect: props.onRemove,
    },
  ];
  return (
    <li className="designs__card" data-current={isCurrent || undefined}>
      <button type="button" className="designs__open" onClick={onOpen} aria-label={kept.title}>
        <Picture kept={kept} service={service} />
      </button>
      <div className="designs__foot">
        {isRenaming ? (
          <Rename title={kept.title} onDone={onRenamed} />
        ) : (
          <span className="designs__title" title={kept.title}>
            {kept.title}
          </span>
        )}
        <Menu label={`More for ${kept.title}`} entries={entries} align="end">
          <IconButton size="sm" label={`More for ${kept.title}`} icon={<Ellipsis size={SIZE} />} />
        </Menu>
        <span className="designs__line">
          <span className="designs__facts">
            {plural(kept.nodeCount, 'node')}
            {where ? null : ` · ${showTime(kept.savedAt)}`}
          </span>
          {where ? <span className="designs__where">{where}</span> : null}
        </span>
      </div>
    </li>
  );
}

/** Drawn when it comes into view: a library of hundreds opens at once. */
function Picture({ kept, service }: { kept: KeptDesign; service: Designs }) {
  const place = useRef<HTMLSpanElement>(null);
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    if (!place.current || isSeen) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
      },
      { rootMargin: '120px' },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [isSeen]);
  return (
    <span ref={place} className="designs__picture">
      {isSeen ? <Drawn kept={kept} service={service} /> : null}
    </span>
  );
}

function Drawn({ kept, service }: { kept: KeptDesign; service: Designs }) {
  const [design] = useState(() => service.readKept(kept.design));
  if (!design) return <span className="designs__no-picture">A newer Lintel can open it.</span>;
  if (kept.nodeCount === 0) return <span className="designs__no-picture">Nothing drawn yet</span>;
  return <Thumbnail design={design} />;
}

function Rename({ title, onDone }: { title: string; onDone: (title: string | null) => void }) {
  const [text, setText] = useState(title);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const take = () => onDone(text.trim() === '' ? null : text.trim());
  return (
    <input
      ref={input}
      type="text"
      className="ui-input designs__rename"
      aria-label="Title of the design"
      value={text}
      maxLength={MAX_TITLE_LENGTH}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
        if (event.key !== 'Escape') return;
        // The dialog stays.
        event.preventDefault();
        event.stopPropagation();
        onDone(null);
      }}
    />
  );
}
