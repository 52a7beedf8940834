import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Kbd } from './Kbd';
import { placeBeside } from './place-beside';
import type { TipSide } from './tooltip-attributes';
import './Tooltip.css';

const DELAY_MILLISECONDS = 450;
/** Within this time after one tip has closed the next one opens at once, as along a toolbar. */
const WARM_MILLISECONDS = 300;

/** Shows the tip of what is under the pointer or has the focus. Mounted once, by the shell. */
export default function TooltipLayer() {
  const [target, setTarget] = useState<HTMLElement | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useTipTarget(setTarget);

  useLayoutEffect(() => {
    const tip = box.current;
    if (!tip || !target) return;
    // In the top layer, so that it also lies above an open dialog.
    tip.showPopover();
    const side = (target.dataset.tipSide ?? 'bottom') as TipSide;
    const view = { width: window.innerWidth, height: window.innerHeight };
    const anchor = target.closest('[data-tip-within]') ?? target;
    const { left, top } = placeBeside(
      anchor.getBoundingClientRect(),
      tip.getBoundingClientRect(),
      view,
      side,
    );
    tip.style.left = `${left}px`;
    tip.style.top = `${top}px`;
    const before = target.getAttribute('aria-describedby');
    const isNamedByTip = target.getAttribute('aria-label') === target.dataset.tip;
    if (!isNamedByTip || target.dataset.tipBody) target.setAttribute('aria-describedby', tip.id);
    return () => {
      if (before === null) target.removeAttribute('aria-describedby');
      else target.setAttribute('aria-describedby', before);
    };
  }, [target]);

  if (!target) return null;
  const { tip, tipBody, tipKeys } = target.dataset;
  return (
    <div ref={box} id="lintel-tip" role="tooltip" popover="manual" className="ui-tooltip">
      <span className="ui-tooltip__line">
        {tip}
        {tipKeys ? <Kbd keys={tipKeys} /> : null}
      </span>
      {tipBody ? <span className="ui-tooltip__body">{tipBody}</span> : null}
    </div>
  );
}

const tipOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;

/** A field's help hangs on its label, and opens for its control too. */
const tipWithin = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element
    ? (target.closest('[data-tip-within]')?.querySelector<HTMLElement>('[data-tip]') ?? null)
    : null;

function useTipTarget(show: (target: HTMLElement | null) => void): void {
  useEffect(() => {
    let timer = 0;
    let current: HTMLElement | null = null;
    let closedAt = 0;
    const listening = new AbortController();
    const options = { signal: listening.signal, capture: true, passive: true };

    const open = (target: HTMLElement) => {
      current = target;
      show(target);
    };
    const close = () => {
      window.clearTimeout(timer);
      if (current) closedAt = performance.now();
      current = null;
      show(null);
    };
    const onOver = (event: PointerEvent) => {
      const target = event.buttons === 0 ? tipOf(event.target) : null;
      if (target === current) return;
      close();
      if (!target || event.pointerType === 'touch') return;
      const isWarm = performance.now() - closedAt < WARM_MILLISECONDS;
      timer = window.setTimeout(
        () => target.isConnected && open(target),
        isWarm ? 60 : DELAY_MILLISECONDS,
      );
    };
    const onFocus = (event: FocusEvent) => {
      const target = tipOf(event.target) ?? tipWithin(event.target);
      // A click focuses too; the tip would cover what the click opened.
      if (!target || !(event.target as Element).matches(':focus-visible')) return;
      window.clearTimeout(timer);
      // Not at once: while a popover closes and gives the focus back, the browser shows no other.
      timer = window.setTimeout(() => target.isConnected && open(target));
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close();
    };
    document.addEventListener('pointerover', onOver, options);
    document.addEventListener('pointerdown', close, options);
    document.addEventListener('focusin', onFocus, options);
    document.addEventListener('focusout', close, options);
    document.addEventListener('scroll', close, options);
    document.addEventListener('keydown', onKey, options);
    document.addEventListener('pointerleave', close, options);
    return () => {
      listening.abort();
      window.clearTimeout(timer);
    };
  }, [show]);
}
