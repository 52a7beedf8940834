import { useReactFlow } from '@xyflow/react';
import { useEffect, useMemo, useState, type RefObject } from 'react';
import type { NodeId } from '../../design';
import { wayAround } from '../../spec/geometry/around';
import { useEditor, useEditorState } from '../use-editor';
import type { CanvasActions } from './canvas-actions';
import { canvasCommands } from './canvas-commands';
import { CanvasControls } from './CanvasControls';
import { CanvasMenus, type OpenMenu } from './CanvasMenus';
import { EmptyCanvas } from './EmptyCanvas';
import { useArranging } from './use-arranging';
import { usePreference } from '../shell/preferences';
import { Guides } from './Guides';
import { DesignMap } from './DesignMap';
import { Said } from './Said';
import { useCanvasKeys } from './use-canvas-keys';
import { useConnecting } from './use-connecting';
import { useLongPress } from './use-long-press';
import { usePinch } from './use-pinch';
import { useQuickAdd } from './use-quick-add';
import { useTracing } from './use-tracing';
import { useWalk } from './use-walk';
import type { ViewActions } from './view-actions';
import { toggleZones } from './toggle-zones';
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
  useEffect(() => ways.set(wayAround), []);
  const [isKeyOpen, setKeyOpen] = useState(false);
  const isMapShown = usePreference('isMapShown');
  useLongPress(canvas);
  usePinch(canvas, props.keepView);
  useConnecting(editor, actions);
  const add = useQuickAdd(canvas, actions);
  const walk = useWalk(editor);
  const keys = useMemo(
    () => ({ ...view, add, walk, arrange: onArrange, fold: () => toggleZones(editor) }),
    [view, add, walk, onArrange, editor],
  );
  useCanvasKeys(editor, canvas, keys, props.onSpaceHeld);
  const flow = useReactFlow();
  useEffect(() => {
    const centreOf = (node: NodeId) => {
      const rect = editor.store.getState().geometry.absolute.get(node);
      return rect && { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
    };
    const openOn = (on: 'connect' | 'move') => (node: NodeId) => {
      const centre = centreOf(node);
      if (centre) actions.openMenu({ on, node }, flow.flowToScreenPosition(centre));
    };
    canvasCommands.set({
      ...view,
      arrange: onArrange,
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
      add,
      rename: actions.rename,
      connect: openOn('connect'),
      moveInto: openOn('move'),
    });
    return () => canvasCommands.set(null);
  }, [editor, canvas, flow, view, actions, onArrange, add]);
  return (
    <>
      {isEmpty ? <EmptyCanvas /> : null}
      {isMapShown && !isEmpty ? <DesignMap onTouch={props.keepView} /> : null}
      <CanvasControls
        onFold={keys.fold}
        view={view}
        isSelecting={props.isSelecting}
        onSelecting={props.onSelecting}
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
      <Said />
    </>
  );
}
