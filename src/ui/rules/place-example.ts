import { apply, beginTransaction, idsAfter, type Design } from '../../design';
import { tidy } from '../../spec/commands';
import { arrange, bottom, cellPlace } from '../../spec/geometry';
import type { Model } from '../../spec/model';

const COLUMNS = 3;

/** Examples say what there is and not where: tiers are drawn as the canvas tidies them, and the rest below them. */
export function placeExample(model: Model): Design {
  const plan = tidy(model, {}, idsAfter(model.design));
  const tx = beginTransaction(plan.ok ? apply(model.design, plan.value.patch) : model.design);
  const holders = [null, ...model.nodes.filter(({ spec }) => spec.container)];
  const { rects } = arrange(model.with(tx.design));
  for (const holder of holders) {
    const children = model.children(holder?.id ?? null);
    const containers = children.flatMap(({ id, spec }) => (spec.container && rects.get(id)) || []);
    const top = Math.max(0, ...containers.map(bottom));
    const loose = children.filter(
      ({ id, spec }) => !spec.container && tx.design.layout[id] === undefined,
    );
    loose.forEach(({ id }, index) => {
      const cell = { column: index % COLUMNS, row: Math.floor(index / COLUMNS) };
      tx.putBox(id, cellPlace({ x: 0, y: top }, cell));
    });
  }
  return tx.design;
}
