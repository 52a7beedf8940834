import { EMPTY_DESIGN, parseDesign, toStored, type Design } from '../design';
import type { Editor } from '../editor';
import type { DesignStorage, RescueFile } from '../editor/persistence';
import { slugify } from '../kit/words';
import { readSettings } from '../spec/settings';
import { soon } from '../ui/after-paint';
import { saveFile } from '../ui/code/save-file';
import type { KeptDesign, ShellServices } from '../ui/shell/shell-services';
import { linkOf, readLink } from './links';
import { openable } from './openable';
import type { Saving } from './saving';

/** Only who opens a file needs what reads it. */
const files = soon(() => import('./read-file'));

const MAX_LISTED = 20;

interface ServicesSetup {
  readonly editor: Editor;
  readonly storage: DesignStorage;
  readonly saving: Saving;
  /** Whether the design on the canvas is more than the untouched example. */
  readonly isWork: () => boolean;
}

export function createServices({ editor, storage, saving, isWork }: ServicesSetup): ShellServices {
  let copies = 0;
  const now = () => editor.store.getState().design;
  const keepCopy = (design: Design): void => {
    if (!isWork() || Object.keys(design.nodes).length === 0) return;
    copies += 1;
    const session = `${storage.session().slice(0, 40)}-before-${String(Date.now())}-${String(copies)}`;
    const work = { design: toStored(design), savedAt: Date.now(), revision: 1, session };
    // Undo brings it back as well; a browser that stores nothing has said so already.
    void storage.save(work);
  };
  // Undo ends with the page: a drawing that is cleared away is kept as one that is replaced.
  editor.store.subscribe(({ design, opened }, before) => {
    const isCleared = Object.keys(design.nodes).length === 0 && design !== before.design;
    if (isCleared && opened === before.opened) keepCopy(before.design);
  });
  return {
    emptyDesign: () => EMPTY_DESIGN,
    linkOf,
    readLink,
    readFile: async (file) => (await files()).readFile(file),
    saving: saving.state,
    downloadDesign: () => download(designFile(now())),
    keepCopy,
    listKept: async () => {
      const listed = await storage.list();
      if (!listed.ok) return [];
      const seen = new Set([JSON.stringify(toStored(now()))]);
      return listed.value
        .flatMap(({ design, savedAt, session }): readonly KeptDesign[] => {
          const text = JSON.stringify(design);
          const parsed = parseDesign(design);
          const opened = parsed.ok ? openable(parsed.value) : parsed;
          if (session === storage.session() || seen.has(text) || !opened.ok) return [];
          seen.add(text);
          const { title } = readSettings(opened.value);
          return [
            { id: session, title: title || 'Untitled design', savedAt, design: opened.value },
          ];
        })
        .slice(0, MAX_LISTED);
    },
  };
}

const designFile = (design: Design): RescueFile => ({
  name: `${slugify(readSettings(design).title)}.lintel.json`,
  text: `${JSON.stringify(toStored(design), null, 2)}\n`,
});

export const download = ({ name, text }: RescueFile): void =>
  saveFile(name, new TextEncoder().encode(text), 'application/json');
