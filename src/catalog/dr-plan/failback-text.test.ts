import { expect, test } from 'vitest';
import { serverless } from '../../templates/serverless';
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

test('where no name is drawn none is moved: clients have to be told, on the way there and back', () => {
  const nodes = Object.fromEntries(
    Object.entries(mixed.nodes).filter(([, { kind }]) => kind !== 'route53-record'),
  );
  const edges = Object.fromEntries(
    Object.entries(mixed.edges).filter(([, { from, to }]) => from in nodes && to in nodes),
  );
  const unnamed = { ...mixed, nodes, edges };
  for (const design of [serverless.build(), unnamed]) {
    for (const text of plansOf(design)) {
      expect(text).not.toMatch(/Route 53: 60 s|the name is pointed|name has moved|move the name/);
      expect(text).toMatch(/\*\*until clients can be told\*\*/);
      inOrder(text, ['## Failover', 'Tell clients the new address', '## Failback']);
      expect(text.includes('Tell clients the old address again')).toBe(design === unnamed);
    }
  }
  for (const text of plansOf(mixed)) expect(text).not.toContain('have to be told');
});
