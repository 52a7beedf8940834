import { useMemo } from 'react';
import { toPicture, type Picture } from '../../picture';
import type { Model } from '../../spec/model';
import { useIconOf } from '../primitives';
import { useEditorState } from '../use-editor';

/** A design as the screen would show it now, in the same view, without title or ground. Null where nothing is drawn. */
export function useThemedPicture(model: Model): Picture | null {
  const iconOf = useIconOf();
  const view = useEditorState((state) => state.view);
  return useMemo(
    () =>
      toPicture(
        model,
        iconOf,
        {
          theme: document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light',
          isTransparent: true,
          withTitle: false,
          withLegend: false,
          view,
        },
        null,
      ),
    [model, iconOf, view],
  );
}
