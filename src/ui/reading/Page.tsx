import { MessageSquarePlus } from 'lucide-react';
import { Fragment, useEffect, useMemo, useRef, useState } from 'react';
import type { NodeId } from '../../design';
import { describe, type Block } from '../../document';
import type { Model, ModelNode } from '../../spec/model';
import { remarksOf } from '../../spec/remarks';
import type { Inspection } from '../../validation';
import { useThemedPicture } from '../picture/use-themed-picture';
import { IconButton } from '../primitives';
import { Comments, type Run } from './Comments';
import { NothingDrawn } from './NothingDrawn';
import { nodeName } from '../../spec/node-name';

interface Remarked {
  readonly model: Model;
  readonly remarks: ReadonlyMap<NodeId | null, readonly ModelNode[]>;
  readonly run: Run;
}

interface PageProps {
  readonly model: Model;
  readonly inspection: Inspection;
  readonly run: Run;
}

/** The same page as in the zip of an export, and on it what is said about each of its parts. */
export function Page({ model, inspection, run }: PageProps) {
  const picture = useThemedPicture(model);
  const blocks = useMemo(
    () => describe(model, inspection, picture?.svg ?? null),
    [model, inspection, picture],
  );
  const article = useRef<HTMLElement>(null);
  // Where it takes the place of the presentation, the button that was pressed is gone.
  useEffect(() => article.current?.focus({ preventScroll: true }), []);
  const remarks = useMemo(() => remarksOf(model), [model]);
  const remarked = { model, remarks, run };
  // Under the overview, and the picture where there is one.
  const first = blocks.findIndex((block) => 'heading' in block);
  if (model.nodes.length === 0) return <NothingDrawn />;
  return (
    // A page that is longer than the window is scrolled by keys as well.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <article ref={article} className="reading__page" tabIndex={0} data-autofocus>
      {blocks.map((block, index) => (
        // The page is made anew as a whole.
        // oxlint-disable-next-line react/no-array-index-key
        <Fragment key={index}>
          {index === first ? <OnWhole {...remarked} /> : null}
          <BlockView block={block} {...remarked} />
        </Fragment>
      ))}
      {first < 0 ? <OnWhole {...remarked} /> : null}
    </article>
  );
}

function OnWhole({ remarks, run }: Remarked) {
  return (
    <section aria-label="Comments on the design" className="reading__whole">
      <Comments about={null} name="the design" comments={remarks.get(null) ?? []} run={run} />
    </section>
  );
}

function BlockView({ block, ...remarked }: { readonly block: Block } & Remarked) {
  if ('heading' in block) {
    const { heading, level, about } = block;
    if (level === 2) return <h3>{heading}</h3>;
    return (
      <>
        <h4>{heading}</h4>
        {about ? <OnNode about={about} {...remarked} /> : null}
      </>
    );
  }
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
  return <TableView {...block.table} {...remarked} />;
}

function OnNode({ about, model, remarks, run }: { readonly about: NodeId } & Remarked) {
  return (
    <Comments
      about={about}
      name={nodeName(model.get(about))}
      comments={remarks.get(about) ?? []}
      run={run}
    />
  );
}

type Table = Extract<Block, { table: unknown }>['table'];

function TableView({ head, rows, about, ...remarked }: Table & Remarked) {
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
            {about ? (
              <th scope="col">
                <span className="sr-only">Comment</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => {
            const id = about?.[at];
            return id === undefined ? (
              // Two rows may say the same.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={at}>{cellsOf(row)}</tr>
            ) : (
              <RemarkedRow key={id} row={row} about={id} {...remarked} />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const cellsOf = (row: readonly string[]) =>
  // oxlint-disable-next-line react/no-array-index-key
  row.map((cell, column) => <td key={column}>{cell}</td>);

interface RemarkedRowProps extends Remarked {
  readonly row: readonly string[];
  readonly about: NodeId;
}

/** What is said about a node has a row of its own under that of the node. */
function RemarkedRow({ row, about, model, remarks, run }: RemarkedRowProps) {
  const [isWriting, setWriting] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const comments = remarks.get(about) ?? [];
  const name = nodeName(model.get(about));
  const isTold = comments.length > 0 || isWriting;
  return (
    <>
      <tr data-told={isTold || undefined}>
        {cellsOf(row)}
        <td className="reading__comment">
          {isTold ? null : (
            <IconButton
              ref={button}
              label={`Comment on ${name}`}
              side="left"
              icon={<MessageSquarePlus size={15} />}
              onClick={() => setWriting(true)}
            />
          )}
        </td>
      </tr>
      {isTold ? (
        <tr>
          <td colSpan={row.length + 1}>
            <Comments
              about={about}
              name={name}
              comments={comments}
              run={run}
              startsWriting={isWriting}
              onDone={() => {
                setWriting(false);
                requestAnimationFrame(() => button.current?.focus());
              }}
            />
          </td>
        </tr>
      ) : null}
    </>
  );
}
