import type { Design, DesignBuilder, EdgeId, NodeId } from '../design';
import type { JsonObject } from '../kit/json';
import { buildDesign } from '../catalog/builder';

/** The small designs that rules use as examples: a whole three-tier application, less or changed where a rule says so. */

type Part =
  | 'users'
  | 'dns'
  | 'region'
  | 'vpc'
  | 'public'
  | 'app'
  | 'data'
  | 'alb'
  | 'web'
  | 'cache'
  | 'proxy'
  | 'db'
  | 'replica';
/** All that stands in the network, and who comes to it. */
export const COMPONENTS = [
  'users',
  'dns',
  'alb',
  'web',
  'cache',
  'proxy',
  'db',
  'replica',
] as const;

type Join = 'requests' | 'resolves' | 'route' | 'cached' | 'pooled' | 'pools' | 'replicates';

interface PartSpec {
  readonly kind: string;
  readonly in?: Part;
  readonly label: string;
  readonly params?: JsonObject;
}

const PARTS: Readonly<Record<Part, PartSpec>> = {
  region: { kind: 'region', label: 'Region' },
  vpc: { kind: 'vpc', in: 'region', label: 'Production' },
  public: { kind: 'tier', in: 'vpc', label: 'Public tier', params: { role: 'public', prefix: 24 } },
  app: { kind: 'tier', in: 'vpc', label: 'Application tier', params: { role: 'app', prefix: 22 } },
  data: { kind: 'tier', in: 'vpc', label: 'Data tier', params: { role: 'data', prefix: 24 } },
  users: { kind: 'internet', label: 'Users' },
  dns: {
    kind: 'route53-record',
    label: 'shop.acme.dev',
    params: { domain: 'shop.acme.dev', zone: 'acme.dev' },
  },
  alb: { kind: 'application-load-balancer', in: 'public', label: 'Public ALB' },
  web: { kind: 'auto-scaling-group', in: 'app', label: 'Web servers' },
  cache: { kind: 'elasticache', in: 'data', label: 'Session cache' },
  proxy: { kind: 'rds-proxy', in: 'data', label: 'Connection pool' },
  db: { kind: 'rds-instance', in: 'data', label: 'App database' },
  replica: { kind: 'rds-replica', in: 'data', label: 'Read replica' },
};

const JOINS: Readonly<
  Record<Join, { readonly verb: string; readonly from: Part; readonly to: Part }>
> = {
  requests: { verb: 'requests', from: 'users', to: 'dns' },
  resolves: { verb: 'resolves-to', from: 'dns', to: 'alb' },
  route: { verb: 'routes-to', from: 'alb', to: 'web' },
  cached: { verb: 'reads-writes', from: 'web', to: 'cache' },
  pooled: { verb: 'reads-writes', from: 'web', to: 'proxy' },
  pools: { verb: 'pools', from: 'proxy', to: 'db' },
  replicates: { verb: 'replicates-to', from: 'db', to: 'replica' },
};

type Ids = Readonly<Record<Part, NodeId>>;

export interface Change {
  /** Params of parts and connections that differ from their defaults. */
  readonly with?: { readonly [K in Part | Join]?: JsonObject };
  readonly without?: readonly (Part | Join)[];
  /** Another container than usual; null puts it on the canvas. */
  readonly move?: { readonly [K in Part]?: Part | null };
  /** Slugs and labels other than the usual ones. */
  readonly slug?: { readonly [K in Part]?: string };
  readonly settings?: JsonObject;
  readonly more?: (design: DesignBuilder, ids: Ids) => void;
}

/** An example is a function, so that a design is built only where it is needed. */
export const example =
  (change: Change = {}): (() => Design) =>
  () => {
    const design = buildDesign();
    const ids: Partial<Record<Part, NodeId>> = {};
    const left = (name: Part | Join): boolean => !change.without?.includes(name);
    for (const [name, value] of Object.entries(change.settings ?? {})) design.setting(name, value);
    for (const [name, part] of Object.entries(PARTS) as [Part, PartSpec][]) {
      if (!left(name)) continue;
      const holder = change.move?.[name] === undefined ? (part.in ?? null) : change.move[name];
      const slug = change.slug?.[name];
      ids[name] = design.node(part.kind, {
        label: part.label,
        slug: slug ?? name,
        parent: holder === null ? null : (ids[holder] ?? null),
        params: { ...part.params, ...change.with?.[name] },
      });
    }
    for (const [name, edge] of Object.entries(JOINS) as [Join, (typeof JOINS)[Join]][]) {
      const [from, to] = [ids[edge.from], ids[edge.to]];
      if (left(name) && from && to) design.edge(edge.verb, from, to, change.with?.[name] ?? {});
    }
    change.more?.(design, ids as Ids);
    return design.build();
  };

/** Servers that open connections to the database themselves. */
export const direct = (change: Change = {}, params: JsonObject = {}): (() => Design) =>
  example({
    ...change,
    without: ['proxy', ...(change.without ?? [])],
    more: (design, ids): EdgeId => {
      change.more?.(design, ids);
      return design.edge('reads-writes', ids.web, ids.db, params);
    },
  });

/** An Aurora cluster behind the proxy, in place of the database and its replica. */
export const clustered = (params: JsonObject = {}, change: Change = {}): (() => Design) =>
  example({
    ...change,
    without: ['db', 'replica', ...(change.without ?? [])],
    more: (design, ids) => {
      const cluster = design.node('aurora-cluster', {
        label: 'App cluster',
        parent: ids.data,
        params,
      });
      if (ids.proxy) design.edge('pools', ids.proxy, cluster);
      change.more?.(design, { ...ids, db: cluster });
    },
  });
