import { useEffect, useRef } from 'react';
import {
  DIFFERENCE_KINDS,
  hasOtherPlace,
  type Comparison,
  type Difference,
  type DifferenceKind,
} from '../../compare';
import type { Catalog } from '../../spec/catalog';
import { describePatch } from '../../validation';
import { EmptyState } from '../primitives';
import { nodeName } from '../../spec/node-name';

/** The signs stand on the picture as well: colour is never the only one. */
export const SIGNS: Readonly<Record<DifferenceKind, string>> = {
  added: '+',
  removed: '−',
  changed: '~',
  moved: '→',
};
const WORDS: Readonly<Record<DifferenceKind, string>> = {
  added: 'Added',
  removed: 'Removed',
  changed: 'Changed',
  moved: 'Moved',
};

interface DifferenceListProps {
  readonly comparison: Comparison;
  readonly catalog: Catalog;
  readonly chosen: string | null;
  readonly onChoose: (difference: Difference) => void;
}

export function DifferenceList({ comparison, catalog, chosen, onChoose }: DifferenceListProps) {
  const { differences } = comparison;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-pressed="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  if (differences.length === 0) {
    return (
      <EmptyState title="No difference">
        Both have the same nodes, connections, places and settings.
      </EmptyState>
    );
  }
  return (
    <div ref={list}>
      {DIFFERENCE_KINDS.map((kind) => {
        const some = differences.filter((each) => each.kind === kind);
        if (some.length === 0) return null;
        return (
          <section key={kind} aria-label={WORDS[kind]}>
            <h3 className="compare__heading">
              <span className="compare__sign" data-kind={kind} aria-hidden>
                {SIGNS[kind]}
              </span>
              {WORDS[kind]} <span className="compare__count">{some.length}</span>
            </h3>
            <ul className="compare__list">
              {some.map((difference) => (
                <li key={`${difference.of}/${difference.id}`}>
                  <button
                    type="button"
                    className="compare__item"
                    aria-pressed={`${difference.of}/${difference.id}` === chosen}
                    onClick={() => onChoose(difference)}
                  >
                    {linesOf(comparison, difference, catalog).map((line) => (
                      <span key={line}>{line}</span>
                    ))}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

/** What became of it, in words. */
function linesOf(
  { before, after }: Comparison,
  { of, id, patch, kind }: Difference,
  catalog: Catalog,
): readonly string[] {
  const told = describePatch(
    { ...before, nodes: { ...after.nodes, ...before.nodes } },
    patch,
    catalog,
  );
  if (of === 'waiver') {
    const waiver = after.waivers[id] ?? before.waivers[id];
    return [
      `${waiver?.rule}: its acceptance ${kind === 'changed' ? 'reads differently' : `was ${kind}`}`,
    ];
  }
  const node = after.nodes[id] ?? before.nodes[id];
  const name = node ? nodeName(node) : id;
  const elsewhere = `${name}: at another place on the canvas`;
  if (told.length > 0) return hasOtherPlace({ kind, patch }) ? [...told, elsewhere] : told;
  return [of === 'node' ? elsewhere : `${name}: changed`];
}
