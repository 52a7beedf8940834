import { catalog } from '../catalog';
import { parseDesign, type Design } from '../design';
import { createEditor, type Editor } from '../editor';
import { openBrowserStorage, type DesignStorage, type RescueFile } from '../editor/persistence';
import { checklist, rules } from '../rules';
import { threeTier } from '../templates/three-tier';
import type { ShellServices } from '../ui/shell/shell-services';
import { takeFragment } from './links';
import { openable } from './openable';
import { createSaving } from './saving';
import { createServices } from './services';

/** A page of Lintel: one design, its editor, and where it is kept. */
export interface Session {
  readonly editor: Editor;
  readonly services: ShellServices;
  /** What the address held when the page opened; asked for once. */
  readonly takeLink: () => string | null;
  /** Whether somebody's work is on the canvas: then nothing may take its place unasked. */
  readonly isWork: () => boolean;
  /** What storage could not give back as a design; null when there is no such thing. */
  readonly rescue: RescueFile | null;
  readonly flush: () => Promise<void>;
  /** The way out when the last edit is what Lintel fails on. */
  readonly undoAndReload: () => void;
}

interface Stored {
  readonly design: Design | null;
  /** Where it comes from, or why it is missing; null when there is nothing to say. */
  readonly notice: { readonly text: string; readonly isProblem: boolean } | null;
  readonly rescue: RescueFile | null;
}

export async function openSession(): Promise<Session> {
  let link = takeFragment();
  const storage = await openBrowserStorage();
  const stored = await loadStored(storage);
  const design = stored.design ?? threeTier.build();
  const now = () => performance.now();
  const editor = createEditor({ catalog, rules, checklist, design, now });
  const saving = createSaving(editor, storage);
  const isWork = () => stored.design !== null || editor.store.getState().history.past.length > 0;
  const services = createServices({ editor, storage, saving, isWork });
  if (stored.notice) editor.say(stored.notice.text, stored.notice.isProblem ? 'problem' : 'info');

  const flush = () => saving.autosave.flush();
  return {
    editor,
    services,
    takeLink: () => {
      const taken = link ?? takeFragment();
      link = null;
      return taken;
    },
    isWork,
    rescue: stored.rescue,
    flush,
    undoAndReload: () => {
      editor.undo();
      void flush().then(() => window.location.reload());
    },
  };
}

/** Work that cannot be read is set aside by the storage; what lies beneath it is tried next. */
async function loadStored(storage: DesignStorage): Promise<Stored> {
  const loaded = await storage.load();
  if (!loaded.ok) {
    const { message, file, code } = loaded.error;
    const next = code === 'unreadable' ? await storage.load() : null;
    const below = next?.ok && next.value ? readStored(next.value.design) : null;
    return { design: below, notice: { text: message, isProblem: true }, rescue: file };
  }
  if (loaded.value === null) return { design: null, notice: null, rescue: null };
  const { notice, ...work } = loaded.value;
  const design = readStored(work.design);
  if (design)
    return { design, notice: notice ? { text: notice, isProblem: false } : null, rescue: null };
  // A newer Lintel may have written it: it stays under a name of its own, and as a file.
  await storage.save({ ...work, session: `${work.session.slice(0, 50)}-newer` });
  const text =
    'The design that this browser kept holds something that this Lintel does not know. It is set aside.';
  const file = { name: 'set-aside.lintel.json', text: JSON.stringify(work.design, null, 2) };
  return { design: null, notice: { text, isProblem: true }, rescue: file };
}

function readStored(stored: unknown): Design | null {
  const parsed = parseDesign(stored);
  const opened = parsed.ok ? openable(parsed.value) : parsed;
  return opened.ok ? opened.value : null;
}
