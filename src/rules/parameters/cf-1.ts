import { elasticache } from '../../catalog/elasticache/spec';
import { replicatesCacheTo } from '../../catalog/verbs/replicates-cache-to';
import type { DesignBuilder } from '../../design';
import type { JsonObject } from '../../kit/json';
import { listWords } from '../../kit/words';
import type { ParamsOf } from '../../spec/fields';
import type { Model, ModelNode } from '../../spec/model';
import { defineRule, fail, pass, type Fix } from '../../validation';
import { example } from '../example-designs';
import { fixWith, GONE } from '../fixes';
import { nameOf } from '../subjects';

type Cache = ModelNode<ParamsOf<typeof elasticache.fields>>;

/** ElastiCache guide, "Global datastores: prerequisites and limitations": in the size large and above. */
const FAMILIES: ReadonlySet<string> = new Set(
  'm5 m6g m7g m8g r5 r6g r6gd r7g r8g c7gn c8gn'.split(' '),
);
const TOO_SMALL: ReadonlySet<string> = new Set(['micro', 'small', 'medium']);
const SMALLEST = 'cache.m7g.large';

function canJoin(nodeType: string): boolean {
  const [, family = '', size = ''] = nodeType.split('.');
  return FAMILIES.has(family) && !TOO_SMALL.has(size);
}

/** What AWS takes from the primary, whatever is drawn of the one that follows; and whether clients have to sign in. */
const ALIKE = [
  'engine',
  'engineVersion',
  'nodeType',
  'clusterMode',
  'shards',
  'atRest',
  'inTransit',
  'auth',
] as const;

const differing = ({ params }: Cache, { params: other }: Cache) =>
  ALIKE.filter((name) => params[name] !== other[name] && (name !== 'shards' || params.clusterMode));

const likePrimary = ({ params }: Cache): JsonObject =>
  Object.fromEntries(ALIKE.map((name) => [name, params[name]]));

const change = (title: string, of: readonly (readonly [Cache, JsonObject])[]): Fix =>
  fixWith(title, true, ({ tx }) => {
    for (const [{ id }, values] of of) {
      const record = tx.design.nodes[id];
      if (!record) return GONE;
      tx.changeNode(id, { params: { ...record.params, ...values } });
    }
    return undefined;
  });

/** A primary, and the caches that follow it. */
function datastores(model: Model): readonly (readonly [Cache, readonly Cache[]])[] {
  const caches = new Map(model.ofKind(elasticache).map((cache) => [cache.id, cache]));
  return [...caches.values()].flatMap((primary) => {
    const followers = model
      .edgesFrom(primary.id, replicatesCacheTo)
      .flatMap(({ to }) => caches.get(to) ?? []);
    // What exists cannot be joined, which is said of the connection.
    return followers.length > 0 && ![primary, ...followers].some(({ isExisting }) => isExisting)
      ? [[primary, followers] as const]
      : [];
  });
}

const pair = (here: JsonObject, there: JsonObject) =>
  example({
    with: { cache: here },
    more: (design: DesignBuilder, { cache }) => {
      const region = design.node('region', {
        label: 'Far',
        params: { region: 'us-west-2' },
      });
      const vpc = design.node('vpc', {
        label: 'Far network',
        parent: region,
        params: { cidr: '10.1.0.0/16' },
      });
      const tier = design.node('tier', {
        label: 'Far data',
        parent: vpc,
        params: { role: 'data', prefix: 24 },
      });
      const far = design.node('elasticache', {
        label: 'Far cache',
        parent: tier,
        params: there,
      });
      design.edge('replicates-cache-to', cache, far);
    },
  });
const LARGE = { nodeType: 'cache.m7g.large' };
const SHARDED = { ...LARGE, clusterMode: true };

export const cf1 = defineRule('parameters/cf-1', {
  title: 'Caches of a global datastore are alike, on nodes that can join one',
  why: 'ElastiCache refuses small and burstable nodes there. Of a cache that follows it takes engine, version, node type, shards and encryption from the primary, whatever is drawn.',
  severity: 'error',
  refused: true,
  sameAs: ['ML-5'],
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    for (const [primary, followers] of datastores(model)) {
      const { nodeType } = primary.params;
      const all = [primary, ...followers];
      if (!canJoin(nodeType)) {
        yield fail(
          { nodes: all.map(({ id }) => id) },
          `${nameOf(primary)}: ${nodeType} is no node of a global datastore, which begins with ${SMALLEST}.`,
          {
            field: { node: primary.id, name: 'nodeType' },
            fixes: [
              change(
                `Use ${SMALLEST}`,
                all.map((cache) => [cache, { nodeType: SMALLEST }]),
              ),
            ],
          },
        );
        continue;
      }
      for (const follower of followers) {
        const subject = { nodes: [follower.id, primary.id] };
        if (primary.params.automaticFailover && follower.params.nodes < 2) {
          yield fail(
            subject,
            `${nameOf(follower)}: has no replica, and ${nameOf(primary)} that it follows fails over to one; AWS refuses that.`,
            {
              field: { node: follower.id, name: 'nodes' },
              fixes: [
                change('Add a replica that takes over', [
                  [follower, { nodes: 2, automaticFailover: true, multiAz: true }],
                ]),
              ],
            },
          );
          continue;
        }
        const faults = differing(primary, follower);
        const [first] = faults;
        if (first === undefined) {
          yield pass(subject, `${nameOf(follower)}: is as ${nameOf(primary)}, on ${nodeType}.`);
          continue;
        }
        const labels = faults.map((name) => elasticache.fields[name].label.toLowerCase());
        yield fail(
          subject,
          `${nameOf(follower)}: follows ${nameOf(primary)} and is drawn with another ${listWords(labels)}.`,
          {
            // AWS takes what the primary has: the cache is another one than it is drawn as.
            severity: 'warning',
            faults,
            field: { node: follower.id, name: first },
            fixes: [
              change(`Make ${nameOf(follower)} like ${nameOf(primary)}`, [
                [follower, likePrimary(primary)],
              ]),
            ],
          },
        );
      }
    }
  },
  examples: {
    good: [
      pair(LARGE, LARGE),
      // How many replicas answer reads there is its own.
      pair(LARGE, { ...LARGE, nodes: 3 }),
      pair(SHARDED, SHARDED),
    ],
    bad: [
      pair({}, {}),
      pair({ nodeType: 'cache.t3.medium' }, LARGE),
      pair(LARGE, {}),
      pair(LARGE, { ...LARGE, engine: 'valkey', engineVersion: '8.2' }),
      pair(SHARDED, { ...SHARDED, shards: 3 }),
      pair(LARGE, { ...LARGE, nodes: 1, automaticFailover: false, multiAz: false }),
    ],
  },
});
