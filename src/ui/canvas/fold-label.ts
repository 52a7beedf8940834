import type { Editor } from '../../editor';
import { BY_ZONE } from '../../spec/geometry';

/** What folding comes to as things are drawn now. The preference may be that of another tab. */
export const foldLabel = ({ store }: Editor): string =>
  store.getState().view === BY_ZONE ? 'By tier: fold the zones' : 'By Availability Zone';
