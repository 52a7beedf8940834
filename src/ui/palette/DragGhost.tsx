import { useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { KindIcon } from '../primitives';
import { paletteDrag, type PaletteDrag, type PaletteItem } from './drag';
import type { PaletteGroup } from './palette-entries';

function isSame(a: PaletteItem, b: PaletteItem): boolean {
  switch (a.type) {
    case 'pattern':
      return b.type === 'pattern' && a.pattern === b.pattern;
    case 'template':
      return b.type === 'template' && a.template === b.template;
    case 'kind':
      return b.type === 'kind' && a.kind === b.kind && a.preset === b.preset;
  }
}

/** What hangs at the pointer on its way. Over the canvas it makes room: there the canvas shows where it would land. */
export function DragGhost({ groups }: { groups: readonly PaletteGroup[] }) {
  const drag = useSyncExternalStore(paletteDrag.subscribe, paletteDrag.get);
  if (drag?.phase !== 'move' || isOverCanvas(drag)) return null;
  const entry = groups.flatMap((group) => group.entries).find((one) => isSame(one.item, drag.item));
  if (!entry) return null;
  return createPortal(
    <div
      className="palette__ghost"
      style={{ transform: `translate(${drag.x}px, ${drag.y}px)` }}
      aria-hidden
    >
      <KindIcon kind={entry.icon} size={22} />
      {entry.title}
    </div>,
    document.body,
  );
}

function isOverCanvas({ x, y }: PaletteDrag): boolean {
  const canvas = document.querySelector('.shell__canvas')?.getBoundingClientRect();
  return (
    canvas !== undefined &&
    x >= canvas.left &&
    x <= canvas.right &&
    y >= canvas.top &&
    y <= canvas.bottom
  );
}
