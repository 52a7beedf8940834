import { lambdaFunction } from '../catalog/lambda-function/spec';
import { rdsProxy } from '../catalog/rds-proxy/spec';
import { maxConnections } from '../catalog/instance-sizes';
import { pools } from '../catalog/verbs/pools';
import { reads } from '../catalog/verbs/reads';
import { readsWrites } from '../catalog/verbs/reads-writes';
import type { NodeId } from '../design';
import type { Model, ModelEdge } from '../spec/model';
import type { Fix } from '../validation';
import { mostAtATime } from './concurrency';
import { addInTier, fixWith, join, titleIntoData } from './fixes';
import { remember } from '../kit/memo';
import { fleets, largestOf, lettersOf, nameOf, type Database } from './subjects';

/** Who opens connections to a database, itself or through a proxy. */
export interface Client {
  readonly edge: ModelEdge;
  /** Connections at full size: servers at most, times the pool of each; null where the number of servers is unknown. */
  readonly most: { readonly servers: number; readonly pool: number } | null;
  readonly isFunction: boolean;
}

export const proxiesOf = (model: Model, database: NodeId): readonly NodeId[] =>
  model
    .edgesTo(database, pools)
    .map((edge) => edge.from)
    .filter((id) => model.get(id).kind === rdsProxy.id);

const fleetsById = remember(
  (model: Model) => new Map(fleets(model).map((fleet) => [fleet.id, fleet])),
);

export const clientsOf = (model: Model, target: NodeId): readonly Client[] =>
  model.edgesTo(target, readsWrites).flatMap((edge) => {
    const from = model.get(edge.from);
    const isFunction = model.is(from, lambdaFunction);
    // A connection from anything else is IS-2's to report.
    if (!from.spec.can.includes('compute') && !isFunction) return [];
    const fleet = fleetsById(model).get(from.id);
    const servers = isFunction ? mostAtATime(model, from) : fleet ? largestOf(fleet) : null;
    const most = servers === null ? null : { servers, pool: Number(edge.params.poolSize) };
    return [{ edge, most, isFunction }];
  });

export const connectionLimit = (db: Database): number | null =>
  db.params.existing ? null : maxConnections(db.params.engine, db.params.instanceClass);

/** Whether the client also goes through a proxy of the database: then the direct way is a deliberate second one. */
export const isPooledToo = (model: Model, database: NodeId, client: NodeId): boolean =>
  proxiesOf(model, database).some((proxy) =>
    model.edgesFrom(client, readsWrites).some((edge) => edge.to === proxy),
  );

/** A proxy of another VPC is IS-2's to report: nobody here reaches it. */
const proxyBeside = (model: Model, database: NodeId): NodeId | undefined => {
  const home = model.networkOf(database)?.vpc;
  return proxiesOf(model, database).find((proxy) => model.networkOf(proxy)?.vpc === home);
};

/** Sends every direct client of the database through its proxy, which is created if there is none and it has the zones. */
export function poolConnections(model: Model, db: Database): readonly Fix[] {
  const home = model.networkOf(db.id);
  if (!home || lettersOf(home).length < 2) return [];
  // Who also reads there directly would be told one name by two (IS-10).
  const readers = new Set(model.edgesTo(db.id, reads).map(({ from }) => from));
  if (clientsOf(model, db.id).some(({ edge }) => readers.has(edge.from))) return [];
  const standing = proxyBeside(model, db.id);
  const title =
    standing === undefined
      ? titleIntoData('Insert an RDS Proxy', home)
      : `Connect through ${nameOf(model.get(standing))}`;
  const fix = fixWith(title, true, (edit) => {
    const { tx } = edit;
    const now = edit.model;
    const network = now.find(db.id) ? now.networkOf(db.id) : null;
    if (!network) return 'The database is in no VPC.';
    let proxy = proxyBeside(now, db.id);
    if (proxy === undefined) {
      proxy = addInTier(edit, network, rdsProxy, 'data');
      join(edit, pools, proxy, db.id);
    }
    for (const { edge } of clientsOf(now, db.id)) {
      if (isPooledToo(now, db.id, edge.from)) tx.removeEdge(edge.id);
      else tx.changeEdge(edge.id, { to: proxy });
    }
  });
  return [fix];
}
