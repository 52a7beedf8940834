import { expect, test } from 'vitest';
import { catalog } from '../../catalog';
import { buildDesign } from '../../catalog/builder';
import { resolve } from '../../resolve';
import { drawThumbnail } from './draw-thumbnail';

test('a design is seen with its frames, also where nothing else is drawn', () => {
  const draft = buildDesign();
  expect(drawThumbnail(resolve(draft.build(), catalog))).toBeNull();
  const params = { width: 400, height: 200 };
  const frame = draft.node('frame', { label: 'Later', at: { x: 0, y: 0 }, params });
  const alone = drawThumbnail(resolve(draft.build(), catalog));
  expect(alone).toMatchObject({ cards: [], viewBox: '-24 -24 448 248' });
  const card = draft.node('external-system', { label: 'Bank', at: { x: 16, y: 16 } });
  const both = drawThumbnail(resolve(draft.build(), catalog))!;
  expect(both.frames.map(({ node }) => node.id)).toEqual([frame]);
  expect(both.cards.map(({ node }) => node.id)).toEqual([card]);
});
