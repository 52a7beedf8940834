import { groupBy } from '../../kit/group-by';
import { remember } from '../../kit/memo';
import type { ParamsOf } from '../../spec/fields';
import type { Model, ModelNode } from '../../spec/model';
import { failoverOf, resolutionsOf, type Resolution } from '../verbs/resolves-to';
import { route53Record } from './spec';

type Dns = ModelNode<ParamsOf<typeof route53Record.fields>>;

/** Names are said without the trailing dot, in lower case: that is how ACM and Route 53 give them back. */
export const plain = (name: string): string => name.toLowerCase().replace(/\.$/, '');

/** What is missing of what the record points to, as a sentence; null when nothing is. */
export function whyUnresolved(
  node: Dns,
  model: Model,
  isExported: (edge: Resolution) => boolean,
): string | null {
  const edges = resolutionsOf(model, node.id);
  if (edges.length === 0) return 'the record resolves to nothing yet.';
  if (edges.length > 1 && !failoverOf(model, node.id)) {
    return 'its two load balancers have the same role in the failover.';
  }
  return edges.every(isExported) ? null : 'what it resolves to is not exported.';
}

/** Of the records of one zone, the first that creates it, else the first: it holds the zone for all. */
export function zoneOwner(node: Dns, model: Model, isMade: (record: Dns) => boolean): Dns {
  const same = recordsByZone(model).get(plain(node.params.zone)) ?? [];
  const made = same.filter(isMade);
  return made.find(({ params }) => params.zoneSource === 'create') ?? made[0] ?? node;
}

const recordsByZone = remember((model: Model): ReadonlyMap<string, readonly Dns[]> =>
  groupBy(model.ofKind(route53Record), ({ params }) => plain(params.zone)),
);

/**
 * A host over the values that hold the names of a record and its zone, so that another zone takes its hosts along; null outside
 * the zone. `E`: the expressions of the language that the export is written in.
 */
export function hostIn<E>(
  host: string,
  { params }: Dns,
  names: {
    readonly domain: () => E;
    readonly zone: () => E;
    readonly below: (prefix: string, name: E) => E;
  },
): E | null {
  const name = plain(host);
  const own = plain(params.domain);
  if (name === own) return names.domain();
  if (name.endsWith(`.${own}`)) return names.below(name.slice(0, -own.length), names.domain());
  const zone = plain(params.zone);
  if (name === zone) return names.zone();
  return name.endsWith(`.${zone}`) ? names.below(name.slice(0, -zone.length), names.zone()) : null;
}

/** A health check that a person switches looks at nothing by itself. */
export const watchesHealth = (node: Dns, model: Model): boolean =>
  node.params.healthCheck &&
  node.params.failoverMode !== 'manual' &&
  failoverOf(model, node.id) !== null;

export const FAILS_OVER_BY_ITSELF =
  'DNS fails over by itself when the health check of the primary fails. The database of the second region does not promote ' +
  'itself: until somebody does, writes fail there.';
