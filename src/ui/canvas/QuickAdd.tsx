import { useReactFlow, ViewportPortal } from '@xyflow/react';
import { useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { NodeId } from '../../design';
import type { Point } from '../../spec/geometry';
import { search } from '../palette/search';
import { KindIcon, SearchList, placeBeside, useDismiss } from '../primitives';
import { useEditor } from '../use-editor';
import { ConnectLine } from './DropLayer';
import { focusNode } from './focus-node';
import { offersAt, offersFrom, type Offer } from './quick-add';
import { said } from './said';
import './quick-add.css';

interface QuickAddProps {
  /** What the new node is connected to; null for a node by itself. */
  readonly from: NodeId | null;
  /** On the screen. */
  readonly at: Point;
  /** Whether the new node should stand there. */
  readonly isAimed: boolean;
  /** Called before something is added: what is put under the pointer stays there. */
  readonly onAdd: () => void;
  readonly onClose: () => void;
}

const markOf = ({ icon }: Offer) => <KindIcon kind={icon} size={18} />;

/** Everything that may be added here, or joined to the node whose connection was let go here; by a word, arrows and Enter. */
export function QuickAdd({ from, at, isAimed, onAdd, onClose }: QuickAddProps) {
  const editor = useEditor();
  const flow = useReactFlow();
  const box = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState('');
  // As things are when it opens: nothing changes while it is open.
  const [{ point, offers, label }] = useState(() => {
    const aimed = flow.screenToFlowPosition(at, { snapToGrid: false });
    const { model } = editor.store.getState();
    return {
      point: aimed,
      offers:
        from === null ? offersAt(editor, aimed) : offersFrom(editor, from, isAimed ? aimed : null),
      label: from === null ? 'Add' : `Add and connect to ${model.get(from).label}`,
    };
  });
  const shown = useMemo(
    () => (query.trim() === '' ? offers : search(offers, query)),
    [offers, query],
  );
  useDismiss(box, null, onClose);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const before = document.activeElement;
    // Manual: an automatic popover would take the release of the button for a click elsewhere.
    element.showPopover();
    const anchor = { left: at.x, right: at.x, top: at.y, bottom: at.y };
    const view = { width: window.innerWidth, height: window.innerHeight };
    const size = element.getBoundingClientRect();
    const rect = from === null ? null : editor.store.getState().geometry.absolute.get(from);
    const isFromRight = rect ? rect.x + rect.width / 2 > point.x : false;
    // Beside a loose end, so that its line stays in sight.
    const { left, top } =
      from !== null && isAimed
        ? placeBeside(anchor, size, view, isFromRight ? 'left' : 'right')
        : placeBeside(anchor, size, view, 'bottom', { gap: 4, align: 'start' });
    element.style.left = `${left}px`;
    element.style.top = `${top}px`;
    element.querySelector<HTMLElement>('[data-autofocus]')?.focus({ preventScroll: true });
    return () => {
      const isInside =
        element.contains(document.activeElement) || document.activeElement === document.body;
      if (isInside && before instanceof HTMLElement && before.isConnected)
        before.focus({ preventScroll: true });
    };
  }, [editor, at, from, isAimed, point]);

  const choose = (offer: Offer) => {
    onClose();
    onAdd();
    if (!offer.run()) return;
    const { model, selection } = editor.store.getState();
    const [made] = selection.nodes;
    if (made === undefined) return;
    const joined = model.edges.find((edge) => edge.from === made || edge.to === made);
    said.set(
      from !== null && joined
        ? `${model.get(joined.from).label} ${joined.spec.title} ${model.get(joined.to).label}.`
        : `Added ${model.get(made).label}.`,
    );
    focusNode(made);
  };
  const onKey = (event: KeyboardEvent) => {
    // It has the keyboard to itself.
    event.stopPropagation();
    if (event.key !== 'Escape' && event.key !== 'Tab') return;
    event.preventDefault();
    onClose();
  };
  return (
    <>
      {from !== null && isAimed ? (
        <ViewportPortal>
          <ConnectLine from={from} to={point} isRefused={false} />
        </ViewportPortal>
      ) : null}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys bubble from within */}
      <dialog
        ref={box}
        aria-label={label}
        popover="manual"
        className="quick-add"
        onKeyDown={onKey}
        // What opens above it would leave it behind.
        onBlur={({ currentTarget, relatedTarget }) => {
          if (relatedTarget && !currentTarget.contains(relatedTarget)) onClose();
        }}
        onContextMenu={(event) => event.preventDefault()}
      >
        <SearchList
          label={label}
          fieldLabel={label}
          nothing="Nothing that could be added connects to it."
          noneCalled={
            from === null ? undefined : 'Nothing that could be added and connects to it is called'
          }
          placeholder={from === null ? 'Add…' : `${label}…`}
          query={query}
          onQuery={setQuery}
          shown={shown}
          markOf={markOf}
          onChoose={choose}
        />
      </dialog>
    </>
  );
}
