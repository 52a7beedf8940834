import { command, runbookKind, type Shell } from '../../exporters/runbook';
import type { ModelNode } from '../../spec/model';
import { ecsService } from './spec';

/** The scalable target keeps its minimum, so it changes before the service does. */
const scaled = (node: ModelNode, s: Shell, min: number, max: number): readonly string[] => [
  ...command(
    `aws application-autoscaling register-scalable-target --region ${s.region(node)}`,
    '--service-namespace ecs --scalable-dimension ecs:service:DesiredCount',
    `--resource-id "service/"${s.cluster(node)}"/"${s.service(node)}`,
    `--min-capacity ${min} --max-capacity ${max}`,
  ),
  ...command(
    `aws ecs update-service --region ${s.region(node)}`,
    `--cluster ${s.cluster(node)} --service ${s.service(node)}`,
    `--desired-count ${min} --query 'service.[desiredCount,runningCount]'`,
  ),
];

export const runbook = runbookKind(ecsService, {
  failover: {
    stop: (node, s) => [
      {
        title: `Stop ${s.label(node)}`,
        says: 'So that nothing writes where nobody will look. Skip it when the region does not answer.',
        commands: scaled(node, s, 0, node.params.max),
      },
    ],
    capacity: (node, s) => {
      const min = s.needed(node);
      return [
        {
          title: `Start ${s.label(node)}`,
          says: 'With as many as the first region had, if those were more. Set the same minimum in the design, or the next deployment takes them away.',
          commands: [
            ...scaled(node, s, min, Math.max(node.params.max, min)),
            ...command(
              `aws ecs wait services-stable --region ${s.region(node)}`,
              `--cluster ${s.cluster(node)} --services ${s.service(node)}`,
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
        commands: scaled(node, s, node.params.min, node.params.max),
      },
    ],
  },
});
