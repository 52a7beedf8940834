import { useCallback, type RefObject } from 'react';
import { tidy } from '../../spec/commands';
import { useEditor, useEditorState } from '../use-editor';
import type { CanvasActions } from './canvas-actions';
import { CanvasControls } from './CanvasControls';
import { CanvasMenus, type OpenMenu } from './CanvasMenus';
import { EmptyCanvas } from './EmptyCanvas';
import { useCanvasKeys } from './use-canvas-keys';
import type { ViewActions } from './view-actions';

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
  const onTidy = useCallback(() => {
    if (editor.run(tidy, {}).ok) requestAnimationFrame(view.zoomToFit);
  }, [editor, view]);
  return (
    <>
      {isEmpty ? <EmptyCanvas /> : null}
      <CanvasControls
        view={view}
        isSelecting={props.isSelecting}
        onSelecting={props.onSelecting}
        onTidy={onTidy}
      />
      <CanvasMenus menu={menu} actions={actions} onTidy={onTidy} onClose={props.onCloseMenu} />
    </>
  );
}
