import type { Editor } from '../../editor';
import type { Verdict } from '../../validation';

/** Opens the field that a verdict is about, or selects what it speaks of. Inspector and code follow by themselves. */
export function showSubject(editor: Editor, { field, nodes, edges }: Verdict): void {
  if (field) editor.openField(field);
  else editor.select(nodes, edges);
}
