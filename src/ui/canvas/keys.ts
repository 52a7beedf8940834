import { isTaken } from '../shell/keyboard';

const elementOf = (event: Event): Element | null =>
  event.target instanceof Element ? event.target : null;

/** Whether what is typed or pasted belongs to a field, the code, a dialog or a menu. */
export const isTyping = (event: Event): boolean =>
  isTaken(event) || elementOf(event)?.closest('.monaco-editor') != null;

/** Whether the keys are the canvas's own: it has the focus, or nothing has. */
export const isOnCanvas = (event: Event, canvas: Element | null): boolean => {
  const element = elementOf(event);
  return element === null || element === document.body || (canvas?.contains(element) ?? false);
};

/** A letter says nothing to a button of the header, which keeps the focus after its dialog has closed. */
export const isLetterOnHeader = (event: KeyboardEvent): boolean =>
  event.key.length === 1 &&
  event.key !== ' ' &&
  elementOf(event)?.closest('header')?.matches('.header') === true;
