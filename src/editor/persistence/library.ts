import * as v from 'valibot';
import { toStored, type Design, type StoredDesign } from '../../design';
import { isSameJson, type JsonValue } from '../../kit/json';
import { err, ok, type Result } from '../../kit/result';
import { problemOf, type StorageProblem } from './problem';
import { WORK, type DesignStorage, type KeyValue } from './storage';
import type { Tabs } from './tabs';
import { superfluous } from './thin';
import { parseWork, type StoredWork } from './work';

/** A design of the library, as it is stored: it is parsed when somebody looks at it. */
export interface KeptDesign {
  readonly id: string;
  readonly title: string;
  readonly nodeCount: number;
  /** Milliseconds since 1970; of the last edit. */
  readonly savedAt: number;
  readonly design: unknown;
  /** In this tab or in another. */
  readonly isOpen: boolean;
}

export interface DeletedDesign extends KeptDesign {
  readonly deletedAt: number;
}

/** What a design was at some time. */
export interface Version {
  /** Unlike that of any other version of any design. */
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Null until a person gives it one; what has a name is kept until it is removed. */
  readonly name: string | null;
  /** Why it was kept, as a few words: "While editing". */
  readonly why: string;
  readonly nodeCount: number;
  readonly design: unknown;
}

/** A design with its versions, on its way from or to a file. */
export interface Archived {
  readonly design: StoredDesign;
  readonly savedAt: number;
  readonly versions: readonly Pick<Version, 'at' | 'name' | 'why' | 'design'>[];
}

type Answer<T> = Promise<Result<T, StorageProblem>>;

/** Everything that this browser keeps. */
export interface Library {
  /** The newest first, also of the deleted ones. What is damaged is not among them; opening Lintel sets it aside. */
  list(): Answer<{ designs: readonly KeptDesign[]; deleted: readonly DeletedDesign[] }>;
  /** The name of the new design. */
  add(archived: Archived): Answer<string>;
  /** It can be restored for thirty days. */
  remove(id: string): Answer<void>;
  restore(id: string): Answer<void>;
  /** For good, with all its versions. */
  erase(id: string): Answer<void>;
  /** Those of one design, the newest first. */
  versions(id: string): Answer<readonly Version[]>;
  /** Keeps what a design is now, unless its last version is the same; null then. */
  keepVersion(id: string, design: Design, why: string, name?: string): Answer<Version | null>;
  nameVersion(key: string, name: string | null): Answer<void>;
  removeVersion(key: string): Answer<void>;
  archive(id: string): Answer<Archived | null>;
}

const DELETED = 'deleted/';
const VERSION = 'version/';
export const DELETED_FOR_MILLISECONDS = 30 * 24 * 3600 * 1000;

const design = v.looseObject({
  settings: v.optional(v.looseObject({ title: v.optional(v.string()) })),
  nodes: v.optional(v.record(v.string(), v.unknown())),
});
const workSchema = v.object({ design, savedAt: v.number(), revision: v.number() });
const deletedSchema = v.object({ ...workSchema.entries, deletedAt: v.number() });
const versionSchema = v.object({
  design,
  at: v.number(),
  name: v.nullable(v.string()),
  why: v.string(),
});

const titleOf = (of: v.InferOutput<typeof design>): string =>
  of.settings?.title?.trim() || 'Untitled design';
const nodeCountOf = (of: v.InferOutput<typeof design>): number =>
  Object.keys(of.nodes ?? {}).length;

interface LibrarySetup {
  readonly keyValue: KeyValue;
  readonly storage: DesignStorage;
  readonly tabs: Tabs;
  readonly now: () => number;
}

