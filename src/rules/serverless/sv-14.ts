import { snsTopic } from '../../catalog/sns-topic/spec';
import { sqsQueue } from '../../catalog/sqs-queue/spec';
import { listWords } from '../../kit/words';
import type { Model, ModelNode } from '../../spec/model';
import { defineRule, fail, pass, type Verdict } from '../../validation';
import { eventDriven } from '../serverless-example';
import { inTurn, nameOf, perSubject } from '../subjects';

const DAY_SECONDS = 86_400;

/** All that leads from a queue or a topic is somebody who takes what it holds. What nothing leads to is IS-1's to report. */
function receiversOf(model: Model, { id }: ModelNode): readonly ModelNode[] | null {
  const taken = model.edgesFrom(id);
  return taken.length + model.edgesTo(id).length === 0
    ? null
    : [...new Set(taken.map(({ to }) => model.get(to)))];
}

const judgeWith = (nobody: (node: ModelNode) => string) =>
  perSubject((node: ModelNode, ...receivers: readonly ModelNode[]): readonly Verdict[] => {
    const subject = { nodes: [node.id] };
    return [
      receivers.length > 0
        ? pass(subject, `${nameOf(node)}: taken by ${listWords(receivers.map(nameOf))}.`)
        : fail(subject, `${nameOf(node)}: ${nobody(node)}`),
    ];
  });

const queues = judgeWith(({ params }) => {
  const seconds = Number(params.retentionSeconds);
  const kept = `${Math.round((seconds / DAY_SECONDS) * 10) / 10} days`;
  return `no server, task or function takes its messages; each is deleted after ${seconds < 2 * DAY_SECONDS ? `${seconds} s` : kept}.`;
});
const topics = judgeWith(
  () => 'nothing is subscribed to it, so that what is published is dropped.',
);

const joined = (model: Model, nodes: readonly ModelNode[]) =>
  nodes.flatMap((node): readonly [ModelNode, ...ModelNode[]][] => {
    const receivers = receiversOf(model, node);
    return receivers === null ? [] : [[node, ...receivers]];
  });

export const sv14 = defineRule('serverless/sv-14', {
  title: 'Somebody takes what is sent',
  why: 'A queue deletes what nobody has taken when its time is up, and a topic drops what has no subscriber. Whoever sent it hears of neither.',
  severity: 'warning',
  maps: { wellArchitected: ['REL', 'COST'] },
  check: inTurn(
    (model) => queues(joined(model, model.ofKind(sqsQueue))),
    (model) => topics(joined(model, model.ofKind(snsTopic))),
  ),
  examples: {
    good: [eventDriven(), eventDriven({}, { buffered: true })],
    bad: [eventDriven({}, { unread: 'queue' }), eventDriven({}, { unread: 'topic' })],
  },
});
