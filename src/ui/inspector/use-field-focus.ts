import { useEffect, useRef, type RefObject } from 'react';
import type { EditorState } from '../../editor';
import { useEditorState } from '../use-editor';
import { ownerKey } from './field-groups';

const FLASH_MILLISECONDS = 1600;

/** Brings the field that `openField` asked for into view, puts the cursor into it and lets it flash. */
export function useFieldFocus(root: RefObject<HTMLElement | null>): void {
  const focus = useEditorState((state) => state.focus);
  // What was asked for before this panel was on the screen is answered when it comes, but never twice.
  const answered = useRef(answeredLast);
  useEffect(() => {
    if (!focus || focus.at === answered.current) return;
    answered.current = focus.at;
    answeredLast = focus.at;
    const row = root.current?.querySelector<HTMLElement>(selectorOf(focus));
    if (!row) return;
    row.scrollIntoView({ block: 'center' });
    row
      .querySelector<HTMLElement>('input, select, textarea, button')
      ?.focus({ preventScroll: true });
    row.classList.add('field--flash');
    const timer = setTimeout(() => row.classList.remove('field--flash'), FLASH_MILLISECONDS);
    return () => {
      clearTimeout(timer);
      row.classList.remove('field--flash');
    };
  }, [focus, root]);
}

let answeredLast = 0;

const selectorOf = ({ field }: NonNullable<EditorState['focus']>): string =>
  `[data-owner="${CSS.escape(ownerKey(field))}"][data-field="${CSS.escape(field.name)}"]`;
