import { useEffect, useMemo, useRef } from 'react';
import { describe, type Block } from '../../document';
import type { Model } from '../../spec/model';
import type { Inspection } from '../../validation';
import { useThemedPicture } from '../picture/use-themed-picture';

/** The same page as in the zip of an export. */
export function Page({ model, inspection }: { model: Model; inspection: Inspection }) {
  const picture = useThemedPicture(model);
  const blocks = useMemo(
    () => describe(model, inspection, picture?.svg ?? null),
    [model, inspection, picture],
  );
  const article = useRef<HTMLElement>(null);
  // Where it takes the place of the presentation, the button that was pressed is gone.
  useEffect(() => article.current?.focus({ preventScroll: true }), []);
  return (
    // A page that is longer than the window is scrolled by keys as well.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <article ref={article} className="reading__page" tabIndex={0} data-autofocus>
      {blocks.map((block, index) => (
        // The page is made anew as a whole.
        // oxlint-disable-next-line react/no-array-index-key
        <BlockView key={index} block={block} />
      ))}
    </article>
  );
}

function BlockView({ block }: { block: Block }) {
  if ('heading' in block)
    return block.level === 2 ? <h3>{block.heading}</h3> : <h4>{block.heading}</h4>;
  if ('text' in block) return <p>{block.text}</p>;
  if ('list' in block)
    return (
      <ul>
        {block.list.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    );
  if ('picture' in block)
    return (
      <img
        className="reading__picture"
        src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(block.picture)}`}
        alt={block.alt}
      />
    );
  const { head, rows } = block.table;
  return (
    <div className="reading__table">
      <table>
        <thead>
          <tr>
            {head.map((cell) => (
              <th key={cell} scope="col">
                {cell || <span className="sr-only">does</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // Two rows may say the same.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={at}>
              {row.map((cell, column) => (
                // oxlint-disable-next-line react/no-array-index-key
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
