import {
  command,
  runbookKind,
  shellWord,
  type RunbookStep,
  type Shell,
} from '../../exporters/runbook';
import type { ModelNode } from '../../spec/model';
import { privateImage } from './registry';
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

/** ECR holds images by region; nothing that is drawn copies them (ECR guide, "Private image replication"). */
function imageThere(node: ModelNode, s: Shell): readonly RunbookStep[] {
  const image = privateImage(String(node.params.image));
  if (!image) return [];
  const { account, region, repository, version = 'latest' } = image;
  const which = version.includes(':') ? 'imageDigest' : 'imageTag';
  const far = s.region(node);
  return [
    {
      title: `Look whether the image of ${s.label(node)} is in ${region}`,
      says:
        region === far
          ? 'Nothing in the design brings it there: let the registry of the account replicate to this region, or let each release push to both, before it is needed.'
          : `It comes from ${region}, and no task starts in ${far} while that is down: let the registry replicate, and name the copy in the design.`,
      commands: command(
        `aws ecr describe-images --region ${region} --registry-id ${account}`,
        `--repository-name ${shellWord(repository)} --image-ids ${which}=${shellWord(version)}`,
        "--query 'imageDetails[].[imageDigest,imagePushedAt]'",
      ),
    },
  ];
}

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
        ...imageThere(node, s),
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
