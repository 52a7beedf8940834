import type { NodeId } from '../../design';
import type { Verb } from '../../spec/catalog';
import type { Model } from '../../spec/model';
import { defineVerb, type VerbSpec } from '../../spec/verb-spec';

/** ElastiCache guide, "Global datastores: prerequisites and limitations": beside the primary two more regions. */
const MOST = 2;

export const replicatesCacheTo: VerbSpec = defineVerb({
  id: 'replicates-cache-to',
  title: 'replicates keys to',
  summary:
    'A global datastore: the cache of another region follows, usually within a second, answers reads, and is promoted by hand.',
  flow: 'replication',
  from: ['cache'],
  to: ['cache'],
  sameNetwork: false,
  single: 'to',
  fields: {},
  exported: true,
  refuse: (model, from, to) => {
    const [here, there] = [model.regionName(from.id), model.regionName(to.id)];
    if (here !== null && here === there)
      return `${from.label} and ${to.label} lie in one region: a global datastore has one cache in each.`;
    const known = [from, to].find(({ isExisting }) => isExisting);
    if (known)
      return `${known.label} exists already, and too little of it is known for a global datastore.`;
    if (primaryOf(from.id, model) !== null)
      return `${from.label} follows another cache, and only a primary replicates.`;
    if (model.edgesFrom(to.id, replicatesCacheTo).length > 0)
      return `${to.label} is the primary of others, and only a cache of its own can follow.`;
    const others = model.edgesFrom(from.id, replicatesCacheTo).filter((edge) => edge.to !== to.id);
    if (others.some((edge) => model.regionName(edge.to) === there))
      return `${from.label} replicates to that region already: a global datastore has one cache in each.`;
    return others.length < MOST
      ? null
      : `${from.label} replicates to ${MOST} other regions, and no global datastore has more.`;
  },
  caption: () => 'asynchronous',
});

/** The cache that it follows in a global datastore; null where it takes writes itself. */
export const primaryOf = (id: NodeId, model: Model): NodeId | null =>
  model.edgesTo(id, replicatesCacheTo)[0]?.from ?? null;

export const verb: Verb = { spec: replicatesCacheTo };
