import { expect, test } from 'vitest';
import { catalog } from '../catalog';
import { recoveryKinds } from '../catalog/recovery';
import type { Design } from '../design';
import { resolve } from '../resolve';
import { withStandby } from '../rules/failovers';
import { multiRegion } from '../templates/multi-region';
import { regionsOf } from './index';

/** What stands in for each node of the first region, by label. */
function matched(design: Design): Readonly<Record<string, string>> {
  const model = resolve(design, catalog);
  return Object.fromEntries(
    [...regionsOf(recoveryKinds)(model).counterparts].map(([id, one]) => [
      model.get(id).label,
      typeof one === 'string' ? one : one.label,
    ]),
  );
}

type Draw = NonNullable<NonNullable<Parameters<typeof withStandby>[0]>['standby']>;
const two = (standby: Draw): Readonly<Record<string, string>> =>
  matched(withStandby({ without: ['db', 'replica', 'proxy', 'cache'], standby })());
const API = { paths: ['/api/*'] };

test('the template has a counterpart of everything', () => {
  expect(matched(multiRegion.build())).toMatchObject({
    ALB: 'Standby ALB',
    'Web servers': 'Standby servers',
    'Session cache': 'Standby cache',
    'App database': 'Database replica',
    Files: 'Files, replica',
  });
});

test('servers do not stand in for a service that gets other requests', () => {
  expect(
    two((design, _there, ids) => {
      const api = design.node('ecs-service', { label: 'API', parent: ids.app });
      design.edge('routes-to', ids.alb, api, API);
    }),
  ).toMatchObject({ 'Web servers': 'Standby servers', API: 'none' });
});

test('a green needs no counterpart of its own', () => {
  expect(
    two((design, _there, ids) => {
      const green = design.node('auto-scaling-group', { label: 'Green', parent: ids.app });
      design.edge('routes-to', ids.alb, green, { green: true });
    }),
  ).toMatchObject({ 'Web servers': 'Standby servers', Green: 'unclear' });
});

test('the same requests and the same kind make a counterpart, whatever the order', () => {
  expect(
    two((design, there, ids) => {
      for (const [alb, parent, side] of [
        [ids.alb, ids.app, ''],
        [there.alb, there.app, 'Far '],
      ] as const) {
        const paths = side === '' ? ['/api/*', '/jobs/*'] : ['/jobs/*', '/api/*'];
        for (const path of paths) {
          const service = design.node('ecs-service', { label: `${side}${path}`, parent });
          design.edge('routes-to', alb, service, { paths: [path], priority: path.length });
        }
      }
    }),
  ).toMatchObject({ '/api/*': 'Far /api/*', '/jobs/*': 'Far /jobs/*' });
});

test('another kind that gets the same requests leaves it open', () => {
  expect(
    two((design, there, ids) => {
      const api = design.node('ecs-service', { label: 'API', parent: ids.app });
      design.edge('routes-to', ids.alb, api, API);
      const far = design.node('auto-scaling-group', { label: 'Far API', parent: there.app });
      design.edge('routes-to', there.alb, far, API);
    }),
  ).toMatchObject({ API: 'unclear' });
});

test('the same kind that gets other requests leaves it open', () => {
  expect(
    two((design, there, ids) => {
      const api = design.node('ecs-service', { label: 'API', parent: ids.app });
      design.edge('routes-to', ids.alb, api, API);
      const far = design.node('ecs-service', { label: 'Far API', parent: there.app });
      design.edge('routes-to', there.alb, far, { paths: ['/v2/*'] });
    }),
  ).toMatchObject({ API: 'unclear' });
});

test('what is joined to servers stands in for what is joined to those that they stand in for', () => {
  expect(
    two((design, there, ids) => {
      const [cache, other] = ['Sessions', 'Pages'].map((label) =>
        design.node('elasticache', { label, parent: ids.data }),
      );
      const far = design.node('elasticache', { label: 'Far sessions', parent: there.data });
      design.edge('reads-writes', ids.web, cache!);
      design.edge('reads-writes', there.web, far);
      void other;
    }),
  ).toMatchObject({ Sessions: 'Far sessions', Pages: 'none' });
});

test('of several that could be meant none is named', () => {
  expect(
    two((design, there, ids) => {
      for (const label of ['One', 'Two']) design.node('sqs-queue', { label, parent: ids.region });
      design.node('sqs-queue', { label: 'Far', parent: there.region });
    }),
  ).toMatchObject({ One: 'unclear', Two: 'unclear' });
});

test('the only one on either side is meant, unless it is joined to other things', () => {
  expect(
    two((design, there, ids) => {
      design.node('sqs-queue', { label: 'Jobs', parent: ids.region });
      design.node('sqs-queue', { label: 'Far jobs', parent: there.region });
      const near = design.node('lambda-function', { label: 'Thumbnails', parent: ids.region });
      const far = design.node('lambda-function', { label: 'Reports', parent: there.region });
      const [bucket, topic] = [
        design.node('s3-bucket', { label: 'Images', parent: ids.region }),
        design.node('sns-topic', { label: 'News', parent: there.region }),
      ];
      design.edge('stores-in', near, bucket);
      design.edge('publishes-to', far, topic);
    }),
  ).toMatchObject({ Jobs: 'Far jobs', Thumbnails: 'unclear', Images: 'none' });
});
