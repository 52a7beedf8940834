import type { NodeId } from '../../design';

/** How many frames a node may take to be drawn: a new one, or one that the view has yet to come to. */
const MOST_FRAMES = 20;

/** Gives a node the focus as soon as it is drawn, so that the keys go on from there; unless a field in it has it, and is written in. */
export function focusNode(node: NodeId): void {
  let frames = 0;
  const attempt = () => {
    const element = document.querySelector<HTMLElement>(
      `.react-flow__node[data-id="${CSS.escape(node)}"]`,
    );
    if (element?.contains(document.activeElement)) return;
    if (element) element.focus({ preventScroll: true });
    else if ((frames += 1) < MOST_FRAMES) requestAnimationFrame(attempt);
  };
  requestAnimationFrame(attempt);
}
