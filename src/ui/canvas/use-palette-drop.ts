import { useEffect, type RefObject } from 'react';
import { apply, type NodeId } from '../../design';
import type { Editor } from '../../editor';
import type { Plan, Refusal } from '../../spec/command';
import { describeContainers, placeNode, placePattern } from '../../spec/commands';
import {
  containerAt,
  frameSize,
  LEAF,
  leafSize,
  rectOf,
  type Point,
  type Rect,
} from '../../spec/geometry';
import { defaultParams } from '../../spec/kind-spec';
import type { Result } from '../../kit/result';
import type { OfferedTemplate } from '../gallery/templates-context';
import { paletteDrag, type PaletteDrag, type PaletteItem } from '../palette/drag';
import { feedback, ghostsOf, type Ghost } from './feedback';
import { landedAt, takerOf } from './landing';
import type { Flow } from './use-node-drag';

/** Where the pointer holds a frame: by its header. */
const FRAME_GRIP = { x: 96, y: 16 };

/** From the top left corner of what is dropped to the pointer: a card is held by its middle. */
export function gripOf(editor: Editor, item: PaletteItem): Point {
  if (item.type !== 'kind') return { x: LEAF.width / 2, y: LEAF.height / 2 };
  const spec = editor.catalog.kinds.get(item.kind)?.spec;
  if (!spec) throw new Error(`No kind "${item.kind}" in the catalog.`);
  if (spec.container || spec.isFrame) return FRAME_GRIP;
  const { width, height } = leafSize(spec, defaultParams(spec));
  return { x: width / 2, y: height / 2 };
}

/** Where a command puts what is dropped with its corner at that of the box. */
export function landingOf(
  editor: Editor,
  item: PaletteItem,
  box: Rect,
  over: NodeId | null,
): Point {
  const spec = item.type === 'kind' ? editor.catalog.kinds.get(item.kind)?.spec : undefined;
  if (spec?.isFrame) {
    const rect = { ...box, ...frameSize(defaultParams(spec)) };
    const { view, model } = editor.store.getState();
    return view.unfoldFrame(model, { rect, guess: rect });
  }
  const taker = spec ? takerOf(editor, spec, over) : over;
  const isContainer = item.type === 'template' || spec?.container !== undefined;
  return landedAt(editor, { box, over: taker, isContainer });
}

interface Trial {
  readonly over: NodeId | null;
  readonly plan: Result<Plan, Refusal>;
  readonly run: () => void;
}

/** The very command that the drop will run. */
function tryDrop(
  editor: Editor,
  item: PaletteItem,
  templates: readonly OfferedTemplate[],
  point: Point,
): Trial {
  const { model, geometry } = editor.store.getState();
  const over = containerAt(model, geometry, point);
  const grip = gripOf(editor, item);
  const box = { ...LEAF, x: point.x - grip.x, y: point.y - grip.y };
  const at = landingOf(editor, item, box, item.type === 'template' ? null : over);
  if (item.type === 'pattern') {
    const args = { pattern: item.pattern, over, at };
    return {
      over,
      plan: editor.plan(placePattern, args),
      run: () => editor.run(placePattern, args),
    };
  }
  if (item.type === 'template') {
    const insert = templates.find((one) => one.id === item.template)!.insertAt(at);
    // It stands on the open canvas, whatever lies under the pointer.
    return { over: null, plan: editor.planBound(insert), run: () => editor.runBound(insert) };
  }
  const args = { kind: item.kind, preset: item.preset, over, at };
  return { over, plan: editor.plan(placeNode, args), run: () => editor.run(placeNode, args) };
}

/** What the plan would add, where it would stand. */
function preview(
  editor: Editor,
  plan: Plan,
): { ghosts: Ghost[]; over: NodeId | null; hint: string | null } {
  const { model, design, geometry, view } = editor.store.getState();
  const after = model.with(apply(design, plan.patch));
  const drawn = view.arrange(after);
  const { rects } = drawn;
  // A drop may make a container larger and move its neighbours; what lies in it is shown in the picture as it is now.
  const seen = (id: NodeId, parent: NodeId | null): Rect | undefined => {
    const holder = parent === null ? undefined : geometry.absolute.get(parent);
    const rect = rects.get(id);
    return holder && rect
      ? { ...rect, x: holder.x + rect.x, y: holder.y + rect.y }
      : rectOf(drawn, id);
  };
  const fresh = after.nodes.filter((node) => !model.find(node.id));
  const ghosts = fresh.flatMap((node) => ghostsOf(node, seen(node.id, node.parent)));
  const chosen = new Set(plan.select?.nodes);
  const created = fresh.filter((node) => node.spec.container && !chosen.has(node.id));
  const holder =
    fresh.find((node) => node.parent !== null && model.find(node.parent))?.parent ?? null;
  const hint =
    created.length > 0 && created.length < fresh.length
      ? `Creates ${describeContainers(
          after,
          created.map((node) => node.id),
        )}`
      : null;
  return { ghosts, over: holder, hint };
}

const isOver = (element: Element | null, { x, y }: PaletteDrag): boolean => {
  const box = element?.getBoundingClientRect();
  return box !== undefined && x >= box.left && x < box.right && y >= box.top && y < box.bottom;
};

/** Shows where an item of the palette would land while it is dragged over the canvas, and drops it. */
export function usePaletteDrop(
  editor: Editor,
  flow: Flow,
  canvas: RefObject<HTMLElement | null>,
  templates: readonly OfferedTemplate[],
  onDrop: () => void,
): void {
  useEffect(() => {
    let frame = 0;
    const clear = () => {
      cancelAnimationFrame(frame);
      if (feedback.get()?.doing === 'place') feedback.set(null);
    };
    const pointOf = (drag: PaletteDrag): Point =>
      flow.screenToFlowPosition({ x: drag.x, y: drag.y }, { snapToGrid: false });

    const show = () => {
      const drag = paletteDrag.get();
      if (!drag || !isOver(canvas.current, drag)) return clear();
      const { over, plan } = tryDrop(editor, drag.item, templates, pointOf(drag));
      feedback.set(
        plan.ok
          ? { doing: 'place', refusal: null, ...preview(editor, plan.value) }
          : { doing: 'place', over, ghosts: [], refusal: plan.error.reason, hint: null },
      );
    };
    const unsubscribe = paletteDrag.subscribe(() => {
      const drag = paletteDrag.get();
      cancelAnimationFrame(frame);
      if (drag?.phase === 'move') {
        // The pointer reports more often than the screen can show.
        frame = requestAnimationFrame(show);
        return;
      }
      clear();
      if (drag?.phase !== 'drop' || !isOver(canvas.current, drag)) return;
      onDrop();
      tryDrop(editor, drag.item, templates, pointOf(drag)).run();
    });
    return () => {
      unsubscribe();
      clear();
    };
  }, [editor, flow, canvas, templates, onDrop]);
}
