import type { Editor } from '../editor';
import { browserDatabase, browserTabs, type DesignStorage } from '../editor/persistence';
import { createLibrary, type Library } from '../editor/persistence/library';
import type { Designs } from '../ui/shell/shell-services';
import { createDesigns } from './designs';

export const openLibrary = (storage: DesignStorage): Library =>
  createLibrary({
    keyValue: browserDatabase,
    storage,
    tabs: browserTabs,
    now: () => Date.now(),
  });

interface Given {
  readonly editor: Editor;
  readonly storage: DesignStorage;
  readonly flush: () => Promise<void>;
}

export const openDesigns = (given: Given): Designs =>
  createDesigns({ ...given, library: openLibrary(given.storage) });
