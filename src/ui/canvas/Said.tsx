import { useEffect } from 'react';
import { useEditor } from '../use-editor';
import { editNewsOf } from './edit-news';
import { said } from './said';
import { useValue } from './value-store';

export function Said() {
  const editor = useEditor();
  useEffect(
    () =>
      editor.store.subscribe((state, before) => {
        const news = editNewsOf(state, before);
        // What is typed into a field is heard from the field.
        if (news !== null && !document.activeElement?.matches('input, textarea')) said.set(news);
      }),
    [editor],
  );
  // No status of its own: nothing of it can be seen, and what can be seen is the news of the page.
  return (
    <p className="sr-only" aria-live="polite">
      {useValue(said, (text) => text)}
    </p>
  );
}
