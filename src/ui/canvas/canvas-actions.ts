import { createContext, useContext, type PointerEvent } from 'react';
import type { EdgeId, NodeId } from '../../design';
import type { EdgeEnd } from '../../spec/commands';
import type { Point } from '../../spec/geometry';
import { createValueStore } from './value-store';

/** What a menu is about. `connect` lists the nodes that a connection may go to, `move` the containers that take what is selected. */
export type MenuTarget =
  | { readonly on: 'canvas'; readonly over: NodeId | null }
  | { readonly on: 'node' | 'connect' | 'move'; readonly node: NodeId }
  | { readonly on: 'edge'; readonly edge: EdgeId }
  /** The nodes that an end of a connection may be moved to. */
  | { readonly on: 'end'; readonly edge: EdgeId; readonly end: EdgeEnd }
  /** What may be added, connected to `from` where there is one; there, or where Lintel chooses. */
  | { readonly on: 'add'; readonly from: NodeId | null; readonly isAimed: boolean };

/** What a node or an edge may ask of the canvas. The object stays the same, so that nobody renders because of it. */
export interface CanvasActions {
  /** At a place on the screen. */
  readonly openMenu: (target: MenuTarget, at: Point) => void;
  readonly startConnecting: (from: NodeId, event: PointerEvent) => void;
  readonly rename: (node: NodeId | null) => void;
}

/** Draws a connection; null until it is loaded. */
export const connecting = createValueStore<CanvasActions['startConnecting'] | null>(null);

/** Takes an end of a connection into the hand; null until it is loaded. */
export const reconnecting = createValueStore<
  ((edge: EdgeId, end: EdgeEnd, event: PointerEvent) => void) | null
>(null);

export const CanvasActionsContext = createContext<CanvasActions | null>(null);

export function useCanvasActions(): CanvasActions {
  const actions = useContext(CanvasActionsContext);
  if (!actions) throw new Error('There is no canvas above this component.');
  return actions;
}
