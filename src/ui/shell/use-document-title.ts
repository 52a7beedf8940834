import { useEffect } from 'react';
import { useEditorState } from '../use-editor';

export function useDocumentTitle(): void {
  const title = useEditorState((state) => state.model.settings.title);
  useEffect(() => {
    document.title = title.trim() === '' ? 'Lintel' : `${title} – Lintel`;
  }, [title]);
}
