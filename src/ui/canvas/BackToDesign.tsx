import { useStore } from '@xyflow/react';
import { Maximize } from 'lucide-react';
import { useMemo } from 'react';
import { drawnHull, meets } from '../../spec/geometry';
import { Button } from '../primitives';
import { useEditorState } from '../use-editor';
import './back-to-design.css';

/** The way back for whoever has moved the view to where nothing is drawn. */
export function BackToDesign({ onBack }: { readonly onBack: () => void }) {
  const geometry = useEditorState((state) => state.geometry);
  const drawn = useMemo(() => drawnHull(geometry), [geometry]);
  const isAway = useStore(({ transform: [x, y, zoom], width, height }) => {
    const seen = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
    // Before it is measured nobody has moved it.
    return drawn !== null && width > 0 && !meets(seen, drawn);
  });
  if (!isAway) return null;
  return (
    <div className="back-to-design">
      <Button size="sm" icon={<Maximize size={15} />} onClick={onBack}>
        Back to the design
      </Button>
    </div>
  );
}
