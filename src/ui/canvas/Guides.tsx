import { useReactFlow, ViewportPortal } from '@xyflow/react';
import { useEffect } from 'react';
import type { NodeId } from '../../design';
import type { Editor } from '../../editor';
import { copyTo } from '../../spec/commands';
import { alignBox, carriedBy, hullOf, rectOf, type Guide } from '../../spec/geometry';
import { isTier } from '../../spec/kind-spec';
import type { Model } from '../../spec/model';
import { useEditor } from '../use-editor';
import { alignment, carrying, copying, guides, NO_GUIDES, type Align } from './alignment';
import { useValue } from './value-store';
import './guides.css';

/** As near as a hand means it. */
const REACH_PIXELS = 5;

/** The lines along which what is held stands with what is beside it. They are drawn over the nodes and render none of them. */
export function Guides() {
  const editor = useEditor();
  const flow = useReactFlow();
  const shown = useValue(guides, (now) => now);
  useEffect(() => {
    alignment.set(createAlign(editor, () => REACH_PIXELS / flow.getZoom()));
    carrying.set((ids) => {
      const { model, geometry } = editor.store.getState();
      return carriedBy(model, geometry, ids);
    });
    copying.set(copyTo);
    return () => {
      alignment.set(null);
      copying.set(null);
    };
  }, [editor, flow]);
  if (shown.length === 0) return null;
  return (
    <ViewportPortal>
      <svg className="guides" aria-hidden>
        {shown.map((guide) => (
          <path
            key={`${guide.along} ${guide.at} ${guide.from}`}
            data-gap={guide.isGap}
            d={pathOf(guide)}
          />
        ))}
      </svg>
    </ViewportPortal>
  );
}

const pathOf = ({ along, at, from, to }: Guide): string =>
  along === 'x' ? `M${from} ${at}H${to}` : `M${at} ${from}V${to}`;

/** A container; of a tier also the others of its VPC, which have the same columns. */
function shelvesOf(model: Model, holder: NodeId | null): readonly (NodeId | null)[] {
  const node = holder === null ? undefined : model.find(holder);
  if (!node || !isTier(node.spec)) return [holder];
  return model.children(node.parent).map(({ id }) => id);
}

function createAlign(editor: Editor, reach: () => number): Align {
  return ({ node: id, all, over }, way, grid) => {
    const { model, geometry } = editor.store.getState();
    const node = model.find(id);
    // A tier's place is computed.
    if (!node || isTier(node.spec)) return grid;
    const rectsOf = (ids: Iterable<string>) =>
      [...ids].flatMap((one) => rectOf(geometry, one) ?? []);
    const held = hullOf(rectsOf(all));
    const isOfOne = [...all].every((one) => model.find(one)?.parent === node.parent);
    const holder = over === undefined || !isOfOne ? node.parent : over;
    const restOf = (each: NodeId | null) =>
      rectsOf(model.children(each).flatMap((one) => (all.has(one.id) ? [] : [one.id])));
    const { at, guides: found } = alignBox(
      { ...held, x: held.x + way.x, y: held.y + way.y },
      { x: held.x + grid.x, y: held.y + grid.y },
      shelvesOf(model, holder).flatMap(restOf),
      reach(),
      restOf(holder),
    );
    guides.set(found.length === 0 ? NO_GUIDES : found);
    return { x: at.x - held.x, y: at.y - held.y };
  };
}
