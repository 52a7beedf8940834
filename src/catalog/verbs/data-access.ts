import type { EdgeId, NodeId } from '../../design/records';
import type { VerbFacts } from '../../spec/facts';
import type { Grant, Model, ModelEdge, ModelNode, Reach, Wire } from '../../spec/model';
import { pools } from './pools';
import { replicatesTo } from './replicates-to';

/** The database whose credentials open a target: the one behind a pool, the source of a replica, or the target itself. */
export function databaseBehind(id: NodeId, model: Model): NodeId | null {
  const node = model.get(id);
  if (node.spec.can.includes('sql-pool')) return model.edgesFrom(id, pools)[0]?.to ?? null;
  if (node.spec.can.includes('sql-replica'))
    return model.edgesTo(id, replicatesTo)[0]?.from ?? null;
  return id;
}

export function doorTo(edge: ModelEdge, model: Model, what: string): readonly Reach[] {
  const port = model.portOf(edge.to);
  if (port === null) return [];
  const purpose = `${what} from ${model.get(edge.from).label}`;
  return [{ from: edge.from, to: edge.to, port, protocol: 'tcp', purpose, because: [edge.id] }];
}

export function secretBehind(edge: ModelEdge, model: Model): readonly Grant[] {
  const owner = databaseBehind(edge.to, model);
  return owner !== null && model.secretOf(owner)
    ? [{ to: edge.from, secretOf: owner, because: [edge.id] }]
    : [];
}

export const wire = (
  edge: EdgeId,
  to: NodeId,
  from: NodeId,
  variable: string,
  value: Wire['value'],
): Wire => ({ to, variable, from, value, because: edge });

/**
 * Where a resource is, for a user in another region; nothing for one beside it. Lambda keeps AWS_REGION for itself, so the name
 * of no slug may end in that.
 */
export function wireRegion(
  edge: ModelEdge,
  user: NodeId,
  resource: NodeId,
  model: Model,
): readonly Wire[] {
  const [here, there] = [model.regionName(user), model.regionName(resource)];
  return here === null || there === null || here === there
    ? []
    : [
        wire(
          edge.id,
          user,
          resource,
          `${variablePrefix(model.get(resource).slug)}_REGION_NAME`,
          'region',
        ),
      ];
}

/** The prefix of a node's environment variables: the slug in capitals, "DB" or "ORDERS_DB". */
export const variablePrefix = (slug: string): string => slug.toUpperCase().replaceAll('-', '_');

/** Of the variables for reads. A cluster answers them elsewhere, beside the way for writes, which may be a proxy. */
export const readingPrefix = ({ slug, spec }: ModelNode): string =>
  `${variablePrefix(slug)}${spec.can.includes('sql-readers') ? '_READER' : ''}`;

/** Whether a client of a store may only read. */
export const readOnly = (what: string) =>
  ({
    type: 'toggle',
    label: 'Only reads',
    group: 'Access',
    default: false,
    help: `No right to write or delete ${what}.`,
  }) as const;

/** What a client of a store gets: the rights, and its name in a variable that ends in `suffix`. */
export const accessByName = (suffix: string): VerbFacts => ({
  access: ({ id, from, to, params }) => [
    {
      to: from,
      resource: to,
      level: params.readOnly === true ? 'read' : 'read-write',
      because: [id],
    },
  ],
  wires: (edge, model) => [
    wire(
      edge.id,
      edge.from,
      edge.to,
      `${variablePrefix(model.get(edge.to).slug)}_${suffix}`,
      'name',
    ),
    ...wireRegion(edge, edge.from, edge.to, model),
  ],
});