export function createLibrary({ keyValue, storage, tabs, now }: LibrarySetup): Library {
  async function attempt<T>(work: () => Answer<T>): Answer<T> {
    try {
      return await work();
    } catch (error) {
      return err(problemOf(error, null));
    }
  }

  /** What lies under keys of one beginning: the rest of the key, and what the schema makes of it. */
  async function readAll<S extends v.GenericSchema>(
    prefix: string,
    schema: S,
  ): Promise<readonly (readonly [string, v.InferOutput<S>])[]> {
    const keys = (await keyValue.keys()).filter((key) => key.startsWith(prefix));
    const values = await keyValue.getMany(keys);
    return keys.flatMap((key, index) => {
      const parsed = v.safeParse(schema, values[index]);
      return parsed.success ? [[key.slice(prefix.length), parsed.output] as const] : [];
    });
  }

  async function list(): ReturnType<Library['list']> {
    const open = new Set([...((await tabs.open()) ?? []), storage.id()]);
    const entry = (id: string, work: v.InferOutput<typeof workSchema>): KeptDesign => ({
      id,
      title: titleOf(work.design),
      nodeCount: nodeCountOf(work.design),
      savedAt: work.savedAt,
      design: work.design,
      isOpen: open.has(id),
    });
    const designs = (await readAll(WORK, workSchema)).map(([id, work]) => entry(id, work));
    const all = await readAll(DELETED, deletedSchema);
    const isOld = (at: number) => at < now() - DELETED_FOR_MILLISECONDS;
    for (const [id, { deletedAt }] of all) if (isOld(deletedAt)) await erase(id);
    const deleted = all
      .filter(([, { deletedAt }]) => !isOld(deletedAt))
      .map(([id, work]) => ({ ...entry(id, work), deletedAt: work.deletedAt }));
    return ok({
      designs: designs.toSorted((a, b) => b.savedAt - a.savedAt),
      deleted: deleted.toSorted((a, b) => b.deletedAt - a.deletedAt),
    });
  }

  async function erase(id: string): Promise<void> {
    for (const { key } of await versionsOf(id)) await keyValue.delete(key);
    await keyValue.delete(DELETED + id);
  }

  /** Written before it is removed, so that whatever happens in between loses nothing. */
  async function move(id: string, from: string, to: string, extra: object): Promise<void> {
    const found = await keyValue.get(from + id);
    if (typeof found !== 'object' || found === null) return;
    // An undo may have brought it back already, and what was done since is not to be written over.
    const isTaken = from === DELETED && (await keyValue.get(to + id)) !== undefined;
    await keyValue.set(to + (isTaken ? storage.newId() : id), { ...found, ...extra });
    await keyValue.delete(from + id);
  }

  async function versionsOf(id: string): Promise<readonly Version[]> {
    const prefix = `${VERSION}${id}/`;
    const found = await readAll(prefix, versionSchema);
    return found
      .map(([rest, version]) => ({
        ...version,
        key: prefix + rest,
        nodeCount: nodeCountOf(version.design),
      }))
      .toSorted((a, b) => b.at - a.at);
  }

  const putVersion = async (id: string, version: Omit<Version, 'key' | 'nodeCount'>) => {
    // Two in one millisecond come of an import at most.
    const key = `${VERSION}${id}/${version.at}-${storage.newId().slice(0, 6)}`;
    await keyValue.set(key, version);
    return key;
  };

  async function keepVersion(
    id: string,
    kept: Design,
    why: string,
    name: string | null = null,
  ): Answer<Version | null> {
    const versions = await versionsOf(id);
    const stored = toStored(kept);
    const [last] = versions;
    if (last && isSameJson(last.design as JsonValue, stored as unknown as JsonValue)) {
      if (name === null || last.name !== null) return ok(null);
      await keyValue.set(last.key, { design: stored, at: last.at, name, why: last.why });
      return ok({ ...last, name });
    }
    const version = { at: now(), name, why, design: stored };
    const key = await putVersion(id, version);
    for (const each of superfluous(versions, now())) await keyValue.delete(each.key);
    return ok({ ...version, key, nodeCount: Object.keys(kept.nodes).length });
  }

  async function archive(id: string): Answer<Archived | null> {
    const work = parseWork(await keyValue.get(WORK + id), id);
    if (!work.ok) return ok(null);
    const versions = await versionsOf(id);
    return ok({ design: work.value.design, savedAt: work.value.savedAt, versions });
  }

  async function add(archived: Archived): Answer<string> {
    const id = storage.newId();
    const work: StoredWork = { ...archived, id, revision: storage.nextRevision() };
    const { design: kept, savedAt, revision } = work;
    await keyValue.set(WORK + id, { design: kept, savedAt, revision, id });
    for (const { at, name, why, design: of } of archived.versions)
      await putVersion(id, { at, name, why, design: of });
    return ok(id);
  }

  const done = async (work: Promise<unknown>): Answer<void> => {
    await work;
    return ok(undefined);
  };
  return {
    list: () => attempt(list),
    add: (archived) => attempt(() => add(archived)),
    remove: (id) => attempt(() => done(move(id, WORK, DELETED, { deletedAt: now() }))),
    restore: (id) => attempt(() => done(move(id, DELETED, WORK, {}))),
    erase: (id) => attempt(() => done(erase(id))),
    versions: (id) => attempt(async () => ok(await versionsOf(id))),
    keepVersion: (...given) => attempt(() => keepVersion(...given)),
    nameVersion: (key, name) =>
      attempt(async () => {
        const version = v.safeParse(versionSchema, await keyValue.get(key));
        if (version.success) await keyValue.set(key, { ...version.output, name });
        return ok(undefined);
      }),
    removeVersion: (key) => attempt(() => done(keyValue.delete(key))),
    archive: (id) => attempt(() => archive(id)),
  };
}
