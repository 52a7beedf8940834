import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Editor, EditorState } from '../editor';

export const EditorContext = createContext<Editor | null>(null);

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error('There is no editor above this component.');
  return editor;
}

/** Renders again only when the selected value changes identity: select a part of the state, never build a new object. */
export function useEditorState<T>(select: (state: EditorState) => T): T {
  const { store } = useEditor();
  return useSyncExternalStore(store.subscribe, () => select(store.getState()));
}
