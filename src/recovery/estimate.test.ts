import { describe, expect, test } from 'vitest';
import { catalog } from '../catalog';
import { recoveryKinds } from '../catalog/recovery';
import { resolve } from '../resolve';
import { example } from '../rules/example-designs';
import { withStandby } from '../rules/failovers';
import { operated, secondRegion } from '../rules/operations-example';
import type { Design } from '../design';
import type { JsonObject } from '../kit/json';
import { designDigest, estimates, regionsOf, restoreOf } from './index';

const DECIDE = 15;
const modelOf = (build: () => Design) => resolve(build(), catalog);
const ofRegion = (build: () => Design, loss: 'region' | 'zone' | 'instance' = 'region') =>
  Object.fromEntries(
    estimates(modelOf(build), recoveryKinds, DECIDE, [loss]).map(({ tier, rto, rpo }) => [
      tier,
      [rto, rpo],
    ]),
  );
const drawn = (build: () => Design) => regionsOf(recoveryKinds)(modelOf(build)).drawn;

/** A second region with this many servers, and a replica of the database. */
const standby = (servers: number, dns: 'automatic' | 'manual' = 'manual', hasReplica = true) =>
  withStandby({
    standbyMin: servers,
    with: { dns: { failoverMode: dns } },
    standby: (design, { data }, { db }) => {
      if (!hasReplica) return;
      const replica = design.node('rds-replica', { label: 'Far replica', parent: data });
      design.edge('replicates-to', db, replica);
    },
  });

test('a restore takes 15 min and its size at 150 GiB an hour', () => {
  expect(restoreOf(0).minutes).toBe(15);
  expect(restoreOf(150).minutes).toBe(75);
  expect(restoreOf(100).minutes).toBe(55);
});

