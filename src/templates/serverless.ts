import { buildDesign } from '../catalog/builder';
import type { JsonObject } from '../kit/json';
import type { Template } from '../spec/catalog';
import { addOperations } from './add-operations';

/** As long as SQS keeps messages, unless it is told otherwise. */
const FOUR_DAYS = 4 * 24 * 60;

/** The example of the methodology: an API hands work to a queue, a topic and a table, and functions take it from there. */
export const serverless: Template = {
  id: 'serverless',
  title: 'Serverless event-driven',
  summary:
    'API Gateway and Lambda put work into a queue, a topic and a table; a worker and a fan-out function take it from there.',
  build: () => {
    const design = buildDesign();
    design.setting('title', 'Serverless event-driven');
    const users = design.node('internet', { label: 'Users', slug: 'users', at: { x: 304, y: 0 } });
    const region = design.node('region', { label: 'Region', slug: 'region', at: { x: 0, y: 96 } });
    const node = (
      kind: string,
      label: string,
      slug: string,
      x: number,
      y: number,
      params: JsonObject = {},
    ) => design.node(kind, { label, slug, parent: region, params, at: { x, y } });
    const api = node('api-gateway', 'Orders API', 'api', 292, 0);
    const intake = node('lambda-function', 'Intake', 'intake', 292, 104);
    const queue = node('sqs-queue', 'Orders', 'orders', 0, 208);
    const topic = node('sns-topic', 'Order events', 'events', 292, 208);
    const table = node('dynamodb-table', 'Order records', 'records', 584, 208);
    const worker = node('lambda-function', 'Worker', 'worker', 0, 312);
    const fanOut = node('lambda-function', 'Fan-out', 'fan-out', 292, 312);
    design.edge('requests', users, api);
    design.edge('invokes', api, intake, { method: 'POST', path: '/orders' });
    design.edge('sends-to', intake, queue);
    design.edge('publishes-to', intake, topic);
    design.edge('keeps-records-in', intake, table);
    design.edge('triggers', queue, worker);
    design.edge('notifies', topic, fanOut);
    addOperations({ design, region }, { y: 416, beside: 872, queueMinutes: FOUR_DAYS });
    return design.build();
  },
};
