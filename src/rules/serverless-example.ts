import type { Design } from '../design';
import type { JsonObject } from '../kit/json';
import { buildDesign } from '../catalog/builder';

type Part = 'api' | 'intake' | 'queue' | 'worker' | 'topic' | 'fan' | 'table' | 'bucket' | 'buffer';

/** A small event-driven application: an API, functions, and what is between them; changed where a rule says so. */
export const eventDriven =
  (
    change: { readonly [K in Part | 'trigger']?: JsonObject } = {},
    {
      buffered = false,
      unread,
    }: {
      readonly buffered?: boolean;
      /** Of what nobody takes. */
      readonly unread?: 'queue' | 'topic';
    } = {},
  ): (() => Design) =>
  () => {
    const design = buildDesign();
    const region = design.node('region', { label: 'Region' });
    const node = (kind: string, label: string, part: Part) =>
      design.node(kind, { label, parent: region, params: { ...change[part] } });
    const api = node('api-gateway', 'API', 'api');
    const intake = node('lambda-function', 'Intake', 'intake');
    const queue = node('sqs-queue', 'Orders', 'queue');
    const worker = node('lambda-function', 'Worker', 'worker');
    const topic = node('sns-topic', 'Events', 'topic');
    const fan = node('lambda-function', 'Fan-out', 'fan');
    const table = node('dynamodb-table', 'Records', 'table');
    const bucket = node('s3-bucket', 'Files', 'bucket');
    design.edge('invokes', api, intake);
    design.edge('sends-to', intake, queue);
    if (unread !== 'queue') design.edge('triggers', queue, worker, { ...change.trigger });
    design.edge('publishes-to', intake, topic);
    if (buffered) {
      const events = node('sqs-queue', 'Buffer', 'buffer');
      design.edge('notifies', topic, events);
      design.edge('triggers', events, fan);
    } else if (unread === 'topic') design.edge('stores-in', fan, bucket);
    else design.edge('notifies', topic, fan);
    design.edge('keeps-records-in', intake, table);
    design.edge('stores-in', worker, bucket);
    return design.build();
  };
