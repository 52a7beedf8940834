import type { NodeProps } from '@xyflow/react';
import type { ReactNode } from 'react';
import type { FrameFlowNode } from './flow-types';
import { createValueStore } from './value-store';

/** Draws a frame. Null until it is loaded, with the keys: no `later` component, because it has to take a name at once. */
export const frameDrawing = createValueStore<
  ((props: NodeProps<FrameFlowNode>) => ReactNode) | null
>(null);
