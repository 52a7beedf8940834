import { describe, expect, test } from 'vitest';
import { catalog } from '..';
import { resolve } from '../../resolve';
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
async function load(code: string, failsOn = ''): Promise<{ handler: Handler; sent: Sent[] }> {
  const sent: Sent[] = [];
  const command = (name: string) =>
    class {
      readonly name = name;
      constructor(readonly input: Sent['input']) {}
    };
  const client = class {
    send({ name, input }: { name: string; input: Sent['input'] }) {
      if (failsOn !== '' && JSON.stringify(input).includes(failsOn)) throw new Error('refused');
      sent.push({ command: name, input });
      return Promise.resolve({});
    }
  };
  const sdk = new Proxy(
    {},
    { get: (_, name: string) => (name.endsWith('Client') ? client : command(name)) },
  );
  const key = `sdk${Math.floor(performance.now() * 1000)}`;
  (globalThis as Record<string, unknown>)[key] = sdk;
  const text = code.replaceAll(
    /import \{ (.+) \} from '@aws-sdk\/.+';/g,
    (_, names: string) => `const { ${names} } = globalThis.${key};`,
  );
  const url = `data:text/javascript,${encodeURIComponent(text)}`;
  const { handler } = (await import(/* @vite-ignore */ url)) as { handler: Handler };
  return { handler, sent };
}

describe('the exported handlers run', () => {
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

  test('the fan-out reads what the topic brings, also if it is no JSON', async () => {
    const { handler } = await load(codeOf('fan-out'));
    const Records = [{ EventSource: 'aws:sns', Sns: { Message: 'not json' } }];
    await expect(handler({ Records })).resolves.toBeUndefined();
  });
});
