import type { Model, ModelNode } from '../../spec/model';
import { variablePrefix } from '../verbs/data-access';
import { invokes } from '../verbs/invokes';
import { keepsRecordsIn } from '../verbs/keeps-records-in';
import { notifies } from '../verbs/notifies';
import { publishesTo } from '../verbs/publishes-to';
import { sendsTo } from '../verbs/sends-to';
import { triggers } from '../verbs/triggers';

interface Client {
  readonly module: string;
  readonly client: string;
  readonly commands: readonly string[];
}

const SQS: Client = {
  module: '@aws-sdk/client-sqs',
  client: 'SQSClient',
  commands: ['SendMessageCommand'],
};
const SNS: Client = {
  module: '@aws-sdk/client-sns',
  client: 'SNSClient',
  commands: ['PublishCommand'],
};
const DYNAMODB: Client = {
  module: '@aws-sdk/client-dynamodb',
  client: 'DynamoDBClient',
  commands: ['PutItemCommand'],
};

/** A key that names one piece of work and no other. */
const keyValue = (type: string): string =>
  type === 'N'
    ? '{ N: String(Date.now()) }'
    : type === 'B'
      ? '{ B: Buffer.from(randomUUID()) }'
      : '{ S: String(work?.id ?? randomUUID()) }';

/** What the function does with each piece of work: it passes it to everything that is drawn behind it. */
function stepsOf(node: ModelNode, model: Model): readonly { client: Client; line: string }[] {
  const variable = (id: string, ending: string) =>
    `process.env.${variablePrefix(model.get(id).slug)}_${ending}`;
  return [
    ...model.edgesFrom(node.id, keepsRecordsIn).flatMap(({ to, params }) => {
      if (params.readOnly === true) return [];
      const { partitionKey, partitionType, sortKey, sortType } = model.get(to).params;
      const keys = [[partitionKey, partitionType] as const, [sortKey, sortType] as const]
        .filter(([name]) => name !== '')
        .map(([name, type]) => `[${JSON.stringify(String(name))}]: ${keyValue(String(type))}`);
      return [
        {
          client: DYNAMODB,
          line: `  await dynamodb.send(new PutItemCommand({ TableName: ${variable(to, 'TABLE')}, Item: { body: { S: JSON.stringify(work) }, ${keys.join(', ')} } }));`,
        },
      ];
    }),
    ...model.edgesFrom(node.id, sendsTo).map(({ to }) => {
      const group = model.get(to).params.fifo === true ? ", MessageGroupId: 'all'" : '';
      return {
        client: SQS,
        line: `  await sqs.send(new SendMessageCommand({ QueueUrl: ${variable(to, 'URL')}, MessageBody: JSON.stringify(work)${group} }));`,
      };
    }),
    ...model.edgesFrom(node.id, publishesTo).map(({ to }) => ({
      client: SNS,
      line: `  await sns.send(new PublishCommand({ TopicArn: ${variable(to, 'ARN')}, Message: JSON.stringify(work) }));`,
    })),
  ];
}

const NAMES: ReadonlyMap<Client, string> = new Map([
  [DYNAMODB, 'dynamodb'],
  [SQS, 'sqs'],
  [SNS, 'sns'],
]);

const QUEUE = `/** What fails comes back alone; the rest of its batch is done. */
async function fromQueue(records) {
  const batchItemFailures = [];
  for (const { messageId, body } of records) {
    try {
      await handle(parse(body));
    } catch (error) {
      console.error({ messageId, error: String(error) });
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
}
`;
/** A FIFO queue keeps its order only if what follows a failure waits with it. */
const FIFO_QUEUE = `/** From the first failure on everything comes back, or the order would be lost. */
async function fromQueue(records) {
  for (const [done, { messageId, body }] of records.entries()) {
    try {
      await handle(parse(body));
    } catch (error) {
      console.error({ messageId, error: String(error) });
      const left = records.slice(done);
      return { batchItemFailures: left.map((record) => ({ itemIdentifier: record.messageId })) };
    }
  }
  return { batchItemFailures: [] };
}
`;
/** Where a mapping does not read the answer, only an error brings anything back. */
const WHOLE_QUEUE = `/** A failure brings the whole batch back. */
async function fromQueue(records) {
  for (const { body } of records) await handle(parse(body));
}
`;
const TOPIC = `async function fromTopic(records) {
  for (const { Sns } of records) await handle(parse(Sns.Message));
}
`;
const API = `async function fromApi(event) {
  const body = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString() : event.body;
  await handle(body ? parse(body) : { path: event.rawPath });
  return { statusCode: 202, headers: { 'content-type': 'application/json' }, body: '{"accepted":true}' };
}
`;

/** A handler that runs as it is, on the SDK that the runtime brings, and does what the drawing says. */
export function handlerOf(node: ModelNode, model: Model): string {
  const steps = stepsOf(node, model);
  const clients = [...NAMES].filter(([client]) => steps.some((step) => step.client === client));
  const usesIds = steps.some(({ line }) => line.includes('randomUUID'));
  const queues = model.edgesTo(node.id, triggers);
  const hasQueue = queues.length > 0;
  const hasFifo = queues.some(({ from }) => model.get(from).params.fifo === true);
  const isPartial = queues.every(({ params }) => params.partialBatches === true);
  const hasTopic = model.edgesTo(node.id, notifies).length > 0;
  const hasApi = model.edgesTo(node.id, invokes).length > 0;
  const imports = [
    ...(usesIds ? ["import { randomUUID } from 'node:crypto';"] : []),
    ...clients.map(
      ([{ module, client, commands }]) =>
        `import { ${[client, ...commands].join(', ')} } from '${module}';`,
    ),
  ];
  const makers = clients.map(([{ client }, name]) => `const ${name} = new ${client}({});`);
  const calls = [
    ...(hasQueue
      ? ["  if (event.Records?.[0]?.eventSource === 'aws:sqs') return fromQueue(event.Records);"]
      : []),
    ...(hasTopic
      ? ["  if (event.Records?.[0]?.EventSource === 'aws:sns') return fromTopic(event.Records);"]
      : []),
    ...(hasApi ? ['  if (event.requestContext?.http) return fromApi(event);'] : []),
    '  return handle(event);',
  ];
  return [
    ...imports,
    ...(imports.length > 0 ? [''] : []),
    ...makers,
    ...(makers.length > 0 ? [''] : []),
    '/** One piece of work: put what your function is for here. */',
    `async function handle(work) {`,
    ...steps.map(({ line }) => line),
    '  console.log(JSON.stringify({ handled: work }));',
    '}',
    '',
    ...(hasQueue || hasTopic || hasApi
      ? [
          'function parse(text) {',
          '  try {',
          '    return JSON.parse(text);',
          '  } catch {',
          '    return { text };',
          '  }',
          '}',
          '',
        ]
      : []),
    ...(hasQueue ? [!isPartial ? WHOLE_QUEUE : hasFifo ? FIFO_QUEUE : QUEUE] : []),
    ...(hasTopic ? [TOPIC] : []),
    ...(hasApi ? [API] : []),
    'export async function handler(event) {',
    ...calls,
    '}',
    '',
  ].join('\n');
}
