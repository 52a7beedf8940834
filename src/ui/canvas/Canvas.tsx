import {
  Background,
  BackgroundVariant,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
  useStore,
  type EdgeTypes,
  type NodeChange,
  type NodeProps,
  type NodeTypes,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useCallback, useMemo, useRef, useState } from 'react';
import { GRID } from '../../spec/geometry';
import { AfterPaint, later } from '../after-paint';
import { useTemplates } from '../gallery/templates-context';
import { countRender } from '../render-count';
import { useEditor, useEditorState } from '../use-editor';
import './canvas.css';
import './containers.css';
import './leaves.css';
import './edges.css';
import { CanvasActionsContext } from './canvas-actions';
import { ContainerNode } from './ContainerNode';
import { DropLayer } from './DropLayer';
import { createFlowElements } from './flow-elements';
import { frameDrawing } from './frame-drawing';
import type { FlowNode, FrameFlowNode, VerbFlowEdge } from './flow-types';
import { LeafNode } from './LeafNode';
import { planned } from './planned';
import { RailNode } from './RailNode';
import { TextNode } from './TextNode';
import { useMenus } from './use-menus';
import { useNodeDrag, withHeld } from './use-node-drag';
import { usePaletteDrop } from './use-palette-drop';
import { useReportPaint } from './use-report-paint';
import { useSelectionChanges } from './use-selection';
import { useView, ZOOM } from './use-view';
import { useValue } from './value-store';
import { VerbEdge } from './VerbEdge';
import { ways } from './ways';

const CanvasTools = later(() => import('./CanvasTools'));

function FrameNode(props: NodeProps<FrameFlowNode>) {
  const draw = useValue(frameDrawing, (loaded) => loaded);
  return draw && draw(props);
}

// React Flow renders everything again when one of these is another object.
const NODE_TYPES: NodeTypes = {
  leaf: LeafNode,
  text: TextNode,
  container: ContainerNode,
  rail: RailNode,
  'frame-node': FrameNode,
};
const EDGE_TYPES: EdgeTypes = { verb: VerbEdge };
const MULTI_SELECT = ['Shift', 'Meta', 'Control'];
const PAN_ALWAYS = true;
const PAN_BESIDE_SELECTING = [1];
/** Below, all nodes are drawn at once: panning is smoother. */
const MOST_DRAWN_AT_ONCE = 200;
/** From here on the words of the connections cannot be read and only crowd the drawing. */
const FAR = 0.55;
const TINY = 0.3;

export function Canvas() {
  return (
    <ReactFlowProvider>
      <Drawing />
    </ReactFlowProvider>
  );
}

function Drawing() {
  countRender('canvas');
  const editor = useEditor();
  const flow = useReactFlow<FlowNode, VerbFlowEdge>();
  const root = useRef<HTMLDivElement>(null);
  const [isSelecting, setSelecting] = useState(false);
  const [isSpaceHeld, setSpaceHeld] = useState(false);
  const distance = useStore(({ transform: [, , zoom] }) =>
    zoom < TINY ? 'tiny' : zoom < FAR ? 'far' : 'near',
  );

  const { view, onMoveStart, keepView } = useView(editor, flow, root);
  const selectionChanges = useSelectionChanges(editor);
  const hand = useNodeDrag(editor, flow);
  const menus = useMenus(editor, flow);
  usePaletteDrop(editor, flow, root, useTemplates(), keepView);
  const { nodes, edges, isPlanned } = useElements(hand.places);
  useReportPaint(nodes.length === 0);

  const { takePositions } = hand;
  const onNodesChange = useCallback(
    (changes: NodeChange<FlowNode>[]) => {
      takePositions(changes);
      selectionChanges.ofNodes(changes);
    },
    [takePositions, selectionChanges],
  );

  const isFolded = useEditorState(({ geometry }) => geometry.bands !== null);
  const isPanning = !isSelecting || isSpaceHeld;
  return (
    <CanvasActionsContext value={menus.actions}>
      <div
        ref={root}
        className="canvas"
        data-distance={distance}
        data-zones={isFolded ? 'folded' : 'shown'}
        data-pans={isSpaceHeld || isPlanned || undefined}
      >
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          onNodesChange={onNodesChange}
          onEdgesChange={selectionChanges.ofEdges}
          onNodeClick={selectionChanges.onClick}
          onNodeDragStart={hand.start}
          onNodeDrag={hand.drag}
          onNodeDragStop={hand.stop}
          onMoveStart={onMoveStart}
          {...menus.handlers}
          zIndexMode="manual"
          elevateNodesOnSelect={false}
          nodesConnectable={false}
          nodesFocusable={!isPlanned}
          edgesFocusable={!isPlanned}
          nodeDragThreshold={3}
          paneClickDistance={3}
          // A press near an edge pans nothing until something has moved.
          autoPanOnNodeDrag={hand.places !== null}
          minZoom={ZOOM.min}
          maxZoom={ZOOM.max}
          panOnScroll
          panOnDrag={isPanning ? PAN_ALWAYS : PAN_BESIDE_SELECTING}
          selectionOnDrag={isSelecting && !isSpaceHeld}
          selectionMode={SelectionMode.Full}
          multiSelectionKeyCode={MULTI_SELECT}
          panActivationKeyCode={null}
          deleteKeyCode={null}
          disableKeyboardA11y
          zoomOnDoubleClick={false}
          onlyRenderVisibleElements={nodes.length > MOST_DRAWN_AT_ONCE}
        >
          <Background
            variant={BackgroundVariant.Dots}
            gap={GRID * 3}
            size={1}
            color="var(--grid-dot)"
          />
          <DropLayer />
        </ReactFlow>
        <AfterPaint>
          <CanvasTools
            canvas={root}
            view={view}
            menu={menus.menu}
            actions={menus.actions}
            onCloseMenu={menus.close}
            keepView={keepView}
            isSelecting={isSelecting}
            onSelecting={setSelecting}
            onSpaceHeld={setSpaceHeld}
          />
        </AfterPaint>
      </div>
    </CanvasActionsContext>
  );
}

/** What React Flow draws: the geometry, and what the hand holds where the hand has it; during a preview, what would be. */
function useElements(places: ReturnType<typeof useNodeDrag>['places']) {
  const preview = useValue(planned, (value) => value);
  const now = useEditorState((state) => state.model);
  const placed = useEditorState((state) => state.geometry);
  const shown = useEditorState((state) => state.shown);
  const selection = useEditorState((state) => state.selection);
  const wayAround = useValue(ways, (value) => value);
  const [elements] = useState(createFlowElements);
  const [earlier] = useState(() => new Map<string, FlowNode>());
  const { model, geometry } = preview ?? { model: now, geometry: placed };

  const nodes = useMemo(
    () => elements.nodes({ model, geometry, shown, selection }),
    [elements, model, geometry, shown, selection],
  );
  const edges = useMemo(
    () => elements.edges({ model, geometry, selection, wayAround }),
    [elements, model, geometry, selection, wayAround],
  );
  const drawn = useMemo(() => withHeld(nodes, places, earlier), [nodes, places, earlier]);
  return { nodes: drawn, edges, isPlanned: preview !== null };
}
