import * as v from 'valibot';
import {
  apply,
  compose,
  diff,
  isEmptyPatch,
  parseDesign,
  reconcile,
  TABLES,
  toStored,
  type Design,
  type Patch,
  type StoredDesign,
} from '../../design';
import type { Result } from '../../kit/result';
import type { Editor } from '../editor';
import { createClock, createStamps, type Entry, type Stamp, type Stamps } from './stamps';

/** What the tabs that have one design open say to each other; what is said is heard by all others, in order. */
export interface Channel {
  post(message: unknown): void;
  close(): void;
}

export interface SyncSetup {
  readonly editor: Editor;
  /** As it was opened: what was done since is told now. */
  readonly since: { readonly id: string; readonly design: Design };
  /** The name of this tab, unlike that of any other. */
  readonly tab: string;
  readonly now: () => number;
  readonly openChannel: (design: string, onMessage: (message: unknown) => void) => Channel;
  /** Whether a design can be opened by this Lintel; another tab may run a newer one. */
  readonly openable: (design: Design) => Result<Design, string>;
  /** What another tab holds cannot be opened here: from now on this tab has to keep a design of its own. */
  readonly onStranger: () => void;
}

export interface Sync {
  /** To be called when the page comes back from wherever the browser kept it, deaf. */
  ask(): void;
  close(): void;
}

export type Message =
  | { readonly kind: 'hello' }
  | { readonly kind: 'edit'; readonly patch: Patch; readonly stamp: Stamp }
  | {
      readonly kind: 'state';
      readonly design: StoredDesign;
      readonly entries: readonly Entry[];
      readonly time: number;
    };

const TOGETHER =
  'This design is open in another tab as well: what you do in one appears in the other.';

/** Only Lintel speaks here; another one may say more than this one understands. */
const messageSchema = v.variant('kind', [
  v.object({ kind: v.literal('hello') }),
  v.object({
    kind: v.literal('edit'),
    patch: v.record(v.string(), v.record(v.string(), v.object({ after: v.unknown() }))),
    stamp: v.object({ time: v.number(), tab: v.string() }),
  }),
  v.object({
    kind: v.literal('state'),
    design: v.record(v.string(), v.unknown()),
    entries: v.array(v.object({ table: v.picklist(TABLES), id: v.string() })),
    time: v.number(),
  }),
]);
const isMessage = (message: unknown): message is Message => v.is(messageSchema, message);

/**
 * Keeps the design the same in all tabs that have it open. An edit is told as the patch that it is; of two edits of one record
 * the later one holds, everywhere, and what two edits at once leave without structure is mended in the same way everywhere. Who
 * comes later asks for what is not stored yet.
 */
export function createSync(setup: SyncSetup): Sync {
  const { editor, tab } = setup;
  const clock = createClock(setup.now);
  let stamps: Stamps = createStamps();
  let isMerging = false;
  let isTold = false;
  let channel = join(editor.store.getState().id);

  function join(id: string): Channel {
    stamps = createStamps();
    isTold = false;
    const joined = setup.openChannel(id, (message) => {
      if (joined === channel && isMessage(message)) hear(message);
    });
    joined.post({ kind: 'hello' } satisfies Message);
    return joined;
  }

  function merge(patch: Patch): void {
    const merged = apply(editor.store.getState().design, patch);
    const mended = reconcile(merged, stamps.removed);
    if (!isReadable(apply(merged, mended))) return setup.onStranger();
    isMerging = true;
    editor.merge(compose(patch, mended));
    isMerging = false;
    if (!isEmptyPatch(mended)) tell(mended);
  }

  /** Another tab may be of another Lintel. */
  function isReadable(design: Design): boolean {
    const parsed = parseDesign(toStored(design));
    return parsed.ok && setup.openable(parsed.value).ok;
  }

  function tell(patch: Patch): void {
    const stamp = { time: clock.tick(), tab };
    stamps.stamp(patch, stamp);
    channel.post({ kind: 'edit', patch, stamp } satisfies Message);
  }

  function hear(message: Message): void {
    if (message.kind === 'hello') {
      const { design } = editor.store.getState();
      const entries = [...stamps.entries.values()];
      channel.post({
        kind: 'state',
        design: toStored(design),
        entries,
        time: clock.tick(),
      } satisfies Message);
      tellTogether();
    } else if (message.kind === 'edit') {
      clock.see(message.stamp.time);
      const patch = stamps.accept(message.patch, message.stamp);
      if (!isEmptyPatch(patch)) merge(patch);
    } else {
      clock.see(message.time);
      tellTogether();
      const theirs = parseDesign(message.design);
      if (!theirs.ok) return setup.onStranger();
      const { design } = editor.store.getState();
      const patch = stamps.acceptAll(design, theirs.value, message.entries);
      if (!isEmptyPatch(patch)) merge(patch);
    }
  }

  function tellTogether(): void {
    if (isTold) return;
    isTold = true;
    editor.say(TOGETHER);
  }

  const { id, design: soFar } = editor.store.getState();
  const done = id === setup.since.id ? diff(setup.since.design, soFar) : {};
  if (!isEmptyPatch(done)) tell(done);

  const unsubscribe = editor.store.subscribe((state, earlier) => {
    if (state.id !== earlier.id) {
      channel.close();
      channel = join(state.id);
    } else if (state.design !== earlier.design && !isMerging && state.lastPatch) {
      tell(state.lastPatch);
    }
  });
  return {
    ask: () => channel.post({ kind: 'hello' } satisfies Message),
    close: () => {
      unsubscribe();
      channel.close();
    },
  };
}
