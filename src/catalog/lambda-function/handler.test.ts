import { createServer, type AddressInfo } from 'node:net';
import { format } from 'prettier';
import { describe, expect, test } from 'vitest';
import { catalog } from '..';
import { resolve } from '../../resolve';
import { buildDesign } from '../builder';
import { functionsInVpc } from '../../rules/function-examples';
import { eventDriven } from '../../rules/serverless-example';
import { serverless } from '../../templates/serverless';
import { handlerOf } from './handler';

interface Sent {
  readonly command: string;
  readonly input: Readonly<Record<string, unknown>>;
}
type Handler = (event: unknown) => Promise<unknown>;

const model = resolve(serverless.build(), catalog);
const codeOf = (slug: string) =>
  handlerOf(
    model.nodes.find((node) => node.slug === slug)!,
    model,
  );

/** Runs the exported text itself, with the SDK's clients replaced by ones that note what they are asked. */
async function load(
  code: string,
  answer: unknown = {},
): Promise<{ handler: Handler; sent: Sent[]; regions: (string | undefined)[] }> {
  const sent: Sent[] = [];
  const regions: (string | undefined)[] = [];
  const command = (name: string) =>
    class {
      readonly name = name;
      constructor(readonly input: Sent['input']) {}
    };
  const client = class {
    constructor({ region }: { region?: string }) {
      regions.push(region);
    }
    send({ name, input }: { name: string; input: Sent['input'] }) {
      sent.push({ command: name, input });
      return Promise.resolve(answer);
    }
  };
  const sdk = new Proxy(
    {},
    { get: (_, name: string) => (name.endsWith('Client') ? client : command(name)) },
  );
  const key = `sdk${Math.floor(performance.now() * 1000)}`;
  (globalThis as Record<string, unknown>)[key] = sdk;
  const text = code.replaceAll(
    /import \{([^}]+)\} from "@aws-sdk\/.+";/g,
    (_, names: string) => `const {${names}} = globalThis.${key};`,
  );
  const url = `data:text/javascript,${encodeURIComponent(text)}`;
  const { handler } = (await import(/* @vite-ignore */ url)) as { handler: Handler };
  return { handler, sent, regions };
}

