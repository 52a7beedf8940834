import { isOnEc2, roomOnServer } from '../../catalog/ecs-service/servers';
import { ecsService } from '../../catalog/ecs-service/spec';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { plural } from '../../kit/words';
import { ec2SizeOf } from '../../catalog/instance-sizes';
import { architectureOf, EC2_TYPES } from '../../catalog/instances';
import { defineRule, fail, pass, type Fix } from '../../validation';
import { setParams } from '../fixes';
import { offeredTo } from '../offers';
import { services } from '../service-example';
import { nameOf, perNodeAndRegion } from '../subjects';

type Service = ModelNode<ParamsOf<typeof ecsService.fields>>;

const EC2 = { capacity: 'ec2' };
const MOST = ecsService.fields.maxInstances.max;

/** Tasks that run at most, and one more for a deployment to begin with. */
const wantedOf = ({ params }: Service): number => params.max + 1;

const serversFor = (service: Service, perServer: number): number =>
  Math.ceil(wantedOf(service) / perServer);

/** The smallest type of the same architecture that takes one task. */
function largerType(
  service: Service,
  region: string | null,
): { type: string; perServer: number } | null {
  const { instanceType } = service.params;
  const isOffered = offeredTo(service, region);
  const fitting = EC2_TYPES.flatMap(({ value: type }) => {
    const room = roomOnServer({ ...service.params, instanceType: type });
    const isFit =
      architectureOf(type) === architectureOf(instanceType) &&
      room !== null &&
      room.tasks > 0 &&
      isOffered(type);
    return isFit ? [{ type, perServer: room.tasks, size: ec2SizeOf(type) }] : [];
  });
  const sizeOf = ({ size }: (typeof fitting)[number]) =>
    (size?.vcpus ?? 0) * 1000 + (size?.memoryGib ?? 0);
  return fitting.toSorted((a, b) => sizeOf(a) - sizeOf(b))[0] ?? null;
}

function tooSmall(service: Service, region: string | null, by: string) {
  const { cpu, memoryMib, instanceType, maxInstances } = service.params;
  const larger = largerType(service, region);
  const servers = larger && serversFor(service, larger.perServer);
  const fixes: Fix[] =
    larger && servers !== null && servers <= MOST
      ? [
          setParams(
            service,
            {
              instanceType: larger.type,
              maxInstances: Math.max(maxInstances, servers),
            },
            `Use ${larger.type}`,
          ),
        ]
      : [];
  return fail(
    { nodes: [service.id] },
    `${nameOf(service)}: a task of ${Number(cpu) / 1024} vCPU and ${memoryMib} MiB finds no place on ${instanceType}, which has not the ${by}.`,
    { field: { node: service.id, name: 'instanceType' }, fixes },
  );
}

export const cf13 = defineRule('parameters/cf-13', {
  title: 'Tasks find room on their servers',
  why: 'On EC2 each task takes a network interface, vCPU and memory of a server, and a server has few interfaces. Tasks that find no room wait, and a deployment that cannot start one more task stands still.',
  severity: 'error',
  maps: { wellArchitected: ['REL'] },
  check: perNodeAndRegion(ecsService, function* (service, region) {
    if (!isOnEc2(service.params)) return;
    const room = roomOnServer(service.params);
    if (room === null) return;
    if (room.tasks < 1) {
      yield tooSmall(service, region, room.by);
      return;
    }
    const { min, maxInstances, instanceType } = service.params;
    const places = maxInstances * room.tasks;
    const wanted = wantedOf(service);
    const subject = { nodes: [service.id] };
    const state = `${nameOf(service)}: ${plural(maxInstances, 'server')} of ${instanceType} take ${plural(places, 'task')}, ${room.tasks} each by their ${room.by}`;
    if (places >= wanted) {
      yield pass(subject, `${state}.`);
      return;
    }
    const servers = serversFor(service, room.tasks);
    yield fail(
      subject,
      `${state}; ${service.params.max} may run, and a deployment needs room for one more.`,
      {
        ...(places >= min ? { severity: 'warning' } : {}),
        measure: wanted - places,
        field: { node: service.id, name: 'maxInstances' },
        fixes:
          servers <= MOST
            ? [setParams(service, { maxInstances: servers }, `Allow ${plural(servers, 'server')}`)]
            : [],
      },
    );
  }),
  examples: {
    good: [
      services(),
      services({ shop: EC2 }),
      services({
        shop: {
          ...EC2,
          instanceType: 'm7g.large',
          eniTrunking: true,
          maxInstances: 3,
        },
      }),
      services({ shop: { ...EC2, instanceType: 'x9.colossal' } }),
    ],
    bad: [
      services({ shop: { ...EC2, maxInstances: 5 } }),
      services({ shop: { ...EC2, min: 20, max: 40 } }),
      services({ shop: { ...EC2, cpu: '4096', memoryMib: 8192 } }),
      services({ shop: { ...EC2, memoryMib: 8192 } }),
      services({ shop: { ...EC2, cpu: '16384', memoryMib: 32768 } }),
      services({ shop: { ...EC2, eniTrunking: true, max: 30 } }),
      services({ shop: { ...EC2, max: 4000 } }),
    ],
  },
});
