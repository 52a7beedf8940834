import type { CodeFile } from './exporters-context';
import { diffLines, editsOf, type LineMark } from './line-diff';
import { editor, KeyCode, languageOf, Range, Uri } from './monaco';
import { showOriginTips } from './origin-tip';
import type { ChosenCode, LineRange } from './origins';

export interface CodeMarks {
  readonly changes: readonly LineMark[];
  readonly chosen: ChosenCode;
}

interface CodeEvents {
  /** The character at an offset was chosen, by a click or by Enter. */
  readonly pick: (offset: number) => void;
  readonly describe: (offset: number) => string | null;
}

/** The read-only editor without React: one text model per file, made when the file is first opened. */
export class CodeView {
  readonly #editor: editor.IStandaloneCodeEditor;
  readonly #decorations: editor.IEditorDecorationsCollection;
  readonly #models = new Map<string, editor.ITextModel>();
  readonly #viewStates = new Map<string, editor.ICodeEditorViewState>();
  #open: string | null = null;

  constructor(container: HTMLElement, { pick, describe }: CodeEvents) {
    this.#editor = editor.create(container, optionsFor(getComputedStyle(container)));
    this.#decorations = this.#editor.createDecorationsCollection();
    this.#listen(pick);
    showOriginTips(this.#editor, describe);
  }

  /** Opens a file, or brings the open one up to date without moving what is in view. */
  show(file: CodeFile): void {
    const model = this.#modelOf(file);
    if (this.#open === file.path) {
      this.#keepingView(model, () => update(model, file.text));
      return;
    }
    const state = this.#editor.saveViewState();
    if (this.#open !== null && state) this.#viewStates.set(this.#open, state);
    update(model, file.text);
    this.#open = file.path;
    this.#editor.setModel(model);
    this.#editor.restoreViewState(this.#viewStates.get(file.path) ?? null);
    this.#editor.updateOptions({
      ariaLabel: `Code of ${file.path}, read-only`,
      // Prose is one line per paragraph; code keeps its columns.
      wordWrap: file.language === 'markdown' ? 'on' : 'off',
    });
  }

  /** Forgets files that the design does not lead to any more. */
  keepOnly(paths: ReadonlySet<string>): void {
    for (const [path, model] of this.#models) {
      if (paths.has(path) || path === this.#open) continue;
      model.dispose();
      this.#models.delete(path);
      this.#viewStates.delete(path);
    }
  }

  mark(marks: CodeMarks): void {
    const model = this.#editor.getModel();
    if (model) this.#decorations.set(decorationsOf(model, marks));
  }

  /** Scrolls to the first of the lines unless one of them is in view. */
  reveal(lines: readonly LineRange[]): void {
    const [first] = lines;
    if (!first) return;
    const inView = this.#editor
      .getVisibleRanges()
      .some((seen) =>
        lines.some(({ from, to }) => from <= seen.endLineNumber && seen.startLineNumber <= to),
      );
    if (!inView) this.#editor.revealLineNearTop(first.from, editor.ScrollType.Smooth);
  }

  dispose(): void {
    this.#editor.dispose();
    for (const model of this.#models.values()) model.dispose();
  }

  #modelOf({ path, text, language }: CodeFile): editor.ITextModel {
    let model = this.#models.get(path);
    if (!model) {
      model = editor.createModel(text, languageOf(language), Uri.parse(`lintel:///${path}`));
      // An option of the model; the editor's own option of this name does not reach it.
      model.updateOptions({ bracketColorizationOptions: PLAIN_BRACKETS });
      this.#models.set(path, model);
    }
    return model;
  }

  /** Lines that come or go above the view would move it; a decoration on its first line says where that line went. */
  #keepingView(model: editor.ITextModel, change: () => void): void {
    const scrollTop = this.#editor.getScrollTop();
    const line = this.#editor.getVisibleRanges()[0]?.startLineNumber;
    if (scrollTop === 0 || line === undefined) {
      change();
      return;
    }
    const offset = scrollTop - this.#editor.getTopForLineNumber(line);
    const range = new Range(line, 1, line, model.getLineMaxColumn(line));
    const [anchor] = model.deltaDecorations([], [{ range, options: {} }]);
    change();
    const now = anchor === undefined ? null : model.getDecorationRange(anchor);
    if (now)
      this.#editor.setScrollTop(this.#editor.getTopForLineNumber(now.startLineNumber) + offset);
    if (anchor !== undefined) model.deltaDecorations([anchor], []);
  }

