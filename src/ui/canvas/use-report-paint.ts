import { useNodesInitialized } from '@xyflow/react';
import { useEffect } from 'react';
import { painted } from '../after-paint';

/** Says when the nodes, which React Flow hides until it knows their size, are on the screen. */
export function useReportPaint(isEmpty: boolean): void {
  const isDrawn = useNodesInitialized() || isEmpty;
  useEffect(() => {
    if (!isDrawn || painted.get()) return;
    let timer = 0;
    const frame = requestAnimationFrame(() => {
      // A task of its own comes after the frame.
      timer = window.setTimeout(() => painted.set(true));
    });
    return () => {
      cancelAnimationFrame(frame);
      window.clearTimeout(timer);
    };
  }, [isDrawn]);
}
