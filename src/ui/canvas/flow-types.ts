import type { Edge, Node } from '@xyflow/react';
import type { NodeId } from '../../design';
import type { Cell, Column, Rect, Route } from '../../spec/geometry';
import type { Flow } from '../../spec/flow';
import type { TierRole } from '../../spec/kind-spec';
import type { ModelEdge, ModelNode } from '../../spec/model';
import type { BadgeData } from './Badge';

/** Types instead of interfaces: React Flow wants data with an index signature. */
export type LeafData = { readonly node: ModelNode; readonly badge: BadgeData | null };
export type ContainerData = LeafData & {
  readonly columns: readonly Column[];
  readonly cells: readonly Cell[];
  readonly tier: TierRole | null;
};

/** What of a node lies in a subnet. */
export interface ChipData {
  readonly node: NodeId;
  readonly kind: string;
  readonly label: string;
  readonly tip: string;
}
export type RailData = {
  readonly tier: TierRole | null;
  readonly cells: readonly {
    readonly zone: string;
    readonly rail: Rect;
    readonly cidr: string | null;
    readonly chips: readonly ChipData[];
  }[];
  /** In place of the cells, where the zones are folded. */
  readonly band: { readonly zones: string; readonly chips: readonly ChipData[] } | null;
};

export type FrameData = {
  readonly node: ModelNode;
  readonly rect: Rect;
  /** From 1, in the order of the presentation. */
  readonly number: number;
};

export type LeafFlowNode = Node<LeafData, 'leaf'>;
export type TextFlowNode = Node<LeafData, 'text'>;
export type ContainerFlowNode = Node<ContainerData, 'container'>;
export type RailFlowNode = Node<RailData, 'rail'>;
export type FrameFlowNode = Node<FrameData, 'frame-node'>;
export type FlowNode =
  | LeafFlowNode
  | TextFlowNode
  | ContainerFlowNode
  | RailFlowNode
  | FrameFlowNode;

export type VerbData = {
  readonly edge: ModelEdge;
  readonly flow: Flow;
  readonly route: Route;
  readonly fromRect: Rect;
  readonly toRect: Rect;
  readonly caption: string;
};
export type VerbFlowEdge = Edge<VerbData, 'verb'>;

/** Chips lie above the edges, so that a line passes behind them; cards above all. Frames lie over the tints of containers, and hide nothing. */
export const LAYER = {
  container: 0,
  frame: 9,
  edge: 10,
  rail: 11,
  leaf: 12,
  label: 13,
  held: 20,
} as const;
