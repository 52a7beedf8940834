import { diff, type Design } from '../design';
import type { Editor } from '../editor';
import {
  createAutosave,
  schedule,
  whenHidden,
  type Autosave,
  type DesignStorage,
} from '../editor/persistence';
import { readStored } from './openable';
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
  /** Another tab may have gone on with what this one had left. */
  const goOnFromStored = async (id: string, left: Design) => {
    const stored = await storage.read(id);
    const read = stored.ok && stored.value ? readStored(stored.value.design) : null;
    if (read && editor.store.getState().design === left) editor.merge(diff(left, read));
  };
  const seen = new Set<string>();
  editor.store.subscribe(({ id, design }, before) => {
    if (id !== before.id) {
      seen.add(before.id);
      void storage.moveTo(id);
      if (seen.has(id)) void goOnFromStored(id, design);
    }
    if (design === before.design && id === before.id) return;
    // While storing fails, it goes on being said; a moment of hope between two failures says nothing.
    if (state.kind !== 'failed') set({ kind: 'saving' });
    autosave.edited(id, design);
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
        const { id, design } = editor.store.getState();
        autosave.edited(id, design);
        void autosave.flush();
      },
    },
  };
}
