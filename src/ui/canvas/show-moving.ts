/** A little longer than the movement that the style sheet makes of it. */
const MOVING_MILLISECONDS = 300;

let frame = 0;
let stop: ReturnType<typeof setTimeout> | undefined;

/** Lets nodes be seen to go where they go: a person has to find them again. With `view` the view goes with them. */
export function showMoving(canvas: HTMLElement | null, what: '' | 'view'): void {
  if (!canvas) return;
  cancelAnimationFrame(frame);
  clearTimeout(stop);
  canvas.dataset['moving'] = what;
  // From the first frame on: on a busy page the time would be over before anything is drawn.
  frame = requestAnimationFrame(() => {
    stop = setTimeout(() => delete canvas.dataset['moving'], MOVING_MILLISECONDS);
  });
}
