import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  apply,
  checkStructure,
  compose,
  diff,
  EMPTY_HISTORY,
  idsAfter,
  isEmptyPatch,
  record,
  redo,
  untouched,
  undo,
  type Design,
  type EdgeId,
  type History,
  type NodeId,
  type Opens,
  type Selection,
  type Patch,
} from '../design';
import type { Result } from '../kit/result';
import { resolve } from '../resolve';
import type { Catalog } from '../spec/catalog';
import type { BoundCommand, Command, Plan, Refusal } from '../spec/command';
import { BY_ZONE, type Geometry, type View } from '../spec/geometry';
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

const NOTHING: Selection = { nodes: [], edges: [] };

/** Where the inspector should open; `at` counts up, so that the same field can be asked for twice. */
export interface Focus {
  readonly field: FieldRef;
  readonly at: number;
}

export interface EditorState {
  /** The name under which the browser keeps the design. */
  readonly id: string;
  readonly design: Design;
  readonly model: Model;
  /** How it is drawn here: no part of the design, and no step to undo. */
  readonly view: View;
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

/** What an edit leads to beyond itself, seen from the designs before and after it; null when to nothing. */
export type Follower = (before: Model, after: Model, edit: Patch) => Patch | null;

export interface EditorSetup {
  readonly catalog: Catalog;
  readonly design: Design;
  readonly id: string;
  /** Zone by zone without it. */
  readonly view?: View | undefined;
  /** Which of the ids of new records are this tab's; changes with the design that is open. */
  readonly slot?: () => number;
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
  /** Draws the same design in another way. */
  show(view: View): void;
  say(text: string, tone?: Notice['tone']): void;
  dismiss(): void;
  /** Makes another of this design, an earlier version for instance, as a step that can be undone. */
  replace(design: Design, label: string, notice: string): void;
  /** Puts a design in place of this one, which stays what it was under its own name; undo leads back to it. */
  open(id: string, design: Design, label: string, notice: string): void;
  /** From now on the design is kept under another name. */
  moveTo(id: string): void;
  /** An edit that somebody else has made: it is no step of this tab's to undo. */
  merge(patch: Patch): void;
  /** What would be found in another design. */
  inspectOther(model: Model): Inspection;
  /** Shows what is found now, before anybody acts on it. */
  settle(): void;
  /**
   * Steps that were taken before this page was there. They are older than all that was done here, and come from outside: one that
   * would lead to no sound design is refused.
   */
  remember(steps: History, isSound: (design: Design) => boolean): void;
  /** From now on each edit also does what follows of it, as one step. */
  setFollower(follow: Follower): void;
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

/** What is selected after a step back or forth: what was, and if nothing is left of that, what was selected there. */
function inHand(selection: Selection, there: Selection | undefined, design: Design): Selection {
  const left = stillThere(selection, design);
  return there && left.nodes.length + left.edges.length === 0 ? stillThere(there, design) : left;
}

export function createEditor(setup: EditorSetup): Editor {
  const { catalog, now } = setup;
  let inspect = nothingFound;
  let follow: Follower = () => null;

  const derive = (model: Model, view: View) => {
    const inspection = inspect(model);
    return {
      design: model.design,
      model,
      geometry: view.arrange(model),
      inspection,
      shown: inspection,
    };
  };

  let isShared = false;
  let isSound = (_design: Design): boolean => true;

  const first = setup.view ?? BY_ZONE;
  const store = createStore<EditorState>(() => ({
    id: setup.id,
    view: first,
    ...derive(resolve(setup.design, catalog), first),
    history: EMPTY_HISTORY,
    selection: NOTHING,
    focus: null,
    notice: null,
    lastPatch: null,
    opened: 0,
  }));
  const get = store.getState;
  /**
   * Designs as they were left last. What was done here after a step had left one is undone before that step is, so that what it has
   * beside the step's own state is from others.
   */
  const left = new Map<string, Design>();
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

  /** An edit that leads to `after`, and what follows of it if anything may. */
  function followed(patch: Patch, after: Design, mayFollow: boolean) {
    const model = resolve(after, catalog);
    const more = mayFollow ? follow(get().model, model, patch) : null;
    if (!more) return { patch, model };
    return { patch: compose(patch, more), model: resolve(apply(after, more), catalog) };
  }

  function commit(plan: Plan, opens?: Opens): void {
    const { design, history, selection, shown } = get();
    const opened = get().opened + (plan.showsAll ? 1 : 0);
    if (isEmptyPatch(plan.patch) && !opens) {
      const selected = plan.select ? { ...NOTHING, ...plan.select } : selection;
      store.setState({ selection: selected, opened });
      return;
    }
    const { label, mergeKey } = plan;
    // Another design has its own.
    const { patch, model } = followed(plan.patch, apply(design, plan.patch), !plan.showsAll);
    if (opens) left.set(opens.before.id, design);
    const selected = plan.select
      ? { ...NOTHING, ...plan.select }
      : stillThere(selection, model.design);
    clearTimeout(settling);
    if (plan.isTyping) settling = setTimeout(settle, SETTLING_MILLISECONDS);
    store.setState({
      ...derive(model, get().view),
      ...(opens ? { id: opens.after.id } : {}),
      ...(plan.isTyping ? { shown } : {}),
      history: record(history, {
        label,
        patch,
        at: now(),
        selected: { before: selection, after: selected },
        ...(mergeKey ? { mergeKey } : {}),
        ...(opens ? { opens } : {}),
      }),
      selection: selected,
      notice: plan.notice ? nextNotice(plan.notice, 'info', true) : get().notice,
      lastPatch: patch,
      opened,
    });
  }

  const planBound = (command: BoundCommand): Result<Plan, Refusal> => {
    const { model, design } = get();
    return command(model, idsAfter(design, setup.slot?.()));
  };

  function runBound(command: BoundCommand): Result<Plan, Refusal> {
    const plan = planBound(command);
    if (plan.ok) commit(plan.value);
    else {
      const { reason, isDone } = plan.error;
      store.setState({ notice: nextNotice(reason, isDone ? 'info' : 'refusal') });
    }
    return plan;
  }

  function travel(step: typeof undo): void {
    clearTimeout(settling);
    const { history, design, selection } = get();
    const travelled = step(history);
    if (!travelled) return;
    const { kept } = travelled;
    if (kept) {
      left.set(get().id, design);
      const { id } = kept;
      const derived = derive(resolve(left.get(id) ?? kept.design, catalog), get().view);
      store.setState({
        ...derived,
        id,
        history: travelled.history,
        selection: NOTHING,
        lastPatch: null,
      });
      return;
    }
    const own = isShared ? untouched(travelled.patch, design) : travelled.patch;
    const after = apply(design, own);
    const isWrong =
      (travelled.isKept && !isSound(after)) ||
      (isShared && (isEmptyPatch(own) || checkStructure(after).length > 0));
    if (isWrong) {
      const text = `“${travelled.label}” is no longer as you left it: it was changed in another tab.`;
      store.setState({ history: travelled.history, notice: nextNotice(text, 'refusal') });
      return;
    }
    // What had followed, and was changed elsewhere since, stays as it is there; but it follows this step, too.
    const { patch, model } = followed(own, after, isShared);
    store.setState({
      ...derive(model, get().view),
      history: travelled.history,
      selection: inHand(selection, travelled.selected, model.design),
      lastPatch: patch,
    });
  }

  function put(design: Design, label: string, notice: string, opens?: Opens): void {
    const patch = diff(get().design, design);
    commit({ label, patch, select: { nodes: [] }, notice, showsAll: true }, opens);
    // Of another design all is new: marks on every line would say nothing.
    store.setState({ lastPatch: null });
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
    show: (view) => store.setState({ view, geometry: view.arrange(get().model) }),
    say: (text, tone = 'info') => store.setState({ notice: nextNotice(text, tone) }),
    dismiss: () => store.setState({ notice: null }),
    replace: (design, label, notice) => put(design, label, notice),
    open: (id, design, label, notice) =>
      put(design, label, notice, {
        before: { id: get().id, design: get().design },
        after: { id, design },
      }),
    moveTo: (id) => store.setState({ id }),
    merge: (patch) => {
      const { design, selection } = get();
      const after = apply(design, patch);
      if (after === design) return;
      isShared = true;
      store.setState({
        ...derive(resolve(after, catalog), get().view),
        selection: stillThere(selection, after),
        lastPatch: patch,
      });
    },
    remember: ({ past, future }, sound) => {
      const { history } = get();
      isShared = true;
      isSound = sound;
      const isUsed = history.past.length + history.future.length > 0;
      store.setState({
        history: {
          past: [...past, ...history.past],
          future: isUsed ? history.future : future,
        },
      });
    },
    inspectOther: (model) => inspect(model),
    setFollower: (follower) => {
      follow = follower;
    },
    setInspector: (inspector) => {
      inspect = inspector;
      const inspection = inspect(get().model);
      store.setState({ inspection, shown: inspection });
    },
  };
}
