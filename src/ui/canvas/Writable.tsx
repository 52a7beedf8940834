import type { ReactNode } from 'react';
import type { ModelNode } from '../../spec/model';
import { NodeText } from './NodeText';
import { renaming } from './renaming';
import { useValue } from './value-store';

interface WritableProps {
  readonly node: ModelNode;
  /** The text field that is written; the node's name where there is none. */
  readonly field?: string | undefined;
  /** The text as it is read. */
  readonly children: ReactNode;
}

/** A text of a node that becomes a field when it is renamed. */
export function Writable({ node, field, children }: WritableProps) {
  const isWriting = useValue(renaming, (renamed) => renamed === node.id);
  if (!isWriting) return children;
  return <NodeText node={node} field={field} />;
}
