import { command, runbookKind, type Shell } from '../../exporters/runbook';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { autoScalingGroup } from './spec';

type Group = ModelNode<ParamsOf<typeof autoScalingGroup.fields>>;

/** Its next action would start servers where nobody looks any more. */
const schedule = (what: 'suspend' | 'resume', node: Group, s: Shell): readonly string[] =>
  node.params.schedule
    ? command(
        `aws autoscaling ${what}-processes --region ${s.region(node)}`,
        `--auto-scaling-group-name ${s.group(node)} --scaling-processes ScheduledActions`,
      )
    : [];

export const runbook = runbookKind(autoScalingGroup, {
  failover: {
    stop: (node, s) => [
      {
        title: `Stop ${s.label(node)}`,
        says: 'So that nothing writes where nobody will look. Skip it when the region does not answer.',
        commands: [
          ...schedule('suspend', node, s),
          ...command(
            `aws autoscaling update-auto-scaling-group --region ${s.region(node)}`,
            `--auto-scaling-group-name ${s.group(node)}`,
            '--min-size 0 --desired-capacity 0',
          ),
        ],
      },
    ],
    capacity: (node, s) => {
      const min = s.needed(node);
      return [
        {
          title: `Start ${s.label(node)}`,
          says: 'With as many as the first region had, if those were more. Set the same minimum in the design, or the next deployment takes them away.',
          commands: [
            // The failback before this one may have suspended it.
            ...schedule('resume', node, s),
            ...command(
              `aws autoscaling update-auto-scaling-group --region ${s.region(node)}`,
              `--auto-scaling-group-name ${s.group(node)}`,
              `--min-size ${min} --desired-capacity ${min} --max-size ${Math.max(node.params.max, min)}`,
            ),
            ...command(
              `aws autoscaling describe-auto-scaling-groups --region ${s.region(node)}`,
              `--auto-scaling-group-names ${s.group(node)}`,
              `--query 'AutoScalingGroups[0].Instances[].[InstanceId,LifecycleState,HealthStatus]' --output table`,
            ),
          ],
        },
      ];
    },
  },
  failback: {
    capacity: (node, s) => [
      {
        title: `Start ${s.label(node)} again`,
        commands: [
          ...schedule('resume', node, s),
          ...command(
            `aws autoscaling update-auto-scaling-group --region ${s.region(node)}`,
            `--auto-scaling-group-name ${s.group(node)}`,
            `--min-size ${node.params.min} --desired-capacity ${node.params.desired} --max-size ${node.params.max}`,
          ),
        ],
      },
    ],
  },
});
