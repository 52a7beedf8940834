import { LayoutTemplate } from 'lucide-react';
import { memo } from 'react';
import { KindIcon, tipAttributes } from '../primitives';
import { paletteDrag, type PaletteItem } from './drag';
import type { PaletteEntry, PaletteGroup } from './palette-entries';

interface PaletteListProps {
  readonly groups: readonly PaletteGroup[];
  readonly onAdd: (item: PaletteItem) => void;
}

export function PaletteList({ groups, onAdd }: PaletteListProps) {
  return (
    <div className="palette__list">
      {groups.map((group) => (
        <section key={group.id} aria-label={group.title}>
          <h2 className="palette__group">{group.title}</h2>
          {group.entries.map((entry) => (
            <Entry key={entry.id} entry={entry} onAdd={onAdd} />
          ))}
        </section>
      ))}
    </div>
  );
}

const Entry = memo(function Entry({
  entry,
  onAdd,
}: {
  entry: PaletteEntry;
  onAdd: PaletteListProps['onAdd'];
}) {
  const { title, summary, icon, item } = entry;
  return (
    <button
      type="button"
      className={`palette__entry palette__entry--${item.type}`}
      data-entry={entry.id}
      {...tipAttributes({
        text: title,
        body: `${summary} Drag it onto the canvas, or click.`,
        side: 'right',
      })}
      onPointerDown={(event) => paletteDrag.start(item, event.nativeEvent)}
      onClick={() => onAdd(item)}
    >
      <span className="palette__icon">
        {item.type === 'template' ? (
          <LayoutTemplate size={20} aria-hidden />
        ) : (
          <KindIcon kind={icon} size={22} />
        )}
      </span>
      <span className="palette__title">{title}</span>
    </button>
  );
});