describe('the exported handlers run', () => {
  test.each([1, 12, 24, 40])(
    'they are formatted as Prettier leaves them, with names of %i letters',
    async (length) => {
      const name = (first: string) => first + 'x'.repeat(length - 1);
      const design = buildDesign();
      const region = design.node('region', { label: 'Region' });
      const far = design.node('region', { label: 'Far', params: { region: 'eu-west-1' } });
      const vpc = design.node('vpc', { label: 'VPC', parent: region });
      const tier = design.node('tier', { label: 'Tier', parent: vpc, params: { role: 'data' } });
      const worker = design.node('lambda-function', { label: 'Worker', parent: tier });
      const keys = { partitionKey: name('p'), sortKey: `s-${name('s')}`, sortType: 'B' };
      const own = {
        'keeps-records-in': design.node('dynamodb-table', {
          label: name('t'),
          parent: region,
          params: keys,
        }),
        'stores-in': design.node('s3-bucket', { label: name('b'), parent: far }),
        'sends-to': design.node('sqs-queue', {
          label: name('q'),
          parent: far,
          params: { fifo: true },
        }),
        'publishes-to': design.node('sns-topic', { label: name('n'), parent: region }),
        'reads-writes': design.node('elasticache', { label: name('c'), parent: tier }),
      };
      for (const [verb, to] of Object.entries(own)) design.edge(verb, worker, to);
      const queue = design.node('sqs-queue', { label: 'Work', parent: region });
      design.edge('triggers', queue, worker);
      const wide = resolve(design.build(), catalog);
      const code = handlerOf(wide.get(worker), wide);
      expect(code).toContain(name('C').toUpperCase());
      expect(await format(code, { parser: 'babel' })).toBe(code);
    },
  );

  test('the one behind the API puts the work everywhere it is drawn to go', async () => {
    const { handler, sent } = await load(codeOf('intake'));
    process.env.RECORDS_TABLE = 'records';
    const answer = await handler({
      requestContext: { http: { method: 'POST' } },
      body: JSON.stringify({ id: 'o-1', total: 3 }),
    });
    expect(answer).toMatchObject({ statusCode: 202 });
    expect(sent.map(({ command }) => command).toSorted()).toEqual([
      'PublishCommand',
      'PutItemCommand',
      'SendMessageCommand',
    ]);
    const put = sent.find(({ command }) => command === 'PutItemCommand');
    expect(put?.input).toMatchObject({ TableName: 'records', Item: { id: { S: 'o-1' } } });
  });

  test('it takes what a REST API sends, as what an HTTP API sends', async () => {
    const { handler, sent } = await load(codeOf('intake'));
    process.env.RECORDS_TABLE = 'records';
    const answer = await handler({
      requestContext: { httpMethod: 'GET', stage: 'v1' },
      path: '/orders/o-1',
      body: null,
    });
    expect(answer).toMatchObject({ statusCode: 202 });
    expect(JSON.stringify(sent)).toContain('/orders/o-1');
  });

  test('the worker answers with what failed, and with nothing else', async () => {
    const code = codeOf('worker').replace(
      'console.log',
      "if (work.bad) throw new Error('bad'); console.log",
    );
    const { handler } = await load(code);
    const record = (messageId: string, body: unknown) => ({
      eventSource: 'aws:sqs',
      messageId,
      body: JSON.stringify(body),
    });
    const Records = [record('1', {}), record('2', { bad: true }), record('3', {})];
    expect(await handler({ Records })).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
  });

  test('the worker of a FIFO queue gives back what follows a failure too, and does not touch it', async () => {
    const fifo = resolve(eventDriven({ queue: { fifo: true } })(), catalog);
    const worker = fifo.nodes.find(({ label }) => label === 'Worker')!;
    const code = handlerOf(worker, fifo).replace(
      'console.log',
      "if (work.bad) throw new Error('bad'); work.done(); console.log",
    );
    const { handler } = await load(code.replace('await handle(parse(body))', 'await handle(body)'));
    const done: string[] = [];
    const record = (messageId: string, bad: boolean) => ({
      eventSource: 'aws:sqs',
      messageId,
      body: { bad, done: () => done.push(messageId) },
    });
    const Records = [record('1', false), record('2', true), record('3', false)];
    expect(await handler({ Records })).toEqual({
      batchItemFailures: [{ itemIdentifier: '2' }, { itemIdentifier: '3' }],
    });
    expect(done).toEqual(['1']);
  });

  test('the worker fails as a whole where its answer is not read', async () => {
    const whole = resolve(eventDriven({ trigger: { partialBatches: false } })(), catalog);
    const worker = whole.nodes.find(({ label }) => label === 'Worker')!;
    const code = handlerOf(worker, whole).replace(
      'console.log',
      "if (work.bad) throw new Error('bad'); console.log",
    );
    const { handler } = await load(code);
    const record = (body: unknown) => ({ eventSource: 'aws:sqs', body: JSON.stringify(body) });
    await expect(handler({ Records: [record({}), record({ bad: true })] })).rejects.toThrow('bad');
    await expect(handler({ Records: [record({})] })).resolves.toBeUndefined();
  });

  test('one in a VPC reads the secret once and reaches the cache and the database', async () => {
    const visits: unknown[] = [];
    const server = createServer((socket) => visits.push(socket.end()));
    await new Promise<void>((resolveReady) => server.listen(0, '127.0.0.1', resolveReady));
    const port = String((server.address() as AddressInfo).port);
    for (const name of ['CACHE', 'APP_DATABASE']) {
      process.env[`${name}_HOST`] = '127.0.0.1';
      process.env[`${name}_PORT`] = port;
      process.env[`${name}_SECRET_ARN`] = name;
    }
    const inVpc = resolve(functionsInVpc()(), catalog);
    const worker = inVpc.nodes.find(({ label }) => label === 'Worker')!;
    const { handler, sent } = await load(handlerOf(worker, inVpc), {
      SecretString: '{"username":"app","password":"secret"}',
    });
    await handler({});
    await handler({});
    server.close();
    expect(visits).toHaveLength(4);
    expect(
      sent.flatMap(({ command, input }) =>
        command === 'GetSecretValueCommand' ? [input.SecretId] : [],
      ),
    ).toEqual(['CACHE', 'APP_DATABASE']);
    process.env.CACHE_PORT = '1';
    await expect(handler({})).rejects.toThrow('ECONNREFUSED');
  });

  test('what lies in another region is asked there', async () => {
    process.env.FILES_REGION_NAME = 'eu-west-1';
    const far = resolve(functionsInVpc({ filesIn: 'eu-west-1' })(), catalog);
    const worker = far.nodes.find(({ label }) => label === 'Worker')!;
    const { regions } = await load(handlerOf(worker, far));
    expect(regions).toEqual(['eu-west-1', undefined]);
    expect(far.wires).toContainEqual(
      expect.objectContaining({ variable: 'FILES_REGION_NAME', value: 'region' }),
    );
  });

  test('the fan-out reads what the topic brings, also if it is no JSON', async () => {
    const { handler } = await load(codeOf('fan-out'));
    const Records = [{ EventSource: 'aws:sns', Sns: { Message: 'not json' } }];
    await expect(handler({ Records })).resolves.toBeUndefined();
  });
});
