import type { Beside } from './beside';
import type { Bytes } from './bytes';
import type { EditTimes, OtherEdits, Target } from './core';
import type { DragCost } from './page';

/** What `npm run bench` prints. */
export interface Result {
  /** By the target whose code is shown: the other one is not written. */
  readonly edits: Readonly<
    Record<
      Target,
      {
        readonly templates: Readonly<Record<string, EditTimes>>;
        readonly large: EditTimes & { readonly otherEditsMilliseconds: OtherEdits };
      }
    >
  >;
  readonly gzippedScriptBytes: Bytes;
  readonly usableCanvasMilliseconds: number;
  readonly drags: readonly DragCost[];
  readonly beside: readonly Beside[];
  /** From the click to the file, as a PNG at twice the size. */
  readonly picture: { readonly nodes: number; readonly savedMilliseconds: number };
  readonly arranging: {
    readonly nodes: number;
    readonly firstMilliseconds: number;
    readonly milliseconds: number;
  };
  /** From the click to the pictures of those that are seen. */
  readonly library: { readonly designs: number; readonly milliseconds: number };
  readonly exampleLinkCharacters: number;
}
