import { useEffect, type RefObject } from 'react';
import type { EdgeId, NodeId } from '../../design';
import type { Editor } from '../../editor';
import type { Model } from '../../spec/model';

/** A pointer that only crosses something traces nothing, and one that crosses a gap between two things goes on tracing. */
const WAIT = { before: 80, after: 120 };

export interface Subjects {
  readonly nodes: readonly NodeId[];
  readonly edges: readonly EdgeId[];
}

export interface Trace {
  readonly edges: ReadonlySet<EdgeId>;
  /** The ends of the edges. */
  readonly nodes: ReadonlySet<NodeId>;
}

/** Edges, those of the nodes, and the ends of both; null where no edge is meant. */
export function traceOf({ edges }: Pick<Model, 'edges'>, subjects: Subjects): Trace | null {
  const [nodes, own] = [new Set(subjects.nodes), new Set(subjects.edges)];
  const meant = edges.filter(({ id, from, to }) => own.has(id) || nodes.has(from) || nodes.has(to));
  if (meant.length === 0) return null;
  return {
    edges: new Set(meant.map(({ id }) => id)),
    nodes: new Set(meant.flatMap(({ from, to }) => [from, to])),
  };
}

const EDGES = '.react-flow__edge, .verb-label';
const NODES = '.react-flow__node';

const idOf = (element: HTMLElement | SVGElement): string =>
  element.dataset['edge'] ?? element.dataset['id'] ?? '';

/** What lies under the pointer or has the focus. */
function subjectsAt(target: EventTarget | null): Subjects | null {
  const found =
    target instanceof Element ? target.closest<HTMLElement>(`${EDGES}, ${NODES}`) : null;
  if (!found) return null;
  const id = idOf(found);
  return found.matches(NODES) ? { nodes: [id], edges: [] } : { nodes: [], edges: [id] };
}

function mark(element: Element, trace: Trace | null): void {
  if (!(element instanceof HTMLElement || element instanceof SVGElement)) return;
  const ids = element.matches(NODES) ? trace?.nodes : trace?.edges;
  element.toggleAttribute('data-traced', ids?.has(idOf(element)) === true);
}

function show(canvas: HTMLElement, trace: Trace | null): void {
  canvas.toggleAttribute('data-tracing', trace !== null);
  for (const element of canvas.querySelectorAll(`${EDGES}, ${NODES}`)) mark(element, trace);
}

/** Marks what has come into view, and nothing that was there before. */
function showAdded(records: readonly MutationRecord[], trace: Trace | null): void {
  for (const added of records.flatMap(({ addedNodes }) => [...addedNodes])) {
    if (!(added instanceof Element)) continue;
    // An edge comes in an `svg` of its own.
    const found = added.matches(`${EDGES}, ${NODES}`)
      ? [added]
      : added.querySelectorAll(`${EDGES}, ${NODES}`);
    for (const element of found) mark(element, trace);
  }
}

/**
 * Lifts the edges of what is under the pointer, has the keyboard's focus or is selected. The elements are marked past React: a
 * pointer that moves over a large design renders nothing.
 */
export function useTracing(editor: Editor, canvas: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = canvas.current;
    if (!root) return;
    const listening = new AbortController();
    const { signal } = listening;
    let hovered: Subjects | null = null;
    let focused: Subjects | null = null;
    let shown: Trace | null = null;
    let timer = 0;

    const observer = new MutationObserver((records) => showAdded(records, shown));
    const update = () => {
      const { model, selection } = editor.store.getState();
      const trace =
        (hovered && traceOf(model, hovered)) ??
        (focused && traceOf(model, focused)) ??
        traceOf(model, selection);
      observer.disconnect();
      if (trace || shown) show(root, trace);
      shown = trace;
      // What comes into view, or is drawn anew, has no mark yet.
      if (trace) observer.observe(root, { childList: true, subtree: true });
    };

    const hover = (next: Subjects | null) => {
      window.clearTimeout(timer);
      const wait = next === null ? WAIT.after : hovered === null ? WAIT.before : 0;
      timer = window.setTimeout(() => {
        const before = [hovered?.nodes[0], hovered?.edges[0]].join();
        hovered = next;
        if (before !== [next?.nodes[0], next?.edges[0]].join()) update();
      }, wait);
    };
    root.addEventListener(
      'pointerover',
      (event) => {
        // A finger selects, and what is held stays what is looked at.
        if (event.pointerType !== 'touch' && event.buttons === 0) hover(subjectsAt(event.target));
      },
      { signal },
    );
    root.addEventListener('pointerleave', () => hover(null), { signal });
    root.addEventListener(
      'focusin',
      ({ target }) => {
        focused =
          target instanceof Element && target.matches(':focus-visible') ? subjectsAt(target) : null;
        update();
      },
      { signal },
    );
    const blur = () => {
      if (!focused) return;
      focused = null;
      update();
    };
    root.addEventListener('focusout', blur, { signal });
    // Whoever takes the mouse has left the keyboard, although the focus stays.
    root.addEventListener('pointerdown', blur, { signal, capture: true });

    let known = editor.store.getState();
    const stop = editor.store.subscribe(() => {
      const now = editor.store.getState();
      const isSame = now.selection === known.selection && now.model === known.model;
      known = now;
      if (!isSame) update();
    });
    update();
    return () => {
      listening.abort();
      stop();
      observer.disconnect();
      window.clearTimeout(timer);
    };
  }, [editor, canvas]);
}
