import type { Design } from '../design';
import type { Editor } from '../editor';
import {
  createAutosave,
  schedule,
  whenHidden,
  type Autosave,
  type DesignStorage,
} from '../editor/persistence';
import type { SaveState, ShellServices } from '../ui/shell/shell-services';

export interface Saving {
  readonly autosave: Autosave;
  readonly state: ShellServices['saving'];
}

/** Stores every design that the editor comes to hold, and says how that goes. */
export function createSaving(
  editor: Editor,
  storage: DesignStorage,
  problem: string | null,
): Saving {
  let state: SaveState =
    problem === null ? { kind: 'saved' } : { kind: 'failed', message: problem };
  let edited: Design | null = null;
  const listeners = new Set<() => void>();
  const set = (next: SaveState) => {
    if (next.kind === state.kind && next.message === state.message) return;
    state = next;
    for (const listener of listeners) listener();
  };

  const autosave = createAutosave({
    storage,
    now: () => Date.now(),
    schedule,
    whenHidden,
    onSaved: () => set({ kind: 'saved' }),
    onProblem: ({ message }) => {
      set({ kind: 'failed', message });
      editor.say(message, 'problem');
    },
  });
  editor.store.subscribe(({ design }, before) => {
    if (design === before.design) return;
    edited = design;
    // While storing fails, it goes on being said; a moment of hope between two failures says nothing.
    if (state.kind !== 'failed') set({ kind: 'saving' });
    autosave.edited(design);
  });
  return {
    autosave,
    state: {
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      get: () => state,
      retry: () => {
        set({ kind: 'saving' });
        autosave.edited(edited ?? editor.store.getState().design);
        void autosave.flush();
      },
    },
  };
}
