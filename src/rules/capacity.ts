import type { JsonObject } from '../kit/json';
import { mostOf, type Fleet } from './subjects';

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
