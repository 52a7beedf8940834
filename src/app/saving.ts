import { apply, diff, isEmptyPatch, reconcile, untouched, type Design } from '../design';
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

  /** What this tab has stored last of each design. */
  const written = new Map<string, { readonly revision: number; readonly design: Design }>();
  /** Designs that this tab has come back to and whose stored state is not read yet: as they were then, and as they are here by now. */
  const returning = new Map<string, { readonly left: Design; here: Design }>();
  const autosave = createAutosave({
    ...setup,
    whenHidden: (callback) =>
      setup.whenHidden(() => {
        // The page may not live until it is read.
        for (const [id, { left, here }] of returning) if (here !== left) autosave.edited(id, here);
        callback();
      }),
    onSaved: ({ id, revision }, design) => {
      written.set(id, { revision, design });
      set({ kind: 'saved' });
    },
    onProblem: ({ message }) => {
      set({ kind: 'failed', message });
      editor.say(message, 'problem');
    },
  });

  /** Another tab may have gone on with what this one had left: until that is read, nothing may be written over it. */
  async function goOnFromStored(id: string, left: Design): Promise<void> {
    if (returning.has(id)) return;
    const back = { left, here: left };
    returning.set(id, back);
    // The last edit before it was left may be on its way.
    await autosave.flush();
    const stored = await storage.read(id);
    returning.delete(id);
    const { here } = back;
    const own = written.get(id);
    const isOther = stored.ok && stored.value && stored.value.revision !== own?.revision;
    const read = isOther ? readStored(stored.value.design) : null;
    let after = here;
    if (read) {
      const base = own?.design ?? left;
      // What was done here since, or was heard from another tab, is newer than what that has stored.
      const both = apply(here, untouched(diff(left, apply(left, diff(base, read))), here));
      const mended = reconcile(both, (table, record) => {
        const holder = [here, read, base].find((design) => Object.hasOwn(design[table], record));
        return holder?.[table][record];
      });
      after = apply(both, mended);
    }
    if (editor.store.getState().id === id) editor.merge(diff(here, after));
    const kept = read ?? (isOther ? null : own?.design);
    // Nothing is written over what another tab may be about to go on with, unless there is something to write.
    if (kept && isEmptyPatch(diff(kept, after))) {
      if (state.kind === 'saving') set({ kind: 'saved' });
    } else autosave.edited(id, after);
  }
  const seen = new Set<string>();
  editor.store.subscribe(({ id, design }, before) => {
    if (id !== before.id) {
      seen.add(before.id);
      // As soon as it is there, other tabs may go on with it.
      void autosave.flush();
      void storage.moveTo(id);
      if (seen.has(id)) void goOnFromStored(id, design);
    }
    if (design === before.design && id === before.id) return;
    // While storing fails, it goes on being said; a moment of hope between two failures says nothing.
    if (state.kind !== 'failed') set({ kind: 'saving' });
    const back = returning.get(id);
    if (back) back.here = design;
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
