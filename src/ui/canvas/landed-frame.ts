import type { Editor } from '../../editor';
import { BY_ZONE, keptAround, shownIn, type Rect } from '../../spec/geometry';

/** The frame zone by zone that shows the same as one that is drawn like this. */
export function landedFrame(editor: Editor, rect: Rect): Rect {
  const { view, model, geometry } = editor.store.getState();
  if (view === BY_ZONE) return rect;
  return keptAround(rect, shownIn(model, geometry, rect), geometry, BY_ZONE.arrange(model));
}
