import type { NodeId } from '../../design';
import type { Editor } from '../../editor';
import { BY_ZONE, bottom, type Rect } from '../../spec/geometry';

/** Where a frame that is drawn like this is to be stored, so that it is drawn like this again. */
export function landedFrame(editor: Editor, id: NodeId, rect: Rect): Rect {
  const { view, model, geometry } = editor.store.getState();
  const [drawn, stored] = [geometry.frames.get(id), BY_ZONE.arrange(model).frames.get(id)];
  if (!drawn || !stored) return rect;
  const y = stored.y + rect.y - drawn.y;
  const guess = { ...rect, y, height: bottom(stored) + bottom(rect) - bottom(drawn) - y };
  return view.unfoldFrame(model, { rect, guess, isSized: true });
}