describe('after the loss of a region', () => {
  test('nothing elsewhere brings no data back', () => {
    expect(drawn(operated())).toBe('nothing');
    expect(ofRegion(operated())).toMatchObject({
      data: [Infinity, Infinity],
      app: [Infinity, null],
      edge: [Infinity, null],
    });
  });

  test('backup and restore: decide, build 45, restore; a day and the start of a job are lost', () => {
    const build = operated({}, {}, secondRegion);
    expect(drawn(build)).toBe('copies');
    expect(ofRegion(build)).toMatchObject({
      edge: [15 + 45 + 55 + 2, null],
      app: [15 + 45 + 55, null],
      data: [15 + 45 + 55, 1440 + 60],
    });
  });

  test('a restore that was slower than the estimate counts', () => {
    const measured = { lastRestoreTest: '2026-05-31', lastRestoreMinutes: 300 };
    expect(ofRegion(operated({ backup: measured }, {}, secondRegion))).toMatchObject({
      edge: [15 + 45 + 300 + 2, null],
      data: [15 + 45 + 300, 1500],
    });
  });

  test('pilot light: decide, promote, and start everything', () => {
    expect(drawn(standby(0))).toBe('pilot-light');
    expect(ofRegion(standby(0))).toMatchObject({
      edge: [15 + 15 + 10 + 2, null],
      app: [15 + 15 + 10, null],
      data: [15 + 15, 5],
    });
  });

  test('warm standby: the promotion dominates; a full one starts nothing', () => {
    expect(drawn(standby(1))).toBe('warm-standby');
    expect(drawn(standby(3))).toBe('full');
    expect(ofRegion(standby(1))).toMatchObject({ edge: [15 + 15 + 10 + 2, null] });
    expect(ofRegion(standby(3))).toMatchObject({
      edge: [15 + 15 + 2, null],
      app: [15 + 15, null],
      data: [15 + 15, 5],
    });
  });

  test('a name that moves by itself is away for its checks and 2 min; a promotion waits for somebody', () => {
    expect(ofRegion(standby(3, 'automatic'))).toMatchObject({
      // 3 checks of 30 s, in whole minutes.
      edge: [2 + 2, null],
      app: [15 + 15, null],
      data: [15 + 15, 5],
    });
    const bare = withStandby({ standbyMin: 3, without: ['db', 'replica', 'proxy', 'cache'] });
    expect(ofRegion(bare)).toMatchObject({ edge: [4, null], app: [0, null] });
  });

  test('a group of zero waits for somebody, even where the name moves by itself', () => {
    expect(ofRegion(standby(0, 'automatic'))).toMatchObject({ app: [15 + 15 + 10, null] });
    // The rest starts by itself while somebody promotes.
    expect(ofRegion(standby(1, 'automatic'))).toMatchObject({ app: [15 + 15, null] });
    const bare = (standbyMin: number) =>
      withStandby({ standbyMin, without: ['db', 'replica', 'proxy', 'cache'] });
    expect(ofRegion(bare(0))).toMatchObject({ app: [15 + 10, null] });
    expect(ofRegion(bare(1))).toMatchObject({ app: [10, null] });
  });

  test('of three regions, copies go to the one to which the name fails over', () => {
    const build = () => {
      const design = withStandby({
        more: (builder, { region }) =>
          void builder.node('backup-plan', { label: 'Backups', parent: region }),
      })();
      const third = { id: 'n0third', kind: 'region', slug: 'third', label: 'Third' };
      const nodes = { n0third: { ...third, parent: null, params: { region: 'eu-west-1' } } };
      return { ...design, nodes: { ...nodes, ...design.nodes } } as Design;
    };
    expect(regionsOf(recoveryKinds)(modelOf(build))).toMatchObject({
      second: 'us-west-2',
      drawn: 'copies',
      backups: { to: 'us-west-2' },
    });
    // Copies that went elsewhere would be no use there.
    const plan = recoveryKinds.get('backup-plan')!;
    const astray = new Map(recoveryKinds).set('backup-plan', {
      ...plan,
      backups: (node, model) => {
        const found = plan.backups?.(node, model) ?? null;
        return found && { ...found, to: 'eu-west-1' };
      },
    });
    expect(regionsOf(astray)(modelOf(build)).drawn).toBe('nothing');
    const [data] = estimates(modelOf(build), astray, DECIDE, ['region']).filter(
      ({ tier }) => tier === 'data',
    );
    expect(data).toMatchObject({ rto: Infinity, rpo: Infinity });
  });

  test('objects follow within 15 min where that is promised; what waits in a queue is lost, as long as it keeps messages', () => {
    const withFiles = (timeControl: boolean, backup: JsonObject = {}) =>
      operated({ backup }, {}, (design, parent) => {
        const far = secondRegion(design);
        const files = design.node('s3-bucket', { label: 'Files', slug: 'files', parent });
        const copy = design.node('s3-bucket', { label: 'Copy', slug: 'copy', parent: far });
        design.edge('replicates-objects-to', files, copy, { timeControl });
        design.node('sns-topic', { label: 'Events', parent });
      });
    expect(ofRegion(withFiles(true))).toMatchObject({ objects: [15, 15], messages: [60, null] });
    // What nobody promises to have followed lies in the backup that is copied.
    expect(ofRegion(withFiles(false))).toMatchObject({ objects: [15, 1500] });
    expect(ofRegion(withFiles(true, { frequency: 'weekly' }))).toMatchObject({ objects: [15, 15] });
    expect(ofRegion(withFiles(false, { copy: false }))).toMatchObject({ objects: [15, null] });
    const queued = operated({}, {}, (design, parent) => {
      secondRegion(design);
      design.node('sqs-queue', { label: 'Jobs', parent });
    });
    expect(ofRegion(queued)).toMatchObject({ messages: [60, 4 * 24 * 60] });
  });

  test('a cache that follows is promoted in a minute, and no writes of minutes are gone', () => {
    const withCache = (isGlobal: boolean) =>
      withStandby({
        with: { dns: { failoverMode: 'manual' }, cache: { nodeType: 'cache.m7g.large' } },
        standby: (design, { data, web }, { cache }) => {
          const params = { nodeType: 'cache.m7g.large' };
          const far = design.node('elasticache', { label: 'Far cache', parent: data, params });
          design.edge('reads-writes', web, far);
          if (isGlobal) design.edge('replicates-cache-to', cache, far);
        },
      });
    expect(ofRegion(withCache(false))).toMatchObject({ cache: [DECIDE, null] });
    expect(ofRegion(withCache(true))).toMatchObject({ cache: [DECIDE + 1, 0] });
  });

  test('what follows is promoted while what does not is restored, and the longer of both counts', () => {
    const build = withStandby({
      standbyMin: 1,
      with: { dns: { failoverMode: 'manual' } },
      standby: (design, { data }, { db }) => {
        const replica = design.node('rds-replica', { label: 'Far replica', parent: data });
        design.edge('replicates-to', db, replica);
      },
      more: (design, { region, data, web }) => {
        const orders = design.node('rds-instance', {
          label: 'Orders',
          slug: 'orders',
          parent: data,
        });
        design.edge('reads-writes', web, orders);
        design.node('backup-plan', { label: 'Backups', parent: region });
      },
    });
    const model = modelOf(build);
    const { ways, drawn: ready } = regionsOf(recoveryKinds)(model);
    const howOf = (label: string) =>
      ways.get(model.nodes.find((node) => node.label === label)!.id)?.how;
    expect(ready).toBe('copies');
    expect(
      ['App database', 'Orders', 'Web servers', 'Public ALB', 'Session cache'].map(howOf),
    ).toEqual(['follows', 'restored', 'stands', 'stands', 'made']);
    expect(ofRegion(build)).toMatchObject({
      data: [15 + 45 + 55, 1500],
      // The promotion runs beside the restore.
      app: [15 + (45 + 55) + 10, null],
      edge: [15 + (45 + 55) + 10 + 2, null],
      // Nobody waits for it.
      cache: [15 + 45, null],
    });
    const [app] = estimates(model, recoveryKinds, DECIDE, ['region']).filter(
      ({ tier }) => tier === 'app',
    );
    expect(app?.away.map(({ says }) => says)).toContain('at the same time the replica is promoted');
  });

  test('servers elsewhere do not help data that is nowhere else', () => {
    expect(drawn(standby(3, 'manual', false))).toBe('nothing');
  });
});

