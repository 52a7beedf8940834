export interface ViewActions {
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly zoomToFit: () => void;
  readonly zoomToFull: () => void;
  /** Whether a person has moved the view: until then all of the design is in it. */
  readonly isTouched: () => boolean;
  /** Whether the edit that is being made puts something where the hand is. */
  readonly isKept: () => boolean;
}

/** What keys and commands by name ask of the canvas alike. */
export interface ToolActions extends ViewActions {
  /** Asks what to add, at the pointer or in the middle of the view. */
  readonly add: () => void;
  /** What is selected, if that is more than one node, or everything. */
  readonly arrange: () => void;
  /** Whether a drag on the canvas selects, or moves the view. */
  readonly setSelecting: (isSelecting: boolean) => void;
  /** Zone by zone, or tier by tier. */
  readonly fold: () => void;
}
