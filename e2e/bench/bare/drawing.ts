/** An element as it stands in Lintel's page, so that another page can draw it again. */
export interface Drawn {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Drawn | string)[];
}

export interface DrawnNode {
  readonly id: string;
  readonly type: string;
  readonly at: { readonly x: number; readonly y: number };
  readonly width: number;
  readonly height: number;
  readonly zIndex: number;
  readonly isDraggable: boolean;
  readonly content: readonly Drawn[];
}

export interface DrawnEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly className: string;
  readonly zIndex: number;
  /** Of its line, its head, its leader and its area for the pointer, as far as it has them. */
  readonly paths: readonly Drawn[];
  readonly label: Drawn | null;
}

/** All that React Flow draws of a design in Lintel's page, with the styles by which it is drawn. */
export interface Drawing {
  readonly css: string;
  /** Attributes of the page and of the canvas that the styles ask for. */
  readonly page: Readonly<Record<string, string>>;
  readonly canvas: Readonly<Record<string, string>>;
  readonly place: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  readonly viewport: { readonly x: number; readonly y: number; readonly zoom: number };
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
  readonly isCulled: boolean;
}

declare global {
  interface Window {
    /** The bare page draws what it is given. */
    drawBare?: (drawing: Drawing) => void;
  }
}
