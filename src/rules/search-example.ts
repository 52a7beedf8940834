import type { Design } from '../design';
import type { JsonObject } from '../kit/json';
import { example, type Change } from './example-designs';

/** The usual example with a search engine beside its data, which the servers search. */
export const search = (params: JsonObject = {}, change: Change = {}): (() => Design) =>
  example({
    ...change,
    more: (design, ids) => {
      const domain = design.node('opensearch-domain', {
        label: 'Search',
        slug: 'search',
        parent: ids.data,
        params,
      });
      design.edge('searches', ids.web, domain);
    },
  });
