import { command, runbookKind } from '../../exporters/runbook';
import { sqsQueue } from './spec';

export const runbook = runbookKind(sqsQueue, {
  restore: (node, s) =>
    node.params.deadLetters
      ? [
          {
            title: `Send the dead letters of ${s.label(node)} once more`,
            says: 'When what they failed on is mended.',
            commands: command(
              `aws sqs start-message-move-task --region ${s.region(node)}`,
              `--source-arn ${s.arn('sqs', node, '').replace(/"$/, `-dead-letters${node.params.fifo ? '.fifo' : ''}"`)}`,
            ),
          },
        ]
      : [],
});
