import { expect, test } from 'vitest';
import { catalog } from '../../catalog';
import { resolve } from '../../resolve';
import { rules } from '../../rules';
import { arrange, meets } from '../../spec/geometry';
import { placeExample } from './place-example';

test('no card of an example lies on another', () => {
  for (const rule of rules) {
    for (const build of [...rule.examples.bad.slice(0, 2), ...rule.examples.good.slice(0, 1)]) {
      const placed = resolve(placeExample(resolve(build(), catalog)), catalog);
      const { absolute } = arrange(placed);
      const cards = placed.nodes.filter(({ spec }) => !spec.container);
      const rects = cards.flatMap(({ id }) => absolute.get(id) ?? []);
      const hidden = rects.filter((rect, at) =>
        rects.slice(at + 1).some((one) => meets(rect, one)),
      );
      expect(hidden, rule.id).toEqual([]);
    }
  }
});
