import type { EditorState } from '../../editor';

type Told = Pick<EditorState, 'history' | 'notice' | 'design'>;

/**
 * What was done, undone or redone between two states, in words for who does not see it; null for what others did, and for what a
 * notice says anyway.
 */
export function editNewsOf(state: Told, before: Told): string | null {
  const [now, then] = [state.history, before.history];
  if (now === then || state.design === before.design) return null;
  if (state.notice && state.notice !== before.notice) return null;
  const last = now.past.at(-1);
  if (now.future.length > then.future.length) return `Undone: ${now.future[0]!.label}.`;
  if (!last || last === then.past.at(-1)) return null;
  return last.label === then.future[0]?.label && now.future.length < then.future.length
    ? `Redone: ${last.label}.`
    : `${last.label}.`;
}
