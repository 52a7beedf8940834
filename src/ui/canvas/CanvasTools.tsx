import { useReactFlow } from '@xyflow/react';
import { useEffect, useMemo, useState, type RefObject } from 'react';
import type { NodeId } from '../../design';
import { rectOf } from '../../spec/geometry';
import { wayAround } from '../../spec/geometry/around';
import { useEditor, useEditorState } from '../use-editor';
import type { CanvasActions } from './canvas-actions';
import { canvasCommands } from './canvas-commands';
import { BackToDesign } from './BackToDesign';
import { CanvasControls } from './CanvasControls';
import { CanvasMenus, type OpenMenu } from './CanvasMenus';
import { decideAbout } from './decide-about';
import { EdgeGrips } from './EdgeGrips';
import { EmptyCanvas } from './EmptyCanvas';
import { useArranging } from './use-arranging';
import { usePreference } from '../shell/preferences';
import { frameDrawing } from './frame-drawing';
import type { VerbFlowEdge } from './flow-types';
import { FrameNode } from './FrameNode';
import { frameAround } from './frame-selected';
import { FrameGrips } from './FrameGrips';
import { Guides } from './Guides';
import { DesignMap } from './DesignMap';
import { Said } from './Said';
import { useCanvasKeys } from './use-canvas-keys';
import { useConnecting } from './use-connecting';
import { useFocusView } from './use-focus-view';
import { useFolding } from './use-folding';
import { useLongPress } from './use-long-press';
import { usePinch } from './use-pinch';
import { useQuickAdd } from './use-quick-add';
import { useTracing } from './use-tracing';
import { useWalk } from './use-walk';
import type { ViewActions } from './view-actions';
import { ways } from './ways';

/** From here on the words of a card can be read. */
const LEGIBLE = 0.7;

interface CanvasToolsProps {
  readonly canvas: RefObject<HTMLElement | null>;
  readonly view: ViewActions;
  readonly menu: OpenMenu | null;
  readonly actions: CanvasActions;
  readonly onCloseMenu: () => void;
  /** What the person looks at now stays where it is. */
  readonly keepView: () => void;
  readonly isSelecting: boolean;
  readonly onSelecting: (isSelecting: boolean) => void;
  readonly onSpaceHeld: (isHeld: boolean) => void;
}

/** What goes with a drawn canvas and comes a moment after it: keys, menus, the control bar, and what stands on an empty one. */
export default function CanvasTools(props: CanvasToolsProps) {
  const { canvas, view, menu, actions } = props;
  const editor = useEditor();
  const isEmpty = useEditorState(({ model }) => model.nodes.length === 0);
  const onArrange = useArranging(editor, canvas, view);
  useTracing(editor, canvas);
  useEffect(() => {
    ways.set(wayAround);
    frameDrawing.set((drawn) => <FrameNode {...drawn} />);
  }, []);
  const [isKeyOpen, setKeyOpen] = useState(false);
  const isMapShown = usePreference('isMapShown');
  useLongPress(canvas);
  usePinch(canvas, props.keepView);
  useFocusView(editor, canvas, view, props.keepView);
  useConnecting(editor, actions);
  const { add, pointer } = useQuickAdd(canvas, actions);
  const walk = useWalk(editor);
  const flow = useReactFlow();
  const fold = useFolding(editor, flow, canvas, view);
  const { onSelecting: setSelecting } = props;
  const tools = useMemo(
    () => ({ ...view, add, arrange: onArrange, fold, setSelecting }),
    [view, add, onArrange, fold, setSelecting],
  );
  const keys = useMemo(() => {
    const aim = () =>
      pointer.current && flow.screenToFlowPosition(pointer.current, { snapToGrid: false });
    return { ...tools, walk, aim };
  }, [tools, walk, pointer, flow]);
  useCanvasKeys(editor, canvas, keys, props.onSpaceHeld);
  useEffect(() => {
    const centreOf = (node: NodeId) => {
      const rect = rectOf(editor.store.getState().geometry, node);
      return rect && { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
    };
    const openOn = (on: 'connect' | 'move') => (node: NodeId) => {
      const centre = centreOf(node);
      if (centre) actions.openMenu({ on, node }, flow.flowToScreenPosition(centre));
    };
    canvasCommands.set({
      ...tools,
      showKey: () => setKeyOpen(true),
      show: (node) => {
        editor.select([node]);
        const centre = centreOf(node);
        if (centre)
          void flow.setCenter(centre.x, centre.y, { zoom: Math.max(flow.getZoom(), LEGIBLE) });
        // The next key is for it.
        canvas.current
          ?.querySelector<HTMLElement>(`.react-flow__node[data-id="${node}"]`)
          ?.focus({ preventScroll: true });
      },
      frame: (nodes) => frameAround(editor, nodes),
      decide: (kind, about) => decideAbout(editor, kind, about),
      rename: actions.rename,
      connect: openOn('connect'),
      changeEdge: (target) => {
        const drawn = flow.getEdge(target.edge) as VerbFlowEdge | undefined;
        const at = drawn?.data?.route.label;
        const box = canvas.current?.getBoundingClientRect();
        if (!at || !box) return;
        const openThere = () => actions.openMenu(target, flow.flowToScreenPosition(at));
        const { x, y } = flow.flowToScreenPosition(at);
        const isSeen = x > box.left && x < box.right && y > box.top && y < box.bottom;
        if (isSeen) openThere();
        else void flow.setCenter(at.x, at.y, { zoom: flow.getZoom() }).then(openThere);
      },
      moveInto: openOn('move'),
    });
    return () => canvasCommands.set(null);
  }, [editor, canvas, flow, actions, tools]);
  return (
    <>
      {isEmpty ? <EmptyCanvas /> : <BackToDesign onBack={view.zoomToFit} />}
      {isMapShown && !isEmpty ? <DesignMap onTouch={props.keepView} /> : null}
      <CanvasControls
        onFold={fold}
        view={view}
        isSelecting={props.isSelecting}
        onSelecting={setSelecting}
        onArrange={onArrange}
        isKeyOpen={isKeyOpen}
        onKey={setKeyOpen}
      />
      <CanvasMenus
        menu={menu}
        actions={actions}
        onArrange={onArrange}
        onAdd={props.keepView}
        onClose={props.onCloseMenu}
      />
      <Guides />
      <FrameGrips />
      <EdgeGrips />
      <Said />
    </>
  );
}
