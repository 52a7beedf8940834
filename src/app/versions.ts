import type { Design } from '../design';
import type { Editor } from '../editor';
import type { Library } from '../editor/persistence/library';

/** While somebody edits, what the design was is kept this often. */
const EVERY_MILLISECONDS = 10 * 60 * 1000;

const isEmpty = (design: Design): boolean => Object.keys(design.nodes).length === 0;

/** Keeps versions of what is edited, unasked: as it was opened, every ten minutes, and before all of it is deleted. */
export function keepVersions(
  editor: Editor,
  library: () => Promise<Library>,
  now: () => number,
): void {
  const lastAt = new Map<string, number>();
  editor.store.subscribe(({ id, design, opened }, before) => {
    if (design === before.design || id !== before.id) return;
    const keep = async (why: string) => {
      if (!isEmpty(before.design)) await (await library()).keepVersion(id, before.design, why);
    };
    const last = lastAt.get(id);
    const isCleared = isEmpty(design) && opened === before.opened;
    const isDue = last === undefined || now() - last >= EVERY_MILLISECONDS;
    if (!isCleared && !isDue) return;
    lastAt.set(id, now());
    const why = isCleared
      ? 'Before everything was deleted'
      : last === undefined
        ? 'As it was opened'
        : 'While editing';
    // A browser that keeps nothing has said so already.
    keep(why).catch(() => undefined);
  });
}
