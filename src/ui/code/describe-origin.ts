import type { Origin } from '../../codegen/code';
import type { NodeId } from '../../design';
import type { Model } from '../../spec/model';

/** "app-db · Multi-AZ", "web routes to api · Paths"; null for a record that the design no longer has. */
export function describeOrigin(model: Model, { node, edge, field }: Origin): string | null {
  const foundNode = node === undefined ? undefined : model.find(node);
  const foundEdge = edge === undefined ? undefined : model.findEdge(edge);
  const spec = foundEdge?.spec ?? foundNode?.spec;
  if (!spec) return null;
  const name = foundEdge
    ? `${labelOf(model, foundEdge.from)} ${foundEdge.spec.title} ${labelOf(model, foundEdge.to)}`
    : (foundNode?.label ?? '');
  const label =
    field !== undefined && Object.hasOwn(spec.fields, field)
      ? spec.fields[field]?.label
      : undefined;
  return label === undefined ? name : `${name} · ${label}`;
}

const labelOf = (model: Model, id: NodeId): string => model.find(id)?.label ?? id;
