export interface ViewActions {
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly zoomToFit: () => void;
  readonly zoomToFull: () => void;
}
