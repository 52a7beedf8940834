import type { JsonObject } from '../kit/json';
import { ecsService } from '../catalog/ecs-service/spec';
import { isOnEc2, leastServers } from '../catalog/ecs-service/servers';
import type { Model } from '../spec/model';
import { fewestOf, mostOf, SCHEDULED, type Fleet } from './subjects';

/** What a maximum must be so that a group has room to grow (AS-5). */
export const roomFor = (min: number): number => Math.ceil(min * 1.5);

/** The minimum that leaves `needed` servers when one of the zones is lost (ML-8). */
export const minimumFor = (needed: number, zones: number): number =>
  zones < 2 ? needed : Math.ceil((needed * zones) / (zones - 1));

/** The params of a group with this minimum; the maximum is raised where it would leave no room to grow. */
export function withMinimum(fleet: Fleet, min: number): JsonObject {
  const { max } = fleet.params;
  const most = mostOf(fleet);
  const desired = Math.max(fleet.params.desired ?? 0, min);
  const isRoomy = max >= roomFor(min) && max > min && max >= desired;
  return {
    min,
    ...(fleet.params.desired === undefined ? {} : { desired: Math.min(desired, most) }),
    max: isRoomy ? max : Math.min(Math.max(2 * min, min + 2, desired), most),
  };
}

/** The params of a group whose schedule keeps as many at most as it has as its minimum; none where that is nothing. */
export const withScheduleOf = ({ params }: Fleet, min: number): JsonObject =>
  params.schedule !== true
    ? {}
    : min === 0
      ? { schedule: false }
      : Object.fromEntries(
          SCHEDULED.flatMap((one) =>
            [one.min, one.desired].map((name) => [name, Math.min(params[name] ?? min, min)]),
          ),
        );

/** The params of a group that never runs fewer, whatever its schedule sets. */
export function withMinimumAlways(fleet: Fleet, wanted: number): JsonObject {
  const { params } = fleet;
  const min = Math.max(wanted, params.min);
  const whole = min > params.min ? withMinimum(fleet, min) : {};
  const scheduled = params.schedule === true ? SCHEDULED : [];
  return scheduled.reduce((sizes, one) => {
    const desired = Math.max(params[one.desired] ?? min, min);
    return {
      ...sizes,
      [one.min]: Math.max(params[one.min] ?? min, min),
      [one.desired]: desired,
      [one.max]: Math.max(params[one.max] ?? desired, desired),
    };
  }, whole);
}

/** The zones over which a group spreads: those of its VPC, or as many as the servers of a service on EC2 reach. */
export function zonesOf(model: Model, fleet: Fleet): number {
  const zones = model.networkOf(fleet.id)?.zones.length ?? 0;
  return model.is(fleet, ecsService) && isOnEc2(fleet.params)
    ? Math.min(zones, leastServers(fleet.params))
    : zones;
}

/** The params with which a group occupies two zones of its VPC at least, and is left with two when one of them is lost. */
export function overZones(model: Model, fleet: Fleet): JsonObject {
  const zones = model.networkOf(fleet.id)?.zones.length ?? 0;
  const tasks = minimumFor(2, zones);
  const servers = Math.min(zones, 3);
  const isCramped =
    model.is(fleet, ecsService) && isOnEc2(fleet.params) && leastServers(fleet.params) < 2;
  return {
    ...(fleet.params.multiAz === false ? { multiAz: true } : {}),
    ...(fewestOf(fleet).count < tasks ? withMinimumAlways(fleet, tasks) : {}),
    ...(isCramped
      ? {
          minInstances: servers,
          maxInstances: Math.max(fleet.params.maxInstances, 2 * servers),
        }
      : {}),
  };
}
