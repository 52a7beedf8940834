import { apply, checkStructure, diff, type Design } from '../design';
import type { Editor } from '../editor';
import { createAutosave, type Autosave, type AutosaveSetup } from '../editor/persistence';
import { readStored } from './openable';
import type { SaveState, ShellServices } from '../ui/shell/shell-services';

export interface Saving {
  readonly autosave: Autosave;
  readonly state: ShellServices['saving'];
}

export interface SavingSetup extends Pick<
  AutosaveSetup,
  'storage' | 'now' | 'schedule' | 'whenHidden'
> {
  readonly editor: Editor;
  /** Why nothing can be stored here; null when nobody has found that so far. */
  readonly problem: string | null;
}

/** Stores every design that the editor comes to hold, and says how that goes. */
export function createSaving({ editor, problem, ...setup }: SavingSetup): Saving {
  const { storage } = setup;
  let state: SaveState =
    problem === null ? { kind: 'saved' } : { kind: 'failed', message: problem };
  const listeners = new Set<() => void>();
  const set = (next: SaveState) => {
    if (next.kind === state.kind && next.message === state.message) return;
    state = next;
    for (const listener of listeners) listener();
  };

  const autosave = createAutosave({
    ...setup,
    onSaved: () => set({ kind: 'saved' }),
    onProblem: ({ message }) => {
      set({ kind: 'failed', message });
      editor.say(message, 'problem');
    },
  });
  /** Designs that this tab has come back to and whose stored state is not read yet, as they are here by now. */
  const returning = new Map<string, Design>();
  /** Another tab may have gone on with what this one had left: until that is read, nothing may be written over it. */
  async function goOnFromStored(id: string, left: Design): Promise<void> {
    if (returning.has(id)) return;
    returning.set(id, left);
    const stored = await storage.read(id);
    const read = stored.ok && stored.value ? readStored(stored.value.design) : null;
    const here = returning.get(id) ?? left;
    returning.delete(id);
    let patch = read ? diff(left, read) : {};
    // What was done here in between is a moment old and can be undone; what others did cannot be lost.
    if (read && checkStructure(apply(here, patch)).length > 0) patch = diff(here, read);
    if (editor.store.getState().id === id) editor.merge(patch);
    autosave.edited(id, apply(here, patch));
  }
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
    if (returning.has(id)) returning.set(id, design);
    else autosave.edited(id, design);
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
