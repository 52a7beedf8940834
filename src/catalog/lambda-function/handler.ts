import type { NodeId } from '../../design/records';
import type { Model, ModelNode } from '../../spec/model';
import { variablePrefix } from '../verbs/data-access';
import { invokes } from '../verbs/invokes';
import { keepsRecordsIn } from '../verbs/keeps-records-in';
import { notifies } from '../verbs/notifies';
import { publishesTo } from '../verbs/publishes-to';
import { sendsTo } from '../verbs/sends-to';
import { storesIn } from '../verbs/stores-in';
import { triggers } from '../verbs/triggers';
import { importLine, makerLine, quote, sendLine, type Fields } from './handler-layout';
import { stepOf, storeFunctions, storesOf } from './handler-data';

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
const SECRETS: Client = {
  module: '@aws-sdk/client-secrets-manager',
  client: 'SecretsManagerClient',
  commands: ['GetSecretValueCommand'],
};
const DYNAMODB: Client = {
  module: '@aws-sdk/client-dynamodb',
  client: 'DynamoDBClient',
  commands: ['PutItemCommand'],
};

/** A key that names one piece of work and no other. */
const keyValue = (type: string): Fields =>
  type === 'N'
    ? [['N', 'String(Date.now())']]
    : type === 'B'
      ? [['B', 'Buffer.from(randomUUID())']]
      : [['S', 'String(work?.id ?? randomUUID())']];

const S3: Client = {
  module: '@aws-sdk/client-s3',
  client: 'S3Client',
  commands: ['PutObjectCommand'],
};

const NAMES: ReadonlyMap<Client, string> = new Map([
  [DYNAMODB, 'dynamodb'],
  [SQS, 'sqs'],
  [SNS, 'sns'],
  [S3, 's3'],
  [SECRETS, 'secrets'],
]);

interface Step {
  readonly client: Client;
  /** What holds the client; of its own for a resource in another region. */
  readonly holder: string;
  /** The variable that says the region of such a one. */
  readonly regionFrom?: string;
  readonly line: string;
}

/** What the function does with each piece of work: it passes it to everything that is drawn behind it. */
function stepsOf(node: ModelNode, model: Model): readonly Step[] {
  const home = model.regionName(node.id);
  const step = (
    client: Client,
    to: NodeId,
    ending: string,
    input: (name: string) => Fields,
  ): Step => {
    const prefix = variablePrefix(model.get(to).slug);
    const name = NAMES.get(client) ?? '';
    const isFar = home !== null && ![null, home].includes(model.regionName(to));
    const holder = isFar ? `${name}Of${capitals(prefix)}` : name;
    return {
      client,
      holder,
      ...(isFar ? { regionFrom: `process.env.${prefix}_REGION_NAME` } : {}),
      line: sendLine(holder, client.commands[0] ?? '', input(`process.env.${prefix}_${ending}`)),
    };
  };
  return [
    ...model.edgesFrom(node.id, keepsRecordsIn).flatMap(({ to, params }) => {
      if (params.readOnly === true) return [];
      const { partitionKey, partitionType, sortKey, sortType } = model.get(to).params;
      const keys = [[partitionKey, partitionType] as const, [sortKey, sortType] as const]
        .filter(([name]) => name !== '')
        .map(([name, type]) => [`[${quote(String(name))}]`, keyValue(String(type))] as const);
      return [
        step(DYNAMODB, to, 'TABLE', (table) => [
          ['TableName', table],
          ['Item', [['body', [['S', 'JSON.stringify(work)']]], ...keys]],
        ]),
      ];
    }),
    ...model.edgesFrom(node.id, storesIn).flatMap(({ to, params }) =>
      params.readOnly === true
        ? []
        : [
            step(S3, to, 'BUCKET', (bucket) => [
              ['Bucket', bucket],
              ['Key', '"work/" + randomUUID() + ".json"'],
              ['Body', 'JSON.stringify(work)'],
              ['ContentType', '"application/json"'],
            ]),
          ],
    ),
    ...model.edgesFrom(node.id, sendsTo).map(({ to }) => {
      const isFifo = model.get(to).params.fifo === true;
      return step(SQS, to, 'URL', (url) => [
        ['QueueUrl', url],
        ['MessageBody', 'JSON.stringify(work)'],
        ...(isFifo ? [['MessageGroupId', '"all"'] as const] : []),
      ]);
    }),
    ...storesOf(node, model).map((store) => ({
      client: SECRETS,
      holder: 'secrets',
      line: stepOf(store),
    })),
    ...model.edgesFrom(node.id, publishesTo).map(({ to }) =>
      step(SNS, to, 'ARN', (arn) => [
        ['TopicArn', arn],
        ['Message', 'JSON.stringify(work)'],
      ]),
    ),
  ];
}

/** "ORDER_LOG_2" → "OrderLog_2": what differs stays different. */
const capitals = (prefix: string): string =>
  prefix
    .split('_')
    .map((word) => (/^\d/.test(word) ? `_${word}` : word.slice(0, 1) + word.slice(1).toLowerCase()))
    .join('');

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
      const batchItemFailures = records
        .slice(done)
        .map((record) => ({ itemIdentifier: record.messageId }));
      return { batchItemFailures };
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
  const body = event.isBase64Encoded
    ? Buffer.from(event.body, "base64").toString()
    : event.body;
  await handle(body ? parse(body) : { path: event.rawPath ?? event.path });
  return {
    statusCode: 202,
    headers: { "content-type": "application/json" },
    body: '{"accepted":true}',
  };
}
`;

/** A handler that runs as it is, on the SDK that the runtime brings, and does what the drawing says. */
export function handlerOf(node: ModelNode, model: Model): string {
  const steps = stepsOf(node, model);
  const clients = [...NAMES.keys()].filter((known) => steps.some(({ client }) => client === known));
  const usesIds = steps.some(({ line }) => line.includes('randomUUID'));
  const stores = storesOf(node, model);
  const queues = model.edgesTo(node.id, triggers);
  const hasQueue = queues.length > 0;
  const hasFifo = queues.some(({ from }) => model.get(from).params.fifo === true);
  const isPartial = queues.every(({ params }) => params.partialBatches === true);
  const hasTopic = model.edgesTo(node.id, notifies).length > 0;
  const hasApi = model.edgesTo(node.id, invokes).length > 0;
  const imports = [
    ...(usesIds ? [importLine(['randomUUID'], 'node:crypto')] : []),
    ...(stores.length > 0 ? [importLine(['connect'], 'node:net')] : []),
    ...clients.map(({ module, client, commands }) => importLine([client, ...commands], module)),
  ];
  const makers = [...new Map(steps.map((step) => [step.holder, step])).values()].map(
    ({ client: { client }, holder, regionFrom }) =>
      makerLine(holder, client, regionFrom === undefined ? [] : [['region', regionFrom]]),
  );
  const calls = [
    ...(hasQueue
      ? [
          '  if (event.Records?.[0]?.eventSource === "aws:sqs") {',
          '    return fromQueue(event.Records);',
          '  }',
        ]
      : []),
    ...(hasTopic
      ? [
          '  if (event.Records?.[0]?.EventSource === "aws:sns") {',
          '    return fromTopic(event.Records);',
          '  }',
        ]
      : []),
    ...(hasApi ? ['  if (event.requestContext) return fromApi(event);'] : []),
    '  return handle(event);',
  ];
  return [
    ...imports,
    ...(imports.length > 0 ? [''] : []),
    ...makers,
    ...(makers.length > 0 ? [''] : []),
    ...storeFunctions(stores),
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
