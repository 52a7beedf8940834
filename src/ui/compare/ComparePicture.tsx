import { useContext, useMemo } from 'react';
import type { Comparison, Difference } from '../../compare';
import { toPicture, type Picture } from '../../picture';
import { edgeLabelWidth, pathThrough, planRoutes, arrange, type Rect } from '../../spec/geometry';
import type { Model } from '../../spec/model';
import { IconsContext } from '../primitives';
import { SIGNS } from './DifferenceList';

interface ComparePictureProps {
  readonly comparison: Comparison;
  readonly union: Model;
  readonly chosen: Difference | null;
  readonly onChoose: (difference: Difference) => void;
}

interface Mark {
  readonly difference: Difference;
  readonly rect: Rect;
  /** Where it was, of what was moved. */
  readonly from?: Rect | undefined;
  readonly path?: string | undefined;
}

/** Around the chosen difference: enough to see where it stands. */
const AROUND = 220;
const SIGN = 22;

/** For the eye: the list beside it says the same in words. Both designs in one picture; a frame and a sign on everything that only one of them has, or has otherwise. */
export function ComparePicture({ comparison, union, chosen, onChoose }: ComparePictureProps) {
  const icons = useContext(IconsContext);
  const picture = useMemo(
    () =>
      toPicture(
        union,
        (kind) => icons[kind] ?? icons[kind.split('/')[0] ?? ''],
        {
          theme: document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light',
          isTransparent: true,
          withTitle: false,
          withLegend: false,
        },
        null,
      ),
    [union, icons],
  );
  const marks = useMemo(() => marksOf(comparison, union), [comparison, union]);
  if (!picture) return <div className="compare__picture">Nothing is drawn in either.</div>;
  const focus = marks.find(({ difference }) => difference === chosen)?.rect;
  return (
    <div className="compare__picture">
      <svg viewBox={viewBoxOf(picture, focus)} className="compare__svg" aria-hidden>
        <image
          href={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.svg)}`}
          x={-picture.origin.x}
          y={-picture.origin.y}
          width={picture.width}
          height={picture.height}
        />
        {marks.map((mark) => (
          <MarkView
            key={`${mark.difference.of}/${mark.difference.id}`}
            mark={mark}
            isChosen={mark.difference === chosen}
            onChoose={onChoose}
          />
        ))}
      </svg>
    </div>
  );
}

/** For the pointer; who has no pointer has the list beside it. */
function MarkView({
  mark: { difference, rect, from, path },
  isChosen,
  onChoose,
}: {
  mark: Mark;
  isChosen: boolean;
  onChoose: (difference: Difference) => void;
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <g
      className="compare__mark"
      data-kind={difference.kind}
      data-of={difference.of}
      data-chosen={isChosen || undefined}
      onClick={() => onChoose(difference)}
    >
      {from ? (
        <>
          <rect className="compare__from" {...sizeOf(from)} rx={6} />
          <line
            x1={from.x + from.width / 2}
            y1={from.y + from.height / 2}
            x2={rect.x + rect.width / 2}
            y2={rect.y + rect.height / 2}
          />
        </>
      ) : null}
      {path ? <path d={path} /> : <rect {...sizeOf(rect)} rx={6} />}
      <circle cx={rect.x + rect.width} cy={rect.y} r={SIGN / 2} />
      <text x={rect.x + rect.width} y={rect.y + 5}>
        {SIGNS[difference.kind]}
      </text>
    </g>
  );
}

const sizeOf = ({ x, y, width, height }: Rect) => ({ x, y, width, height });

function marksOf({ before, differences }: Comparison, union: Model): readonly Mark[] {
  const geometry = arrange(union);
  const was = arrange(union.with(before));
  const routes = planRoutes(union, geometry, edgeLabelWidth);
  return differences.flatMap((difference): readonly Mark[] => {
    const { of, id, kind } = difference;
    if (of === 'edge') {
      const route = routes.get(id);
      if (!route) return [];
      const { x, y } = route.label;
      const rect = { x: x - 1, y: y - 16, width: 0, height: 0 };
      return [{ difference, rect, path: pathThrough(route.points) }];
    }
    const rect = geometry.absolute.get(id);
    if (of !== 'node' || !rect) return [];
    return [{ difference, rect, from: kind === 'moved' ? was.absolute.get(id) : undefined }];
  });
}

function viewBoxOf({ origin, width, height }: Picture, focus: Rect | undefined): string {
  if (!focus) return `${-origin.x} ${-origin.y} ${width} ${height}`;
  return [
    focus.x - AROUND,
    focus.y - AROUND,
    focus.width + 2 * AROUND,
    focus.height + 2 * AROUND,
  ].join(' ');
}
