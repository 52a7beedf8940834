import { useId, useMemo } from 'react';
import { hasOtherPlace, type Comparison, type Difference } from '../../compare';
import {
  edgeLabelWidth,
  labelRect,
  pathThrough,
  planRoutes,
  rectOf,
  type Rect,
  type View,
} from '../../spec/geometry';
import { wayAround } from '../../spec/geometry/around';
import type { Model } from '../../spec/model';
import { Stage } from '../picture/Stage';
import { useThemedPicture } from '../picture/use-themed-picture';
import { useEditorState } from '../use-editor';
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
  readonly line?: { readonly path: string; readonly label: Rect } | undefined;
}

/** Around the chosen difference: enough to see where it stands. */
const AROUND = 220;
const SIGN = 22;
/** Beyond all that is drawn. */
const FAR = 2e6;

/**
 * Both designs in one picture, with a frame and a sign on everything that only one of them has, or has otherwise. For the eye: the
 * list beside it says the same in words.
 */
export function ComparePicture({ comparison, union, chosen, onChoose }: ComparePictureProps) {
  const picture = useThemedPicture(union);
  const view = useEditorState((state) => state.view);
  const marks = useMemo(() => marksOf(comparison, union, view), [comparison, union, view]);
  if (!picture) return <div className="compare__picture">Nothing is drawn in either.</div>;
  const focus = marks.find(({ difference }) => difference === chosen)?.rect;
  return (
    <div className="compare__picture">
      <Stage picture={picture} focus={focus} around={AROUND}>
        {marks.map((mark) => (
          <MarkView
            key={`${mark.difference.of}/${mark.difference.id}`}
            mark={mark}
            isChosen={mark.difference === chosen}
            onChoose={onChoose}
          />
        ))}
      </Stage>
    </div>
  );
}

/** For the pointer; who has no pointer has the list beside it. */
function MarkView({
  mark: { difference, rect, from, line },
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
      {line ? <MarkedLine {...line} /> : <rect {...sizeOf(rect)} rx={6} />}
      <circle cx={rect.x + rect.width} cy={rect.y} r={SIGN / 2} />
      <text x={rect.x + rect.width} y={rect.y + 5}>
        {SIGNS[difference.kind]}
      </text>
    </g>
  );
}

/** A mark on a line goes round its label, which is to be read. */
function MarkedLine({ path, label }: NonNullable<Mark['line']>) {
  const id = useId();
  const { x, y, width, height } = label;
  const hole = `M${x} ${y}h${width}v${height}h${-width}z`;
  return (
    <>
      <clipPath id={id}>
        <path clipRule="evenodd" d={`M${-FAR} ${-FAR}H${FAR}V${FAR}H${-FAR}z${hole}`} />
      </clipPath>
      <path d={path} clipPath={`url(#${id})`} />
      <rect className="compare__label" {...sizeOf(label)} rx={height / 2} />
    </>
  );
}

const sizeOf = ({ x, y, width, height }: Rect) => ({ x, y, width, height });

function marksOf({ before, differences }: Comparison, union: Model, view: View): readonly Mark[] {
  const geometry = view.arrange(union);
  const was = view.arrange(union.with(before));
  const routes = planRoutes(union, geometry, edgeLabelWidth, wayAround);
  return differences.flatMap((difference): readonly Mark[] => {
    const { of, id } = difference;
    if (of === 'edge') {
      const route = routes.get(id);
      if (!route) return [];
      const { x, y } = route.label;
      const rect = { x: x - 1, y: y - 16, width: 0, height: 0 };
      const label = labelRect(route.label, edgeLabelWidth(union.edge(id)));
      return [{ difference, rect, line: { path: pathThrough(route.points, 0), label } }];
    }
    const rect = rectOf(geometry, id);
    if (of !== 'node' || !rect) return [];
    return [{ difference, rect, from: hasOtherPlace(difference) ? rectOf(was, id) : undefined }];
  });
}
