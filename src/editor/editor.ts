import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  apply,
  diff,
  EMPTY_HISTORY,
  idsAfter,
  isEmptyPatch,
  record,
  redo,
  undo,
  type Design,
  type EdgeId,
  type History,
  type NodeId,
  type Patch,
} from '../design';
import type { Result } from '../kit/result';
import { resolve } from '../resolve';
import type { Catalog } from '../spec/catalog';
import type { BoundCommand, Command, Plan, Refusal } from '../spec/command';
import { arrange, type Geometry } from '../spec/geometry';
import type { Model } from '../spec/model';
import type { FieldRef, Inspection } from '../validation/rule';

export interface Notice {
  /** Counts up, so that the same sentence said twice is seen twice. */
  readonly id: number;
  readonly tone: 'info' | 'refusal' | 'problem';
  readonly text: string;
  /** The step that "Undo" in the notice takes back. */
  readonly undoable?: boolean;
}

export interface Selection {
  readonly nodes: readonly NodeId[];
  readonly edges: readonly EdgeId[];
}
const NOTHING: Selection = { nodes: [], edges: [] };

/** Where the inspector should open; `at` counts up, so that the same field can be asked for twice. */
export interface Focus {
  readonly field: FieldRef;
  readonly at: number;
}

export interface EditorState {
  readonly design: Design;
  readonly model: Model;
  readonly geometry: Geometry;
  readonly inspection: Inspection;
  /** What lists and badges show of it: while somebody types, what was found before that. */
  readonly shown: Inspection;
  readonly history: History;
  readonly selection: Selection;
  readonly focus: Focus | null;
  readonly notice: Notice | null;
  /** The patch of the last edit, undo or redo: what the code panel marks. Null where there was none in this design. */
  readonly lastPatch: Patch | null;
  /** Counts the designs opened or added: the view then shows the whole. */
  readonly opened: number;
}

type Inspector = (model: Model) => Inspection;
const nothingFound: Inspector = () => NOTHING_FOUND;
const NOTHING_FOUND: Inspection = {
  findings: [],
  reported: [],
  accepted: [],
  idleWaivers: [],
  items: [],
  counts: { error: 0, warning: 0, info: 0 },
  profile: 'production',
  context: { today: '' },
};

export interface EditorSetup {
  readonly catalog: Catalog;
  readonly design: Design;
  /** Milliseconds; only to tell a burst of typing from two edits. */
  readonly now: () => number;
}

export interface Editor {
  readonly store: StoreApi<EditorState>;
  readonly catalog: Catalog;
  /** Plans and applies. A refusal is shown as a notice and changes nothing. */
  run<A>(command: Command<A>, args: A): Result<Plan, Refusal>;
  runBound(command: BoundCommand): Result<Plan, Refusal>;
  /** What a command would do, without doing it. */
  plan<A>(command: Command<A>, args: A): Result<Plan, Refusal>;
  planBound(command: BoundCommand): Result<Plan, Refusal>;
  undo(): void;
  redo(): void;
  select(nodes: readonly NodeId[], edges?: readonly EdgeId[]): void;
  /** Selects what the field belongs to and asks the inspector to open it. */
  openField(field: FieldRef): void;
  say(text: string, tone?: Notice['tone']): void;
  dismiss(): void;
  /** Puts another design in place of this one, as a step that can be undone. */
  replace(design: Design, label: string, notice: string): void;
  /** Shows what is found now, before anybody acts on it. */
  settle(): void;
  /** Until then nothing is found: the rules load after the canvas, which nobody needs them to see. */
  setInspector(inspect: Inspector): void;
}

/** After the last key, until what is found is shown: a name half typed is no finding, and who types slowly takes most of a second. */
const SETTLING_MILLISECONDS = 1000;

/** Selected things that the design no longer has are let go. */
function stillThere(selection: Selection, design: Design): Selection {
  const nodes = selection.nodes.filter((id) => Object.hasOwn(design.nodes, id));
  const edges = selection.edges.filter((id) => Object.hasOwn(design.edges, id));
  const same = nodes.length === selection.nodes.length && edges.length === selection.edges.length;
  return same ? selection : { nodes, edges };
}

