/**
 * React Flow and nothing else, with the elements that Lintel's page holds: what panning, zooming and dragging cost at least. It
 * is written as React Flow's guide to performance has it: state of its own, memoised nodes and edges, no object made anew.
 */
import {
  applyNodeChanges,
  Background,
  BackgroundVariant,
  EdgeLabelRenderer,
  getBezierPath,
  ReactFlow,
  type Edge,
  type EdgeProps,
  type Node,
  type NodeChange,
  type NodeProps,
} from '@xyflow/react';
import { createElement, memo, useCallback, useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Drawing, Drawn, DrawnEdge, DrawnNode } from './drawing';

type BareNode = Node<{ readonly content: DrawnNode['content'] }>;
type BareEdge = Edge<{ readonly drawn: DrawnEdge }>;

const styleOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split(';')
      .map((one) => one.split(/:(.*)/s).map((part) => part.trim()))
      .flatMap(([name, value]) =>
        name && value
          ? [[name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()), value]]
          : [],
      ),
  );

function elementOf(drawn: Drawn | string, key?: number, own?: Readonly<Record<string, string>>) {
  if (typeof drawn === 'string') return drawn;
  const { class: className, style, ...rest } = { ...drawn.attributes, ...own };
  const properties = {
    ...rest,
    key,
    ...(className === undefined ? {} : { className }),
    ...(style === undefined ? {} : { style: styleOf(style) }),
  };
  const children: ReactNode[] = drawn.children.map((child, index) => elementOf(child, index));
  return createElement(drawn.tag, properties, ...children);
}

const Content = memo(
  function Content({ data }: NodeProps<BareNode>) {
    return <>{data.content.map((one, index) => elementOf(one, index))}</>;
  },
  (before, after) => before.data === after.data,
);

const Line = memo(function Line(props: EdgeProps<BareEdge>) {
  const { paths, label } = props.data!.drawn;
  const [d, x, y] = getBezierPath(props);
  const transform = `translate(-50%, -50%) translate(${x}px, ${y}px)`;
  return (
    <>
      {paths.map((one, index) =>
        elementOf(one, index, one.attributes['class'] === 'verb__head' ? {} : { d }),
      )}
      {label ? (
        <EdgeLabelRenderer>
          {elementOf(label, 0, { style: `${label.attributes['style']};transform:${transform}` })}
        </EdgeLabelRenderer>
      ) : null}
    </>
  );
});

const NODE_TYPES = { leaf: Content, text: Content, container: Content, rail: Content };
const EDGE_TYPES = { line: Line };

function Page({ drawing }: { readonly drawing: Drawing }) {
  const [nodes, setNodes] = useState(() => drawing.nodes.map(nodeOf));
  const [edges] = useState(() => drawing.edges.map(edgeOf));
  const onNodesChange = useCallback(
    (changes: NodeChange<BareNode>[]) => setNodes((now) => applyNodeChanges(changes, now)),
    [],
  );
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      onNodesChange={onNodesChange}
      defaultViewport={drawing.viewport}
      minZoom={0.1}
      maxZoom={2}
      panOnScroll
      zIndexMode="manual"
      elevateNodesOnSelect={false}
      nodesConnectable={false}
      onlyRenderVisibleElements={drawing.isCulled}
    >
      <Background variant={BackgroundVariant.Dots} gap={24} size={1} color="var(--grid-dot)" />
    </ReactFlow>
  );
}

function nodeOf({
  id,
  type,
  at,
  width,
  height,
  zIndex,
  isDraggable,
  content,
}: DrawnNode): BareNode {
  const middle = { x: width / 2, y: height / 2, width: 1, height: 1 };
  return {
    id,
    type,
    position: at,
    width,
    height,
    measured: { width, height },
    zIndex,
    draggable: isDraggable,
    selectable: isDraggable,
    style: isDraggable ? {} : { pointerEvents: 'none' },
    handles: isDraggable
      ? ([
          { type: 'source', position: 'bottom', ...middle },
          { type: 'target', position: 'top', ...middle },
        ] as NonNullable<BareNode['handles']>)
      : [],
    data: { content },
  };
}

const edgeOf = (drawn: DrawnEdge): BareEdge => ({
  id: drawn.id,
  type: 'line',
  source: drawn.from,
  target: drawn.to,
  className: drawn.className,
  zIndex: drawn.zIndex,
  data: { drawn },
});

window.drawBare = (drawing) => {
  const style = document.createElement('style');
  style.textContent = drawing.css;
  document.head.append(style);
  for (const [name, value] of Object.entries(drawing.page))
    document.documentElement.setAttribute(name, value);
  const { x, y, width, height } = drawing.place;
  const root = document.querySelector<HTMLElement>('#root')!;
  root.style.cssText = `position:fixed;left:${x}px;top:${y}px;width:${width}px;height:${height}px`;
  createRoot(root).render(createElement('div', canvasOf(drawing), <Page drawing={drawing} />));
};

function canvasOf({ canvas: { class: className, ...rest } }: Drawing) {
  return { ...rest, className };
}
