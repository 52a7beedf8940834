import type { JsonObject } from '../kit/json';
import { autoScalingGroup } from '../catalog/auto-scaling-group/spec';
import type { Group } from './subjects';

const MOST = autoScalingGroup.fields.max.max;

/** What a maximum must be so that a group has room to grow (AS-5). */
export const roomFor = (min: number): number => Math.ceil(min * 1.5);

/** The minimum that leaves `needed` servers when one of the zones is lost (ML-8). */
export const minimumFor = (needed: number, zones: number): number =>
  zones < 2 ? needed : Math.ceil((needed * zones) / (zones - 1));

/** The params of a group with this minimum; the maximum is raised where it would leave no room to grow. */
export function withMinimum(group: Group, min: number): JsonObject {
  const { max } = group.params;
  const desired = Math.max(group.params.desired, min);
  const isRoomy = max >= roomFor(min) && max > min && max >= desired;
  return {
    min,
    desired: Math.min(desired, MOST),
    max: isRoomy ? max : Math.min(Math.max(2 * min, min + 2, desired), MOST),
  };
}