export function createEditor(setup: EditorSetup): Editor {
  const { catalog, now } = setup;
  let inspect = nothingFound;

  const derive = (design: Design) => {
    const model = resolve(design, catalog);
    const inspection = inspect(model);
    return { design, model, geometry: arrange(model), inspection, shown: inspection };
  };

  const store = createStore<EditorState>(() => ({
    ...derive(setup.design),
    history: EMPTY_HISTORY,
    selection: NOTHING,
    focus: null,
    notice: null,
    lastPatch: null,
    opened: 0,
  }));
  const get = store.getState;
  let settling: ReturnType<typeof setTimeout> | undefined;
  const settle = (): void => {
    clearTimeout(settling);
    const { inspection, shown } = get();
    if (shown !== inspection) store.setState({ shown: inspection });
  };

  const nextNotice = (text: string, tone: Notice['tone'], undoable = false): Notice => ({
    id: (get().notice?.id ?? 0) + 1,
    tone,
    text,
    undoable,
  });

  function commit(plan: Plan): void {
    const { design, history, selection, shown } = get();
    const opened = get().opened + (plan.showsAll ? 1 : 0);
    if (isEmptyPatch(plan.patch)) {
      const selected = plan.select ? { ...NOTHING, ...plan.select } : selection;
      store.setState({ selection: selected, opened });
      return;
    }
    const after = apply(design, plan.patch);
    const { label, patch, mergeKey } = plan;
    clearTimeout(settling);
    if (plan.isTyping) settling = setTimeout(settle, SETTLING_MILLISECONDS);
    store.setState({
      ...derive(after),
      ...(plan.isTyping ? { shown } : {}),
      history: record(history, { label, patch, at: now(), ...(mergeKey ? { mergeKey } : {}) }),
      selection: plan.select ? { ...NOTHING, ...plan.select } : stillThere(selection, after),
      notice: plan.notice ? nextNotice(plan.notice, 'info', true) : get().notice,
      lastPatch: patch,
      opened,
    });
  }

  const planBound = (command: BoundCommand): Result<Plan, Refusal> => {
    const { model, design } = get();
    return command(model, idsAfter(design));
  };

  function runBound(command: BoundCommand): Result<Plan, Refusal> {
    const plan = planBound(command);
    if (plan.ok) commit(plan.value);
    else store.setState({ notice: nextNotice(plan.error.reason, 'refusal') });
    return plan;
  }

  function travel(step: typeof undo): void {
    clearTimeout(settling);
    const { history, design, selection } = get();
    const travelled = step(history);
    if (!travelled) return;
    const after = apply(design, travelled.patch);
    store.setState({
      ...derive(after),
      history: travelled.history,
      selection: stillThere(selection, after),
      lastPatch: travelled.patch,
    });
  }

  return {
    store,
    catalog,
    run: (command, args) => runBound((model, ids) => command(model, args, ids)),
    runBound,
    plan: (command, args) => planBound((model, ids) => command(model, args, ids)),
    planBound,
    undo: () => travel(undo),
    redo: () => travel(redo),
    settle,
    select: (nodes, edges = []) => {
      settle();
      const { selection } = get();
      const isSame =
        selection.nodes.length === nodes.length &&
        selection.edges.length === edges.length &&
        nodes.every((id, index) => selection.nodes[index] === id) &&
        edges.every((id, index) => selection.edges[index] === id);
      if (!isSame) store.setState({ selection: { nodes, edges } });
    },
    openField: (field) => {
      const { focus, design } = get();
      const selection = {
        nodes:
          field.node !== undefined && Object.hasOwn(design.nodes, field.node) ? [field.node] : [],
        edges:
          field.edge !== undefined && Object.hasOwn(design.edges, field.edge) ? [field.edge] : [],
      };
      store.setState({ selection, focus: { field, at: (focus?.at ?? 0) + 1 } });
    },
    say: (text, tone = 'info') => store.setState({ notice: nextNotice(text, tone) }),
    dismiss: () => store.setState({ notice: null }),
    replace: (design, label, notice) => {
      const patch = diff(get().design, design);
      commit({ label, patch, select: { nodes: [] }, notice, showsAll: true });
      // Of another design all is new: marks on every line would say nothing.
      store.setState({ lastPatch: null });
    },
    setInspector: (inspector) => {
      inspect = inspector;
      const inspection = inspect(get().model);
      store.setState({ inspection, shown: inspection });
    },
  };
}
