import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import './Splitter.css';

interface SplitterProps {
  readonly label: string;
  /** Of the line itself: a vertical one is dragged sideways. */
  readonly orientation: 'vertical' | 'horizontal';
  /** The size of the panel that it resizes, in the panel's own unit. */
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** By how much the size grows when the line moves one pixel right or down. */
  readonly perPixel: () => number;
  /** The size that is seen, where it may differ from the wanted one. */
  readonly start?: () => number;
  readonly onChange: (value: number) => void;
  /** Dragged far below its least size, the panel folds away. */
  readonly onCollapse: () => void;
  readonly onReset: () => void;
}

const KEY_PIXELS = 16;

export function Splitter(props: SplitterProps) {
  const { label, orientation, value, min, max, perPixel, onChange, onCollapse, onReset } = props;
  const held = useRef<{ at: number; value: number; perPixel: number } | null>(null);
  const along = (event: PointerEvent) =>
    orientation === 'vertical' ? event.clientX : event.clientY;

  const onDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = { at: along(event), value: props.start?.() ?? value, perPixel: perPixel() };
  };
  const onMove = (event: PointerEvent<HTMLDivElement>) => {
    const from = held.current;
    if (!from) return;
    const wanted = from.value + (along(event) - from.at) * from.perPixel;
    if (wanted < min / 2) {
      held.current = null;
      event.currentTarget.releasePointerCapture(event.pointerId);
      onCollapse();
    } else {
      onChange(Math.round(Math.min(max, Math.max(min, wanted))));
    }
  };
  const onKey = (event: KeyboardEvent) => {
    const [less, more] =
      orientation === 'vertical' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    const direction = event.key === less ? -1 : event.key === more ? 1 : 0;
    if (event.key === 'Enter') onCollapse();
    else if (event.key === 'Home') onChange(min);
    else if (event.key === 'End') onChange(max);
    else if (direction !== 0) {
      onChange(
        Math.round(Math.min(max, Math.max(min, value + direction * KEY_PIXELS * perPixel()))),
      );
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // A focusable separator is a widget: https://www.w3.org/TR/wai-aria-1.2/#separator
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="separator"
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={Math.round(value)}
      aria-valuemin={min}
      aria-valuemax={max}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={`shell-splitter shell-splitter--${orientation}`}
      onPointerDown={onDown}
      onPointerMove={onMove}
      onPointerUp={() => (held.current = null)}
      onPointerCancel={() => (held.current = null)}
      onKeyDown={onKey}
      onDoubleClick={onReset}
    />
  );
}
