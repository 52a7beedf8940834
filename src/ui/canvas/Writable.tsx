import { Suspense, type ReactNode } from 'react';
import type { ModelNode } from '../../spec/model';
import { later } from '../after-paint';
import { renaming } from './renaming';
import { useValue } from './value-store';

const NodeText = later(() => import('./NodeText'));

interface WritableProps {
  readonly node: ModelNode;
  /** The text field that is written; the node's name where there is none. */
  readonly field?: string;
  /** The text as it is read. */
  readonly children: ReactNode;
}

/** A text of a node that becomes a field when it is renamed. */
export function Writable({ node, field, children }: WritableProps) {
  const isWriting = useValue(renaming, (renamed) => renamed === node.id);
  if (!isWriting) return children;
  return (
    <Suspense fallback={children}>
      <NodeText node={node} {...(field === undefined ? {} : { field })} />
    </Suspense>
  );
}