describe('inside a region', () => {
  test('a database with a standby is away for 2 min and loses nothing, one without is restored', () => {
    expect(ofRegion(example(), 'zone')).toMatchObject({ data: [2, 0] });
    const single = example({ with: { db: { multiAz: false } } });
    expect(ofRegion(single, 'instance')).toMatchObject({ data: [20, 0] });
    expect(ofRegion(single, 'zone')).toMatchObject({ data: [DECIDE + 55, 5] });
    const bare = example({ with: { db: { multiAz: false, backupDays: 0 } }, without: ['replica'] });
    expect(ofRegion(bare, 'zone')).toMatchObject({ data: [Infinity, Infinity] });
  });

  test('a database without backups of its own comes back from the backup plan', () => {
    const planned = operated({}, { with: { db: { multiAz: false, backupDays: 0 } } });
    expect(ofRegion(planned, 'zone')).toMatchObject({ data: [DECIDE + 55, 1440 + 60] });
  });

  test('the checks are those of the routes, and a group in one zone starts in another', () => {
    const one = { min: 1, desired: 1 };
    const slow = { healthIntervalSeconds: 60, unhealthyThreshold: 10 };
    const group = (params: JsonObject, route: JsonObject = {}) => {
      const design = example({ with: { web: { ...one, ...params } } })();
      const edges = Object.entries(design.edges).map(([id, edge]) =>
        edge.verb === 'routes-to'
          ? ([id, { ...edge, params: { ...edge.params, ...route } }] as const)
          : ([id, edge] as const),
      );
      return () => ({ ...design, edges: Object.fromEntries(edges) });
    };
    expect(ofRegion(group({}), 'zone')).toMatchObject({ app: [2 + 3 + 1, null] });
    expect(ofRegion(group({}, slow), 'instance')).toMatchObject({ app: [11 + 3 + 2, null] });
    expect(ofRegion(group({ multiAz: false }), 'zone')).toMatchObject({ app: [null, null] });
  });

  test('a single server is noticed, started and checked; others go on', () => {
    expect(ofRegion(example(), 'instance')).toMatchObject({ app: [0, null] });
    const one = example({ with: { web: { min: 1, desired: 1 } } });
    expect(ofRegion(one, 'instance')).toMatchObject({ app: [2 + 3 + 1, null] });
  });

  test('one cache node starts empty', () => {
    const one = example({
      with: { cache: { nodes: 1, automaticFailover: false, multiAz: false } },
    });
    expect(ofRegion(one, 'instance')).toMatchObject({ cache: [10, null] });
    expect(ofRegion(example(), 'zone')).toMatchObject({ cache: [1, 0] });
  });
});

describe('the digest of a design', () => {
  const digest = (build: () => Design) => designDigest(modelOf(build), recoveryKinds);

  test('stays when what the plan speaks of stays', () => {
    const renamed = () => {
      const design = operated()();
      const nodes = Object.entries(design.nodes).map(([id, node]) => [
        id,
        { ...node, label: `${node.label}!` },
      ]);
      return { ...design, nodes: Object.fromEntries(nodes), layout: {} };
    };
    expect(digest(renamed)).toBe(digest(operated()));
    const days = { lastTest: '2026-05-31', confirmedOn: '2026-05-31', reviewOn: '2026-11-30' };
    const backup = { lastRestoreTest: '2026-05-31' };
    expect(digest(operated({ plan: days, backup }))).toBe(digest(operated()));
  });

  test('changes with what fails, follows or is copied differently', () => {
    const all = [
      operated(),
      operated({}, { with: { db: { multiAz: false } } }),
      operated({}, { without: ['cache'] }),
      operated({}, {}, secondRegion),
      operated({ backup: { frequency: 'weekly' } }, {}, secondRegion),
      operated({ backup: { retentionDays: 90 } }),
      operated({ plan: { owner: 'Others' } }),
      operated({ plan: { strategy: 'pilot-light' } }),
      operated({ plan: { dataRto: 10 } }),
      operated({ plan: { contacts: [] } }),
      operated({}, { with: { dns: { domain: 'other.example.com' } } }),
      () => ({ ...operated()(), settings: { project: 'other' } }),
      standby(1),
      standby(3),
    ].map(digest);
    expect(new Set(all).size).toBe(all.length);
  });
});

test('where one zone has the only way out, its loss is told of all servers', () => {
  const wayOut = (nat: string) =>
    estimates(modelOf(example({ with: { vpc: { nat } } })), recoveryKinds, DECIDE, ['zone'])
      .filter(({ tier }) => tier === 'app')
      .flatMap(({ away }) => away.map(({ says }) => /nothing outside of the VPC/.test(says)));
  expect(wayOut('single')).toEqual([true]);
  expect(wayOut('perAz')).toEqual([false]);
});
