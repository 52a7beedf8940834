import type { Design } from '../design';
import { buildDesign } from '../catalog/builder';
import type { JsonObject } from '../kit/json';

type Part = 'vpc' | 'app' | 'api' | 'queue' | 'worker' | 'db' | 'cache' | 'files';

interface Change {
  readonly with?: { readonly [K in Part]?: JsonObject };
  /** The worker goes around the proxy. */
  readonly direct?: boolean;
  /** Another function goes around the proxy. */
  readonly other?: boolean;
  /** Where the worker stands; null: in the region, outside the VPC. */
  readonly worker?: 'public' | 'app' | 'data' | null;
  /** An API calls the worker as well as its queue does. */
  readonly called?: boolean;
  /** The region of the files; null: that of everything else. */
  readonly filesIn?: string;
  readonly without?: readonly ('public' | 'db')[];
}

/** A function in a VPC that works off a queue and keeps what it does in a database, a cache and a bucket. */
export const functionsInVpc =
  (change: Change = {}): (() => Design) =>
  () => {
    const design = buildDesign();
    const has = (part: 'public' | 'db') => !change.without?.includes(part);
    const node = (kind: string, label: string, parent: string | null, params: JsonObject = {}) =>
      design.node(kind, { label, parent, params });
    const region = node('region', 'Region', null);
    const vpc = node('vpc', 'Production', region, { ...change.with?.vpc });
    const tier = (label: string, role: string, prefix: number) =>
      node('tier', label, vpc, { role, prefix });
    const tiers = {
      public: has('public') ? tier('Public tier', 'public', 24) : null,
      app: tier('Application tier', 'app', 22),
      data: tier('Data tier', 'data', 24),
    };
    const queue = node('sqs-queue', 'Orders', region, { ...change.with?.queue });
    const home = change.worker === undefined ? 'app' : change.worker;
    const worker = node('lambda-function', 'Worker', home === null ? region : tiers[home], {
      ...change.with?.worker,
    });
    design.edge('triggers', queue, worker);
    const farRegion =
      change.filesIn === undefined
        ? region
        : node('region', 'Far', null, { region: change.filesIn });
    const files = node('s3-bucket', 'Files', farRegion);
    design.edge('stores-in', worker, files);
    const cache = node('elasticache', 'Cache', tiers.data);
    design.edge('reads-writes', worker, cache, { poolSize: 1 });
    if (has('db')) {
      const db = node('rds-instance', 'App database', tiers.data, { ...change.with?.db });
      const proxy = change.direct ? null : node('rds-proxy', 'Proxy', tiers.data);
      if (proxy !== null) design.edge('pools', proxy, db);
      design.edge('reads-writes', worker, proxy ?? db, { poolSize: 1 });
      if (change.other) {
        const report = node('lambda-function', 'Report', tiers.app, { reservedConcurrency: 5 });
        design.edge('reads-writes', report, db, { poolSize: 1 });
      }
    }
    if (change.called) design.edge('invokes', node('api-gateway', 'API', region), worker);
    return design.build();
  };
