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
