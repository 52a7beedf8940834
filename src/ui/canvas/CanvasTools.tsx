import { useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useState, type RefObject } from 'react';
import type { NodeId } from '../../design';
import { tidy } from '../../spec/commands';
import { wayAround } from '../../spec/geometry/around';
import { useEditor, useEditorState } from '../use-editor';
import type { CanvasActions } from './canvas-actions';
import { canvasCommands } from './canvas-commands';
import { CanvasControls } from './CanvasControls';
import { CanvasMenus, type OpenMenu } from './CanvasMenus';
import { EmptyCanvas } from './EmptyCanvas';
import { useCanvasKeys } from './use-canvas-keys';
import { useTracing } from './use-tracing';
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
  readonly isSelecting: boolean;
  readonly onSelecting: (isSelecting: boolean) => void;
  readonly onSpaceHeld: (isHeld: boolean) => void;
}

/** What goes with a drawn canvas and comes a moment after it: keys, menus, the control bar, and what stands on an empty one. */
export default function CanvasTools(props: CanvasToolsProps) {
  const { canvas, view, menu, actions } = props;
  const editor = useEditor();
  const isEmpty = useEditorState(({ model }) => model.nodes.length === 0);
  useCanvasKeys(editor, canvas, view, props.onSpaceHeld);
  useTracing(editor, canvas);
  useEffect(() => ways.set(wayAround), []);
  const onTidy = useCallback(() => {
    if (editor.run(tidy, {}).ok) requestAnimationFrame(view.zoomToFit);
  }, [editor, view]);
  const [isKeyOpen, setKeyOpen] = useState(false);
  const flow = useReactFlow();
  useEffect(() => {
    const centreOf = (node: NodeId) => {
      const rect = editor.store.getState().geometry.absolute.get(node);
      return rect && { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
    };
    canvasCommands.set({
      ...view,
      tidy: onTidy,
      showKey: () => setKeyOpen(true),
      show: (node) => {
        editor.select([node]);
        const centre = centreOf(node);
        if (centre)
          void flow.setCenter(centre.x, centre.y, { zoom: Math.max(flow.getZoom(), LEGIBLE) });
      },
      rename: actions.rename,
      connect: (node) => {
        const centre = centreOf(node);
        if (centre) actions.openMenu({ on: 'connect', node }, flow.flowToScreenPosition(centre));
      },
    });
    return () => canvasCommands.set(null);
  }, [editor, flow, view, actions, onTidy]);
  return (
    <>
      {isEmpty ? <EmptyCanvas /> : null}
      <CanvasControls
        view={view}
        isSelecting={props.isSelecting}
        onSelecting={props.onSelecting}
        onTidy={onTidy}
        isKeyOpen={isKeyOpen}
        onKey={setKeyOpen}
      />
      <CanvasMenus menu={menu} actions={actions} onTidy={onTidy} onClose={props.onCloseMenu} />
    </>
  );
}
