import { EMPTY_DESIGN, type Design } from '../design';
import type { Editor } from '../editor';
import type { DesignStorage } from '../editor/persistence';
import { soon } from '../ui/after-paint';
import type { ShellServices } from '../ui/shell/shell-services';
import { designFile, download } from './design-file';
import { comparisonLinkOf, linkOf, readLink } from './links';
import type { Saving } from './saving';
import { keepVersions } from './versions';

/** Only who opens a file needs what reads it. */
const files = soon(() => import('./read-file'));
const libraries = soon(() => import('./open-library'));

interface ServicesSetup {
  readonly editor: Editor;
  readonly storage: DesignStorage;
  readonly saving: Saving;
}

export function createServices({ editor, storage, saving }: ServicesSetup): ShellServices {
  const now = (): Design => editor.store.getState().design;
  const flush = () => saving.autosave.flush();
  const designs = async () => (await libraries()).openDesigns({ editor, storage, flush });
  keepVersions(
    editor,
    async () => (await libraries()).openLibrary(storage),
    () => Date.now(),
  );
  return {
    emptyDesign: () => EMPTY_DESIGN,
    newId: () => storage.newId(),
    linkOf,
    comparisonLinkOf,
    readLink,
    readFile: async (file, count) => (await files()).readFile(file, await designs(), count),
    saving: saving.state,
    downloadDesign: () => download(designFile(now())),
    designs,
  };
}
