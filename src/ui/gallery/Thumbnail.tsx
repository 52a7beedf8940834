import { useContext, useMemo } from 'react';
import type { Design, EdgeId, NodeId } from '../../design';
import { resolve } from '../../resolve';
import { pathThrough, type Rect } from '../../spec/geometry';
import { IconsContext, pictureOf } from '../primitives';
import { useEditor } from '../use-editor';
import { drawThumbnail } from './draw-thumbnail';

const ICON = 44;

interface ThumbnailProps {
  readonly design: Design;
  /** What the picture is about, and the colour that says how it stands. */
  readonly marked?:
    | {
        readonly of: { readonly nodes: readonly NodeId[]; readonly edges?: readonly EdgeId[] };
        readonly tone: 'error' | 'warning' | 'info' | 'success';
      }
    | undefined;
}

/** A design at a glance: its containers, what stands in them and how it is joined, as the canvas would draw it. */
export function Thumbnail({ design, marked }: ThumbnailProps) {
  const { catalog } = useEditor();
  const icons = useContext(IconsContext);
  const model = useMemo(() => resolve(design, catalog), [design, catalog]);
  const picture = useMemo(() => drawThumbnail(model), [model]);
  if (!picture) return <span className="thumbnail" />;
  const toneOf = (id: NodeId) =>
    marked?.of.nodes.includes(id) || marked?.of.edges?.includes(id) ? marked.tone : undefined;
  return (
    <svg className="thumbnail" viewBox={picture.viewBox} aria-hidden>
      {picture.containers.map(({ node, rect }) => (
        <rect
          key={node.id}
          className="thumbnail__container"
          data-tone={toneOf(node.id)}
          data-role={node.spec.container}
          data-tier={model.tierOf(node.id) ?? undefined}
          {...boxOf(rect)}
        />
      ))}
      {picture.frames.map(({ node, rect }) => (
        <rect
          key={node.id}
          className="thumbnail__frame"
          data-tone={toneOf(node.id)}
          rx={6}
          {...boxOf(rect)}
        />
      ))}
      {picture.routes.map(([id, { points }]) => (
        <path
          key={id}
          className="thumbnail__line"
          data-tone={toneOf(id)}
          d={pathThrough(points, 0)}
        />
      ))}
      {picture.cards.map(({ node, rect }) => (
        <g key={node.id}>
          <rect className="thumbnail__card" data-tone={toneOf(node.id)} rx={8} {...boxOf(rect)} />
          <image
            href={pictureOf(icons, node.kind)}
            x={rect.x + (rect.width - ICON) / 2}
            y={rect.y + (rect.height - ICON) / 2}
            width={ICON}
            height={ICON}
          />
        </g>
      ))}
    </svg>
  );
}

const boxOf = ({ x, y, width, height }: Rect) => ({ x, y, width, height });
