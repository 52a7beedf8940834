import { beginTransaction, type NodeId } from '../../design';
import { err, ok } from '../../kit/result';
import { plural, truncate } from '../../kit/words';
import type { Command } from '../command';
import { arrange, carriedBy, storedPlace } from '../geometry';
import { withContents } from './remove';

export interface NudgeArgs {
  readonly nodes: readonly NodeId[];
  /** Canvas pixels. */
  readonly x: number;
  readonly y: number;
  /** How far down single nodes go that have another way to go until they are drawn so. */
  readonly down?: Readonly<Record<NodeId, number>> | undefined;
}

/** The arrow keys. Presses that follow each other quickly are one step. */
export const nudge: Command<NudgeArgs> = (model, { nodes, x, y, down }) => {
  const tx = beginTransaction(model.design);
  for (const id of [...nodes, ...carriedBy(model, arrange(model), nodes)]) {
    const node = model.get(id);
    // A tier's place is computed, and what a selected container holds moves with it.
    const isCarried = nodes.some((one) => one !== id && withContents(model, [one]).has(id));
    if (node.spec.container === 'tier' || isCarried) continue;
    const box = model.design.layout[id] ?? { x: 0, y: 0 };
    tx.putBox(
      id,
      storedPlace({ x: box.x + x, y: box.y + (down?.[id] ?? y) }, node.parent !== null),
    );
  }
  const patch = tx.patch();
  if (!patch.layout) return err({ reason: 'There is no room in that direction.' });
  const only = nodes.length === 1 ? model.get(nodes[0]!).label : null;
  return ok({
    label: `Move ${only === null ? plural(nodes.length, 'node') : truncate(only, 40)}`,
    patch,
    mergeKey: `nudge ${nodes.join(' ')}`,
  });
};
