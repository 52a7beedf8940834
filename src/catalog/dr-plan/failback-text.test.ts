import { expect, test } from 'vitest';
import { inOrder, mixed, plansOf } from '../../testing/dr-plans';

test('what the failover has made in the second region is stopped before anything is promoted, and taken out in the end', () => {
  for (const text of plansOf(mixed)) {
    const failback = text.slice(text.indexOf('## Failback'), text.indexOf('## Restore'));
    const [stopped] = failback.split('Promote App database');
    inOrder(stopped!, ['Stop Standby servers', 'Stop API in us-west-2']);
    const stops = stopped!.slice(stopped!.indexOf('Stop API in us-west-2'));
    inOrder(stops, [
      'register-scalable-target --region us-west-2',
      '--min-capacity 0',
      'aws ecs update-service --region us-west-2',
      '--desired-count 0',
    ]);
    expect(stops).toMatch(
      /terraform output -raw api_dr_service_name|OutputKey=='ApiDrServiceName'/,
    );
    inOrder(failback, [
      'Let Far follow again',
      'Take what the failover made out of us-west-2',
      '`api-dr` of API',
    ]);
    // What was restored holds what nobody else has.
    expect(failback).not.toContain('`orders-dr` of Orders');
  }
});
