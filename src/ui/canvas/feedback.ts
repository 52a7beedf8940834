import type { NodeId } from '../../design';
import type { Point, Rect } from '../../spec/geometry';
import type { ModelNode } from '../../spec/model';
import { createValueStore, useValue } from './value-store';

/** A node that a drop would create, where it would stand; or a copy, where the hand has it. */
export interface Ghost {
  readonly id: NodeId;
  readonly kind: string;
  readonly label: string;
  readonly caption: string;
  readonly isContainer: boolean;
  readonly rect: Rect;
}

export function ghostsOf({ id, kind, label, spec, params }: ModelNode, rect?: Rect): Ghost[] {
  const isContainer = !!(spec.container ?? spec.isFrame);
  return rect ? [{ id, kind, label, caption: spec.caption(params), isContainer, rect }] : [];
}

/** What the hand is about to do. The canvas shows it before the button is released. */
export type Feedback =
  | {
      readonly doing: 'place' | 'move';
      /** The container that takes it; null for the open canvas. */
      readonly over: NodeId | null;
      readonly ghosts: readonly Ghost[];
      /** Why not. */
      readonly refusal: string | null;
      /** What would be done beside it. */
      readonly hint: string | null;
    }
  | {
      readonly doing: 'connect';
      readonly from: NodeId;
      /** The free end is where the connection starts. */
      readonly isReversed: boolean;
      /** The free end of the line, in canvas pixels. */
      readonly to: Point;
      readonly over: NodeId | null;
      /** The nodes that it may end at, with the word for it. */
      readonly targets: ReadonlyMap<NodeId, string>;
      readonly refusal: string | null;
      readonly hint: string | null;
    };

export const feedback = createValueStore<Feedback | null>(null);

export const useFeedback = <S>(select: (feedback: Feedback | null) => S): S =>
  useValue(feedback, select);

/** How a container looks while something is dragged over it. */
export const dropState =
  (id: NodeId) =>
  (now: Feedback | null): 'takes' | 'refuses' | undefined =>
    now === null || now.doing === 'connect' || now.over !== id
      ? undefined
      : now.refusal === null
        ? 'takes'
        : 'refuses';

/** How a leaf looks while a connection is drawn. */
export const joinState =
  (id: NodeId) =>
  (now: Feedback | null): 'source' | 'target' | 'aimed' | 'refused' | undefined => {
    if (now?.doing !== 'connect') return undefined;
    if (now.from === id) return 'source';
    if (!now.targets.has(id)) return 'refused';
    return now.over === id ? 'aimed' : 'target';
  };