  #listen(pick: (offset: number) => void): void {
    const pickAt = (lineNumber: number, column: number) => {
      const model = this.#editor.getModel();
      if (model) pick(model.getOffsetAt({ lineNumber, column }));
    };
    this.#editor.onMouseUp(({ event, target }) => {
      // Text that was selected by dragging is about to be copied.
      const isDrag = !(this.#editor.getSelection()?.isEmpty() ?? true);
      if (event.leftButton && target.position && !isDrag) {
        pickAt(target.position.lineNumber, target.position.column);
      }
    });
    this.#editor.onKeyDown((event) => {
      const position = this.#editor.getPosition();
      if (event.keyCode !== KeyCode.Enter || !position) return;
      event.preventDefault();
      pickAt(position.lineNumber, position.column);
    });
  }
}

function update(model: editor.ITextModel, text: string): void {
  const before = model.getValue();
  const edits = editsOf(before, text, diffLines(before, text));
  model.applyEdits(
    edits.map(({ start, end, text: put }) => ({
      range: new Range(start.line, start.column, end.line, end.column),
      text: put,
    })),
  );
}

const PLAIN_BRACKETS = { enabled: false, independentColorPoolPerBracketType: false };

const wholeLines = (from: number, to: number) => new Range(from, 1, to, 1);

function decorationsOf(
  model: editor.ITextModel,
  { changes, chosen }: CodeMarks,
): editor.IModelDeltaDecoration[] {
  const { Left, Right } = editor.OverviewRulerLane;
  const ruler = (id: string, position: editor.OverviewRulerLane) => ({ color: { id }, position });
  return [
    ...changes.map(({ change, from, to }) => ({
      range: wholeLines(from, to),
      options: {
        isWholeLine: true,
        className: change === 'removed' ? null : 'code-changed',
        linesDecorationsClassName: `code-change code-change--${change}`,
        overviewRuler: ruler('lintel.changed', Left),
      },
    })),
    ...chosen.lines.map(({ from, to }) => ({
      range: wholeLines(from, to),
      options: {
        isWholeLine: true,
        className: 'code-chosen',
        marginClassName: 'code-chosen-margin',
        overviewRuler: ruler('lintel.chosen', Right),
      },
    })),
    ...chosen.mentions.map(({ start, end }) => ({
      range: Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end)),
      options: { inlineClassName: 'code-mention', overviewRuler: ruler('lintel.chosen', Right) },
    })),
  ];
}

function optionsFor(style: CSSStyleDeclaration): editor.IStandaloneEditorConstructionOptions {
  return {
    model: null,
    readOnly: true,
    // The native edit context is a plain div, which a shortcut handler does not know for a place where text goes.
    editContext: false,
    tabFocusMode: true,
    automaticLayout: true,
    fontFamily: style.getPropertyValue('--font-mono'),
    fontSize: 12,
    lineHeight: 18,
    lineNumbersMinChars: 3,
    lineDecorationsWidth: 14,
    folding: false,
    glyphMargin: false,
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    renderLineHighlight: 'none',
    renderWhitespace: 'none',
    occurrencesHighlight: 'off',
    links: false,
    contextmenu: false,
    stickyScroll: { enabled: false },
    unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: false },
    scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
    overviewRulerLanes: 2,
    overviewRulerBorder: false,
    hideCursorInOverviewRuler: true,
    padding: { top: 8, bottom: 8 },
    fixedOverflowWidgets: true,
    smoothScrolling: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  };
}
