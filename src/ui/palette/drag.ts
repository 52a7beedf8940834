/**
 * A drag that begins in the palette and ends on the canvas. Pointer events instead of HTML5 drag: they give the exact place of
 * the pointer at all times, so that the canvas can say where a drop lands, or why it cannot, before the button is released.
 * The palette starts it and paints the ghost; the canvas subscribes, shows the target and performs the drop.
 */
export type PaletteItem =
  | { readonly type: 'kind'; readonly kind: string; readonly preset?: string | undefined }
  | { readonly type: 'pattern'; readonly pattern: string }
  | { readonly type: 'template'; readonly template: string };

export interface PaletteDrag {
  readonly item: PaletteItem;
  /** Client coordinates of the pointer. */
  readonly x: number;
  readonly y: number;
  /** `drop` and `cancel` are said once, and then there is no drag any more. */
  readonly phase: 'move' | 'drop' | 'cancel';
}

/** Less is a click with an unsteady hand. */
const THRESHOLD_PIXELS = 4;

type PointerStart = Pick<PointerEvent, 'clientX' | 'clientY' | 'pointerId' | 'button'>;

function createPaletteDrag() {
  let drag: PaletteDrag | null = null;
  const listeners = new Set<() => void>();

  function say(next: PaletteDrag | null): void {
    drag = next;
    for (const listener of listeners) listener();
  }

  function start(item: PaletteItem, event: PointerStart): void {
    if (event.button !== 0) return;
    const { clientX, clientY, pointerId } = event;
    const listening = new AbortController();
    const { signal } = listening;

    function end(phase: 'drop' | 'cancel', x: number, y: number): void {
      listening.abort();
      if (!drag) return;
      say({ item, x, y, phase });
      say(null);
    }
    const cancel = () => end('cancel', drag?.x ?? clientX, drag?.y ?? clientY);

    const onMove = (move: PointerEvent) => {
      if (move.pointerId !== pointerId) return;
      const moved = Math.hypot(move.clientX - clientX, move.clientY - clientY);
      if (!drag && moved < THRESHOLD_PIXELS) return;
      say({ item, x: move.clientX, y: move.clientY, phase: 'move' });
    };
    const onUp = (up: PointerEvent) => {
      if (up.pointerId !== pointerId) return;
      if (drag) swallowNextClick();
      end('drop', up.clientX, up.clientY);
    };
    const onKey = (key: KeyboardEvent) => {
      if (key.key !== 'Escape' || !drag) return;
      key.preventDefault();
      key.stopPropagation();
      cancel();
    };
    window.addEventListener('pointermove', onMove, { signal });
    window.addEventListener('pointerup', onUp, { signal });
    window.addEventListener('pointercancel', cancel, { signal });
    window.addEventListener('blur', cancel, { signal });
    window.addEventListener('keydown', onKey, { signal, capture: true });
  }

  return {
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get: (): PaletteDrag | null => drag,
    start,
  };
}

/** A drag that ends over its own entry would also click it and add a second node. */
function swallowNextClick(): void {
  const swallow = (click: MouseEvent) => {
    click.preventDefault();
    click.stopPropagation();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0);
}

export const paletteDrag = createPaletteDrag();
