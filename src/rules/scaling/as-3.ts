import { autoScalingGroup } from '../../catalog/auto-scaling-group/spec';
import { isOnEc2 } from '../../catalog/ecs-service/servers';
import { ecsService } from '../../catalog/ecs-service/spec';
import { defineRule, fail, pass } from '../../validation';
import { example } from '../example-designs';
import { setParams } from '../fixes';
import { services } from '../service-example';
import { inTurn, nameOf, perNode, SCHEDULED } from '../subjects';

export const as3 = defineRule('scaling/as-3', {
  title: 'Minimum, desired and maximum are in order',
  why: 'AWS refuses a group whose desired capacity lies outside its minimum and maximum.',
  lacking: 'No group of servers and no service is drawn.',
  severity: 'error',
  refused: true,
  maps: { wellArchitected: ['REL'] },
  check: inTurn(
    perNode(ecsService, function* (service) {
      const { min, max } = service.params;
      const subject = { nodes: [service.id] };
      if (min <= max) {
        yield pass(subject, `${nameOf(service)}: minimum ${min}, maximum ${max}.`);
        return;
      }
      const most = Math.min(2 * min, ecsService.fields.max.max);
      yield fail(subject, `${nameOf(service)}: the minimum ${min} is above the maximum ${max}.`, {
        field: { node: service.id, name: 'max' },
        fixes: [
          setParams(service, { min: Math.min(min, most), max: most }, `Set the maximum to ${most}`),
        ],
      });
    }),
    perNode(ecsService, function* (service) {
      const { minInstances, maxInstances } = service.params;
      if (!isOnEc2(service.params)) return;
      const subject = { nodes: [service.id] };
      if (minInstances <= maxInstances) {
        yield pass(subject, `${nameOf(service)}: ${minInstances} to ${maxInstances} servers.`);
        return;
      }
      const most = Math.min(2 * minInstances, ecsService.fields.maxInstances.max);
      yield fail(
        subject,
        `${nameOf(service)}: the minimum of ${minInstances} servers is above the maximum of ${maxInstances}.`,
        {
          field: { node: service.id, name: 'maxInstances' },
          fixes: [
            setParams(
              service,
              { minInstances: Math.min(minInstances, most), maxInstances: most },
              `Allow ${most} servers`,
            ),
          ],
        },
      );
    }),
    perNode(autoScalingGroup, function* (group) {
      if (!group.params.schedule) return;
      for (const { when, ...fields } of SCHEDULED) {
        const [min, desired, max] = [
          group.params[fields.min],
          group.params[fields.desired],
          group.params[fields.max],
        ];
        const subject = { nodes: [group.id] };
        const state = `${when} minimum ${min}, desired ${desired}, maximum ${max}`;
        if (min <= desired && desired <= max) {
          yield pass(subject, `${nameOf(group)}: ${state}.`);
          continue;
        }
        const most = Math.max(min, desired, max);
        yield fail(subject, `${nameOf(group)}: ${state}; each must be at least the one before.`, {
          field: { node: group.id, name: max < most ? fields.max : fields.desired },
          fixes: [
            setParams(
              group,
              { [fields.desired]: Math.max(min, desired), [fields.max]: most },
              `Put the ${when} in order`,
            ),
          ],
        });
      }
    }),
    perNode(autoScalingGroup, function* (group) {
      const { min, desired, max } = group.params;
      const subject = { nodes: [group.id] };
      const state = `minimum ${min}, desired ${desired}, maximum ${max}`;
      if (min <= desired && desired <= max) {
        yield pass(subject, `${nameOf(group)}: ${state}.`);
        return;
      }
      const most = max < min ? Math.min(2 * min, autoScalingGroup.fields.max.max) : max;
      const wanted = Math.min(Math.max(desired, min), most);
      const cause = max < min ? 'max' : 'desired';
      yield fail(subject, `${nameOf(group)}: ${state}; each must be at least the one before.`, {
        field: { node: group.id, name: cause },
        fixes: [
          setParams(
            group,
            { min: Math.min(min, most), desired: wanted, max: most },
            max < min ? `Set the maximum to ${most}` : `Start with ${wanted}`,
          ),
        ],
      });
    }),
  ),
  examples: {
    good: [
      services({ shop: { capacity: 'ec2' } }),
      example(),
      example({ with: { web: { schedule: true } } }),
    ],
    bad: [
      services({ shop: { capacity: 'ec2', minInstances: 9 } }),
      example({ with: { web: { desired: 2 } } }),
      example({ with: { web: { desired: 11 } } }),
      example({ with: { web: { min: 4, desired: 4, max: 3 } } }),
      example({ with: { web: { schedule: true, morningMax: 5 } } }),
      example({ with: { web: { schedule: true, eveningMin: 4 } } }),
    ],
  },
});
