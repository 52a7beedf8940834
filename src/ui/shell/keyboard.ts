const EDITABLE =
  'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=""], [contenteditable=true], [role=textbox]';

const elementOf = (event: Event): Element | null =>
  event.target instanceof Element ? event.target : null;

/**
 * Whether keys belong to what has the focus: a field, the code, a dialog, a menu. A shortcut must then keep out. A dialog keeps
 * its keys also while the focus is nowhere, as after its button was disabled.
 */
export const isTaken = (event: Event): boolean =>
  elementOf(event)?.closest(`${EDITABLE}, dialog, [role=menu], [role=dialog]`) != null ||
  document.querySelector('dialog:modal') !== null;

/** Whether the field shows a value of the design, whose undo is the design's own. */
export const isDesignField = (event: Event): boolean =>
  elementOf(event)?.closest('[data-design-field]') != null;

export const hasMod = (event: KeyboardEvent): boolean => event.ctrlKey || event.metaKey;
