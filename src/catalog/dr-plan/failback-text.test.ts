import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { serverless } from '../../templates/serverless';
import { CALLED, blocksOf, inOrder, mixed, plansOf } from '../../testing/dr-plans';

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

test('E4 the code of a region stays text where the second region is written into commands', () => {
  const code = 'us-west-2$(touch owned)';
  const nodes = Object.entries(mixed.nodes).map(([id, node]) => [
    id,
    node.kind === 'region' && node.params['region'] === 'us-west-2'
      ? { ...node, params: { ...node.params, region: code } }
      : node,
  ]);
  for (const text of plansOf({ ...mixed, nodes: Object.fromEntries(nodes) })) {
    const script = [
      ...CALLED.map((name) => `${name}() { :; }`),
      'touch() { echo OWNED >&2; }',
      ...blocksOf(text),
    ];
    const cwd = mkdtempSync(join(tmpdir(), 'dr-plan-'));
    const { stderr } = spawnSync('bash', ['-c', script.join('\n')], { cwd, encoding: 'utf8' });
    rmSync(cwd, { recursive: true });
    expect(text).toContain(code);
    expect(stderr).toBe('');
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
