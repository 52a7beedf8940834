import type { Patch } from '../../design';
import type { Stamp } from './stamps';
import type { Channel, Message } from './sync';

/** Tells the tabs that have a design open of an edit that was made without opening it. */
export function tellElsewhere(
  openChannel: (design: string, onMessage: (message: unknown) => void) => Channel,
  id: string,
  patch: Patch,
  stamp: Stamp,
): void {
  const channel = openChannel(id, () => {});
  channel.post({ kind: 'edit', patch, stamp } satisfies Message);
  channel.close();
}
