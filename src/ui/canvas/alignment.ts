import type { NodeId } from '../../design';
import type { Command } from '../../spec/command';
import type { MoveArgs } from '../../spec/commands';
import type { Guide, Point } from '../../spec/geometry';
import { createValueStore } from './value-store';

/** Bends the way of what is held, from where the hand has it, to the lines of what stands beside it; `grid` is the way without. */
export type Align = (
  held: {
    readonly node: NodeId;
    readonly all: ReadonlySet<NodeId>;
    /** The container under the pointer; undefined while nobody has asked. */
    readonly over: NodeId | null | undefined;
  },
  way: Point,
  grid: Point,
) => Point;

/** Null until it is loaded. */
export const alignment = createValueStore<Align | null>(null);

/** What goes along with what is taken; nothing until it is loaded. */
export const carrying = createValueStore<(ids: readonly NodeId[]) => readonly NodeId[]>(() => []);

/** What a drag does that leaves the originals where they are; null until it is loaded. */
export const copying = createValueStore<Command<MoveArgs> | null>(null);

export const NO_GUIDES: readonly Guide[] = [];
export const guides = createValueStore(NO_GUIDES);
