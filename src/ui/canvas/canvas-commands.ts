import type { NodeId } from '../../design';
import type { MenuTarget } from './canvas-actions';
import { createValueStore } from './value-store';
import type { ToolActions } from './view-actions';

/** What can be asked of the canvas from elsewhere. */
export interface CanvasCommands extends ToolActions {
  /** What the lines mean. */
  readonly showKey: () => void;
  /** Selects a node and brings it into the middle. */
  readonly show: (node: NodeId) => void;
  /** Draws a frame around nodes. */
  readonly frame: (nodes: readonly NodeId[]) => void;
  /** Adds a decision about a card; false for any other kind, or about a container. */
  readonly decide: (kind: string, about: NodeId) => boolean;
  readonly rename: (node: NodeId) => void;
  /** Opens the list of what it may be connected to, beside it. */
  readonly connect: (node: NodeId) => void;
  /** Opens the menu of a connection, or the list of where an end of it may be moved to, beside it. */
  readonly changeEdge: (target: Extract<MenuTarget, { on: 'edge' | 'end' }>) => void;
  /** Opens the list of the containers that take what is selected, beside the node. */
  readonly moveInto: (node: NodeId) => void;
}

/** Null while there is no canvas. */
export const canvasCommands = createValueStore<CanvasCommands | null>(null);
