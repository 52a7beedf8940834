import { editor } from './monaco';

const DELAY_MILLISECONDS = 300;

/**
 * Says beside the pointer what the text under it comes from. Monaco's own hover would do the same with a Markdown renderer
 * and 65 kB more.
 */
export function showOriginTips(
  view: editor.ICodeEditor,
  describe: (offset: number) => string | null,
): void {
  const node = document.createElement('div');
  node.className = 'code-tip';
  let place: editor.IContentWidgetPosition | null = null;
  let said: string | null = null;
  let timer = 0;
  const { ABOVE, BELOW } = editor.ContentWidgetPositionPreference;
  const widget: editor.IContentWidget = {
    allowEditorOverflow: true,
    suppressMouseDown: true,
    getId: () => 'lintel.origin',
    getDomNode: () => node,
    getPosition: () => place,
  };
  view.addContentWidget(widget);

  function show(text: string, position: editor.IContentWidgetPosition): void {
    node.textContent = text;
    place = position;
    view.layoutContentWidget(widget);
  }
  function hide(): void {
    clearTimeout(timer);
    said = null;
    if (place === null) return;
    place = null;
    view.layoutContentWidget(widget);
  }

  view.onMouseMove(({ target, event }) => {
    const offset = target.position && view.getModel()?.getOffsetAt(target.position);
    const text = event.buttons === 0 && typeof offset === 'number' ? describe(offset) : null;
    if (text === said) return;
    hide();
    said = text;
    const position = { position: target.position, preference: [ABOVE, BELOW] };
    if (text !== null) timer = window.setTimeout(() => show(text, position), DELAY_MILLISECONDS);
  });
  view.onMouseDown(hide);
  view.onMouseLeave(hide);
  view.onDidScrollChange(hide);
  view.onDidChangeModelContent(hide);
}
