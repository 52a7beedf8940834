import { toStored, type Design, type Patch } from '../design';
import type { Editor } from '../editor';
import { tellElsewhere } from '../editor/merging/tell-elsewhere';
import { openChannel, randomId, type DesignStorage } from '../editor/persistence';
import type { Archived, Library } from '../editor/persistence/library';
import type { StorageProblem } from '../editor/persistence/problem';
import { isSameJson, type JsonValue } from '../kit/json';
import { err, ok, type Result } from '../kit/result';
import { listWords, plural, truncate } from '../kit/words';
import { readSettings } from '../spec/settings';
import { saveFile } from '../ui/code/save-file';
import type { Designs } from '../ui/shell/shell-services';
import { packDesigns, unpackDesigns } from './archive';
import { designFile, download } from './design-file';
import { readStored } from './openable';

interface DesignsSetup {
  readonly editor: Editor;
  readonly storage: DesignStorage;
  readonly library: Library;
  /** Writes down what was edited last. */
  readonly flush: () => Promise<void>;
}

interface Gathered {
  readonly archived: readonly Archived[];
  readonly leftOut: readonly string[];
}

const GONE = 'This design is no longer there.';
const said = <T>(result: Result<T, StorageProblem>): Result<T, string> =>
  result.ok ? result : err(result.error.message);

/** The library as the interface asks for it. */
export function createDesigns({ editor, storage, library, flush }: DesignsSetup): Designs {
  const isCurrent = (id: string) => editor.store.getState().id === id;

  async function read(id: string): Promise<Result<Design, string>> {
    const work = await storage.read(id);
    if (!work.ok) return err(work.error.message);
    const design = work.value && readStored(work.value.design);
    return design ? ok(design) : err(GONE);
  }

  async function rename(id: string, title: string): Promise<Result<void, string>> {
    const design = await read(id);
    if (!design.ok) return design;
    const before = design.value.settings['title'] ?? null;
    const patch: Patch = { settings: { title: { before, after: title } } };
    const settings = { ...design.value.settings, title };
    const work = {
      design: toStored({ ...design.value, settings }),
      savedAt: Date.now(),
      revision: storage.nextRevision(),
      id,
    };
    const saved = said(await storage.save(work));
    tellElsewhere(openChannel, id, patch, { time: Date.now(), tab: randomId() });
    return saved;
  }

  /** All that can be read, and the titles of what cannot. */
  async function archiveAll(): Promise<Result<Gathered, string>> {
    await flush();
    const listed = await library.list();
    if (!listed.ok) return said(listed);
    const archived: Archived[] = [];
    const leftOut: string[] = [];
    for (const { id, title } of listed.value.designs) {
      const each = await library.archive(id);
      if (each.ok && each.value) archived.push(each.value);
      else leftOut.push(title);
    }
    return ok({ archived, leftOut });
  }

  return {
    list: async () => {
      await flush();
      return said(await library.list());
    },
    read,
    find: async (design) => {
      const stored = toStored(design) as unknown as JsonValue;
      const isSame = (other: unknown) => isSameJson(other as JsonValue, stored);
      const { id, design: current } = editor.store.getState();
      if (isSame(toStored(current))) return id;
      await flush();
      const listed = await library.list();
      // What is on the canvas is what it is there, whatever is stored of it.
      const others = listed.ok ? listed.value.designs.filter((kept) => kept.id !== id) : [];
      return others.find((kept) => isSame(kept.design))?.id;
    },
    readKept: readStored,
    rename,
    duplicate: async (id) => {
      const archived = await library.archive(id);
      if (!archived.ok) return said(archived);
      if (archived.value === null) return err(GONE);
      const { design } = archived.value;
      const settings = { ...design.settings, title: `${readSettings(design).title} (copy)` };
      const copy = { design: { ...design, settings }, savedAt: Date.now(), versions: [] };
      return said(await library.add(copy));
    },
    remove: async (id) =>
      isCurrent(id)
        ? err('It is on the canvas. Open another design first.')
        : said(await library.remove(id)),
    restore: async (id) => said(await library.restore(id)),
    erase: async (id) => said(await library.erase(id)),
    download: async (id) => {
      const design = await read(id);
      if (design.ok) download(designFile(design.value));
      return design;
    },
    downloadAll: async () => {
      const all = await archiveAll();
      if (!all.ok) return all;
      const { archived, leftOut } = all.value;
      const day = new Date().toISOString().slice(0, 10);
      saveFile(`lintel-designs-${day}.zip`, packDesigns(archived), 'application/zip');
      const saved = `${plural(archived.length, 'design')} saved as one file.`;
      if (leftOut.length === 0) return ok(saved);
      const names = listWords(leftOut.map((title) => `“${truncate(title, 60)}”`));
      return err(
        `${saved} ${names} cannot be read here and ${leftOut.length === 1 ? 'is' : 'are'} not in it.`,
      );
    },
    addAll: async (name, bytes) => {
      const unpacked = unpackDesigns(bytes, name, Date.now());
      if (!unpacked.ok) return unpacked;
      const all = await archiveAll();
      if (!all.ok) return all;
      const there = new Set(all.value.archived.map(({ design }) => JSON.stringify(design)));
      const fresh = unpacked.value.designs.filter(
        ({ design }) => !there.has(JSON.stringify(design)),
      );
      for (const each of fresh) {
        const added = await library.add(each);
        if (!added.ok) return err(added.error.message);
      }
      const same = unpacked.value.designs.length - fresh.length;
      const [fault] = unpacked.value.faults;
      return ok(
        [
          `${plural(fresh.length, 'design')} added to your designs.`,
          same > 0 ? `${plural(same, 'design')} there already.` : '',
          fault
            ? `${plural(unpacked.value.faults.length, 'file')} could not be read: ${fault}`
            : '',
        ]
          .filter(Boolean)
          .join(' '),
      );
    },
    versions: async (id) => said(await library.versions(id)),
    keepVersion: async (name) => {
      const { id, design } = editor.store.getState();
      const kept = await library.keepVersion(id, design, 'Kept by hand', name);
      if (!kept.ok) return said(kept);
      return kept.value ? ok(undefined) : err('The last version is the same and has a name.');
    },
    nameVersion: async (key, name) => said(await library.nameVersion(key, name)),
    removeVersion: async (key) => said(await library.removeVersion(key)),
    restoreVersion: async (design) => {
      const { id, design: now } = editor.store.getState();
      const kept = await library.keepVersion(id, now, 'Before an earlier version was restored');
      if (!kept.ok) return said(kept);
      editor.replace(design, 'Restore a version', 'The version is restored.');
      return ok(undefined);
    },
  };
}
