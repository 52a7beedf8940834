import type { Verb } from '../../spec/catalog';
import { defineVerb, type VerbSpec } from '../../spec/verb-spec';
import type { Model, ModelEdge, ModelNode, Wire } from '../../spec/model';
import { databaseBehind, doorTo, secretBehind, variablePrefix, wire } from './data-access';
import { pools } from './pools';

export const readsWrites: VerbSpec = defineVerb({
  id: 'reads-writes',
  title: 'reads and writes',
  summary:
    'Connections are opened there: a security group rule, the credentials and the host name come with it.',
  flow: 'data',
  from: ['compute', 'function'],
  to: ['sql-database', 'sql-pool', 'cache'],
  sameNetwork: true,
  fields: {
    poolSize: {
      type: 'number',
      unseen: true,
      label: 'Connections each',
      group: 'Connections',
      default: 20,
      min: 1,
      max: 1000,
      help: 'The size of the pool that each server, task or running function keeps; compared with what the database allows.',
      unit: 'connections',
    },
  },
  exported: true,
  // A running function works on one thing at a time.
  initial: (_model, from) => (from.spec.can.includes('function') ? { poolSize: 1 } : {}),
  // Whoever writes through a proxy comes to the cluster itself for its readers.
  yields: (model, from, to) =>
    to.spec.can.includes('sql-readers') &&
    model
      .edgesFrom(from.id, readsWrites)
      .some((edge) => model.edgesFrom(edge.to, pools).some((pooled) => pooled.to === to.id)),
  caption: () => '',
});

/**
 * Whether the servers reach the same database through a proxy too: then the proxy is what they are told of as usual, and the
 * direct way, for migrations and listeners, has variables of its own.
 */
const isSecondWay = (edge: ModelEdge, model: Model): boolean =>
  model
    .edgesTo(edge.to, pools)
    .some(({ from }) => model.edgesFrom(edge.from, readsWrites).some(({ to }) => to === from));

/** With the rights of its role, and without a secret. */
const signsIn = ({ params }: ModelNode): boolean => params.auth === 'rbac-iam';

export const verb: Verb = {
  spec: readsWrites,
  facts: {
    reach: (edge, model) => doorTo(edge, model, 'Connections'),
    grants: (edge, model) => secretBehind(edge, model),
    access: ({ id, from, to }, model) =>
      signsIn(model.get(to)) ? [{ to: from, resource: to, level: 'connect', because: [id] }] : [],
    wires: (edge, model): readonly Wire[] => {
      const owner = databaseBehind(edge.to, model);
      if (owner === null) return [];
      const prefix = variablePrefix(model.get(owner).slug);
      const told = (from: string, name: string, value: Wire['value']) =>
        wire(edge.id, edge.from, from, `${prefix}_${name}`, value);
      const way = isSecondWay(edge, model) ? 'DIRECT_' : '';
      const isCache = model.get(owner).spec.can.includes('cache');
      return [
        told(edge.to, `${way}HOST`, 'endpoint'),
        told(edge.to, `${way}PORT`, 'port'),
        isCache ? told(owner, 'TLS', 'tls') : told(owner, 'NAME', 'database-name'),
        // A token that IAM signs is for a cache by name.
        ...(signsIn(model.get(owner))
          ? [told(owner, 'USER', 'user'), told(owner, 'NAME', 'name')]
          : []),
        ...(model.secretOf(owner) ? [told(owner, 'SECRET_ARN', 'secret-arn')] : []),
      ];
    },
  },
};
