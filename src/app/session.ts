import { catalog } from '../catalog';
import type { Design } from '../design';
import { createEditor, type Editor } from '../editor';
import {
  openBrowserStorage,
  openChannel,
  randomId,
  schedule,
  whenHidden,
  type DesignStorage,
  type RescueFile,
} from '../editor/persistence';
import { openingDesign } from '../templates/opening';
import type { View } from '../spec/geometry';
import { preferences } from '../ui/shell/preferences';
import type { ShellServices } from '../ui/shell/shell-services';
import { takeFragment } from './links';
import { openable, readStored } from './openable';
import { createSaving } from './saving';
import { createServices } from './services';

/** A page of Lintel: one design, its editor, and where it is kept. */
export interface Session {
  readonly editor: Editor;
  readonly services: ShellServices;
  /** Whether the page was opened with a link. */
  readonly hasLink: boolean;
  /** What the address held when the page opened; asked for once. */
  readonly takeLink: () => string | null;
  /** Whether somebody's work is on the canvas: then nothing may take its place unasked. */
  readonly isWork: () => boolean;
  /** To be called once the canvas is drawn: from then on each edit is checked, frames grow with what they show, and earlier steps can be undone. */
  readonly followEdits: () => Promise<void>;
  /** To be called once the canvas is drawn: from then on the design is the same in all tabs that have it open. */
  readonly joinTabs: () => Promise<void>;
  /** To be called when all is there: from then on the page opens without a network as well. */
  readonly keepForOffline: () => Promise<void>;
  /** What storage could not give back as a design; null when there is no such thing. */
  readonly rescue: Rescue | null;
  readonly flush: () => Promise<void>;
  /** The way out when the last edit is what Lintel fails on. */
  readonly undoAndReload: () => void;
}

/** A stored value that is no design, and what happened to it. */
export interface Rescue {
  readonly message: string;
  readonly file: RescueFile;
}

interface Stored {
  readonly design: Design | null;
  /** Where the design comes from, if that is worth saying. */
  readonly notice: string | null;
  readonly rescue: Rescue | null;
  /** Why nothing can be stored here. */
  readonly problem: string | null;
}
const NOTHING: Stored = { design: null, notice: null, rescue: null, problem: null };

const NEWER_TAB =
  'Another tab has this design open in a newer Lintel. What you do here is kept as a design of its own; reload the page for the newer one.';

export async function openSession(): Promise<Session> {
  let link = takeFragment();
  const storage = openBrowserStorage();
  const [stored, view] = await Promise.all([loadStored(storage), loadView()]);
  const design = stored.design ?? openingDesign();
  const now = () => performance.now();
  const openedId = storage.id();
  const slot = () => storage.slot();
  const editor = createEditor({ catalog, design, id: openedId, view, slot, now });
  const saving = createSaving({
    editor,
    storage,
    problem: stored.problem,
    now: () => Date.now(),
    schedule,
    whenHidden,
  });
  const isWork = () => stored.design !== null || editor.store.getState().history.past.length > 0;
  const services = createServices({ editor, storage, saving });
  if (stored.notice) editor.say(stored.notice);

  const flush = () => saving.autosave.flush();
  return {
    editor,
    services,
    hasLink: link !== null,
    takeLink: () => {
      const taken = link ?? takeFragment();
      link = null;
      return taken;
    },
    isWork,
    followEdits: async () => {
      (await import('./follow-edits')).followEdits(editor);
      (await import('./remember-steps')).rememberSteps(editor);
    },
    joinTabs: async () => {
      const { createSync } = await import('../editor/merging');
      const onStranger = () => {
        editor.moveTo(storage.newId());
        editor.say(NEWER_TAB, 'problem');
      };
      const sync = createSync({
        editor,
        since: { id: openedId, design },
        tab: randomId(),
        now: () => Date.now(),
        openChannel,
        openable,
        onStranger,
      });
      window.addEventListener('pageshow', ({ persisted }) => {
        if (persisted) sync.ask();
      });
    },
    keepForOffline: async () => {
      // The server of development has no worker.
      if (import.meta.env.PROD) await (await import('./offline')).keepForOffline({ flush });
    },
    rescue: stored.rescue,
    flush,
    undoAndReload: () => {
      editor.undo();
      void flush().then(() => window.location.reload());
    },
  };
}

/** As this browser showed designs last. What most see is there; who sees tiers waits for what folds the zones. */
async function loadView(): Promise<View | undefined> {
  if (preferences.get().areZonesShown) return undefined;
  try {
    return (await import('../spec/geometry/fold')).BY_TIER;
  } catch {
    // Better another view than none.
    return undefined;
  }
}

/** Work that cannot be read is set aside by the storage; what lies beneath it is tried next. */
async function loadStored(storage: DesignStorage): Promise<Stored> {
  const loaded = await storage.load();
  if (!loaded.ok) {
    const { message, file } = loaded.error;
    if (loaded.error.code !== 'unreadable') return { ...NOTHING, problem: message };
    const next = await storage.load();
    const design = next.ok && next.value ? readStored(next.value.design) : null;
    return { ...NOTHING, design, rescue: file && { message, file } };
  }
  if (loaded.value === null) return NOTHING;
  const { notice, ...work } = loaded.value;
  const design = readStored(work.design);
  if (design) return { ...NOTHING, design, notice };
  // A newer Lintel may have written it: it stays under its name.
  await storage.moveTo(storage.newId());
  const message = 'It holds something that this Lintel does not know. It is set aside as it is.';
  const file = { name: 'set-aside.lintel.json', text: JSON.stringify(work.design, null, 2) };
  return { ...NOTHING, rescue: { message, file } };
}
