import { useStore } from '@xyflow/react';
import {
  Columns3,
  Hand,
  Map as MapIcon,
  Maximize,
  Minus,
  MousePointer2,
  Plus,
  Spline,
  WandSparkles,
} from 'lucide-react';
import { memo, useRef } from 'react';
import { BY_ZONE } from '../../spec/geometry';
import { IconButton, tipAttributes } from '../primitives';
import { preferences, usePreference } from '../shell/preferences';
import { useEditorState } from '../use-editor';
import { FlowKey } from './FlowKey';
import type { ViewActions } from './view-actions';

interface CanvasControlsProps {
  readonly view: ViewActions;
  readonly isSelecting: boolean;
  readonly onSelecting: (isSelecting: boolean) => void;
  readonly onArrange: () => void;
  readonly onFold: () => void;
  readonly isKeyOpen: boolean;
  readonly onKey: (isOpen: boolean) => void;
}

const ICON = { size: 16, 'aria-hidden': true } as const;

export const CanvasControls = memo(function CanvasControls({
  view,
  isSelecting,
  onSelecting,
  onArrange,
  onFold,
  isKeyOpen,
  onKey,
}: CanvasControlsProps) {
  const keyButton = useRef<HTMLButtonElement>(null);
  const isMapShown = usePreference('isMapShown');
  const areZonesShown = useEditorState((state) => state.view === BY_ZONE);
  return (
    <div className="canvas-controls" role="toolbar" aria-label="View">
      <IconButton
        className="canvas-controls__wide"
        label="Hand"
        tip="Drag moves the view; hold Shift to select"
        keys="H"
        side="top"
        icon={<Hand {...ICON} />}
        pressed={!isSelecting}
        onClick={() => onSelecting(false)}
      />
      <IconButton
        className="canvas-controls__wide"
        label="Select"
        tip="Drag selects; hold Space to move the view"
        keys="V"
        side="top"
        icon={<MousePointer2 {...ICON} />}
        pressed={isSelecting}
        onClick={() => onSelecting(true)}
      />
      <span className="canvas-controls__rule canvas-controls__wide" aria-hidden />
      <IconButton
        label="Zoom out"
        keys="-"
        side="top"
        icon={<Minus {...ICON} />}
        onClick={view.zoomOut}
      />
      <ZoomLevel onFull={view.zoomToFull} />
      <IconButton
        label="Zoom in"
        keys="+"
        side="top"
        icon={<Plus {...ICON} />}
        onClick={view.zoomIn}
      />
      <IconButton
        label="Zoom to fit"
        keys="Shift+1"
        side="top"
        icon={<Maximize {...ICON} />}
        onClick={view.zoomToFit}
      />
      <IconButton
        className="canvas-controls__wide"
        label="Map"
        tip="Map of the whole design"
        side="top"
        icon={<MapIcon {...ICON} />}
        pressed={isMapShown}
        onClick={() => preferences.set({ isMapShown: !isMapShown })}
      />
      <span className="canvas-controls__rule" aria-hidden />
      <IconButton
        label="Availability Zones"
        tip={areZonesShown ? 'Fold the zones into their tiers' : 'Show the zones of each tier'}
        keys="Z"
        side="top"
        icon={<Columns3 {...ICON} />}
        pressed={areZonesShown}
        onClick={onFold}
      />
      <IconButton
        label="Arrange"
        tip="Arrange what is selected, or everything"
        keys="L"
        side="top"
        icon={<WandSparkles {...ICON} />}
        onClick={onArrange}
      />
      <IconButton
        ref={keyButton}
        label="Key to the lines"
        side="top"
        icon={<Spline {...ICON} />}
        aria-haspopup="dialog"
        aria-expanded={isKeyOpen}
        onClick={() => onKey(true)}
      />
      <FlowKey anchor={keyButton} isOpen={isKeyOpen} onClose={() => onKey(false)} />
    </div>
  );
});

function ZoomLevel({ onFull }: { readonly onFull: () => void }) {
  const percent = useStore((state) => Math.round(state.transform[2] * 100));
  return (
    <button
      type="button"
      className="canvas-controls__zoom"
      aria-label={`Zoom ${percent} %, set to 100 %`}
      onClick={onFull}
      {...tipAttributes({ text: 'Zoom to 100 %', keys: 'Shift+0', side: 'top' })}
    >
      {percent}%
    </button>
  );
}
