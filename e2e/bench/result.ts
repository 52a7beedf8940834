import type { Bytes } from './bytes';
import type { EditTimes } from './core';
import type { DragCost } from './page';

/** What `npm run bench` prints. */
export interface Result {
  readonly edits: {
    readonly templates: Readonly<Record<string, EditTimes>>;
    readonly large: EditTimes;
  };
  readonly gzippedScriptBytes: Bytes;
  readonly usableCanvasMilliseconds: number;
  readonly drags: readonly DragCost[];
  readonly exampleLinkCharacters: number;
}
