import { beginTransaction } from '../../design';
import { err, ok } from '../../kit/result';
import type { Command } from '../command';
import { keepFramed } from '../commands/frames';
import type { Places } from './places';

/** What an arrangement comes to, as one step. */
export const putInPlace: Command<{ readonly places: Places }> = (model, { places }) => {
  const tx = beginTransaction(model.design);
  for (const [id, at] of places) if (model.find(id)) tx.putBox(id, at);
  const count = Object.keys(tx.patch().layout ?? {}).length;
  keepFramed(tx, model);
  const patch = tx.patch();
  return count === 0
    ? err({ reason: 'Everything is in its place.', isDone: true })
    : ok({
        label: 'Arrange',
        patch,
        notice: `Arranged: ${count === 1 ? '1 node has' : `${count} nodes have`} moved.`,
      });
};
