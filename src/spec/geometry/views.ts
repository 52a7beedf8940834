import type { NodeId } from '../../design/records';
import type { Model } from '../model';
import { arrange, type Geometry } from './arrange';
import type { Rect } from './measures';

/** Something that is put at a place of a drawing. */
export interface Landing {
  /** Where it is drawn, in canvas pixels. */
  readonly box: Rect;
  /** The container that takes it; null for the open canvas. */
  readonly over: NodeId | null;
  readonly isContainer: boolean;
  /** What is put there as well, and so is no mark for the place. */
  readonly except?: ReadonlySet<NodeId>;
  /** Where its top is drawn zone by zone so far: of several places that look alike the nearest to it is meant. */
  readonly near?: number;
}

/** A frame that is put at a place of a drawing. */
export interface FrameLanding {
  /** Where it is drawn. */
  readonly rect: Rect;
  /** Where it is zone by zone when it goes the way that the hand has gone. Where another place is drawn nearer to the hand, that is meant. */
  readonly guess: Rect;
  /** Its height is the hand's as well; else it stays. */
  readonly isSized?: true;
  /** The frame, and all that the hand takes. With something that it shows it goes the way that the hand has gone. */
  readonly carried?: { readonly frame: NodeId; readonly all: ReadonlySet<NodeId> };
}

/**
 * A way to draw a design. Places are stored as they are zone by zone, so that the view is the reader's alone; whoever puts something
 * into another drawing asks where that is.
 */
export interface View {
  readonly arrange: (model: Model) => Geometry;
  /** Where the top would be drawn zone by zone. From side to side all views are the same. */
  readonly unfold: (model: Model, landing: Landing) => number;
  /** A frame as it would be drawn zone by zone. */
  readonly unfoldFrame: (model: Model, landing: FrameLanding) => Rect;
}

export const BY_ZONE: View = {
  arrange,
  unfold: (_model, { box }) => box.y,
  unfoldFrame: (_model, { rect }) => rect,
};
