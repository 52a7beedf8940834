import { CALLED, blocksOf, inOrder, mixed, planned, plansOf } from '../../testing/dr-plans';
import { describe, expect, test } from 'vitest';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { example } from '../../rules/example-designs';
import { withStandby } from '../../rules/failovers';
import { operated } from '../../rules/operations-example';
import { aurora } from '../../templates/aurora';
import { multiRegion } from '../../templates/multi-region';
import { operations } from '../../templates/operations';
import { serverless } from '../../templates/serverless';
import { network } from '../../templates/network';

describe('the DR plan of an export', () => {
  test.each(plansOf(multiRegion.build()).map((text) => [text]))(
    'names what is promoted, started and moved, in that order, and the way back',
    (text) => {
      const order = [
        '## Failover',
        '--metric-name ReplicaLag',
        '--min-size 0 --desired-capacity 0',
        'aws rds promote-read-replica --region us-west-2',
        '--db-instance-identifier "$NAME-db-dr" --backup-retention-period 7',
        'aws secretsmanager stop-replication-to-replica --region us-west-2',
        '--min-size 6 --desired-capacity 6 --max-size 12',
        '--inverted',
        'curl --fail --silent --show-error https://app.example.com/health',
        '## Failback',
        'aws rds create-db-instance-read-replica --region us-east-1 --source-region us-west-2',
        'aws rds promote-read-replica --region us-east-1',
        'aws secretsmanager put-secret-value --region us-east-1',
        '--no-inverted',
        'aws rds create-db-instance-read-replica --region us-west-2 --source-region us-east-1',
        'aws secretsmanager replicate-secret-to-regions --region us-east-1',
        'Region=us-west-2,KmsKeyId="$KEY" --force-overwrite-replica-secret',
        '## Restore',
      ].map((part) => [part, text.indexOf(part, text.indexOf('## Failover'))] as const);
      expect(order.filter(([, at]) => at < 0)).toEqual([]);
      expect(order.map(([part]) => part)).toEqual(
        order.toSorted((a, b) => a[1] - b[1]).map(([part]) => part),
      );
    },
  );

  test.each([
    ['us-west-2', 'Nothing in the design brings it there'],
    ['us-east-1', 'no task starts in us-west-2 while that is down'],
  ])('before tasks start there, their image is looked for, here in %s', (region, says) => {
    const tasks = (image: string) =>
      withStandby({
        standby: (design, { app, alb }, ids) => {
          const params = { image };
          const api = design.node('ecs-service', { label: 'API', parent: ids.app, params });
          design.edge('routes-to', ids.alb, api, { paths: ['/api/*'] });
          const far = design.node('ecs-service', { label: 'Far API', parent: app, params });
          design.edge('routes-to', alb, far, { paths: ['/api/*'] });
          design.node('dr-plan', { label: 'Plan' });
        },
      })();
    const image = `123456789012.dkr.ecr.${region}.amazonaws.com/shop/api:1.4`;
    for (const text of plansOf(tasks(image))) {
      inOrder(text, [
        says,
        `aws ecr describe-images --region ${region} --registry-id 123456789012`,
        '--repository-name shop/api --image-ids imageTag=1.4',
        'Start Far API',
        'aws ecs wait services-stable',
      ]);
    }
    for (const text of plansOf(tasks('public.ecr.aws/docker/library/node:24-alpine')))
      expect(text).not.toContain('describe-images');
  });

  test('a name is moved without asking a stack or a state, each of which may lie in the region that is lost', () => {
    for (const text of plansOf(multiRegion.build())) {
      const moves = blocksOf(text).filter((block) => block.includes('update-health-check'));
      expect(moves).toHaveLength(2);
      for (const move of moves) {
        expect(move).not.toMatch(/cloudformation|terraform/);
        // AWS as it answers: one check of the right name among two, and nothing that is printed for the other.
        const aws = `aws() { case "$*" in
          *list-health-checks*) printf 'a\\tb\\n' ;;
          *list-tags*'--resource-id b '*"'app-prod-dns'"*) echo b ;;
          *list-tags*) ;;
          *) echo "$*" ;;
        esac; }; dig() { :; }; NAME=app-prod; `;
        expect(spawnSync('bash', ['-c', aws + move], { encoding: 'utf8' }).stdout).toMatch(
          /^route53 update-health-check --health-check-id b --(?:no-)?inverted\n$/,
        );
      }
    }
  });

  test('where nothing is drawn, all is deployed, restored in its place, and only then named', () => {
    const orders = [
      ['terraform apply design.tfplan', 'terraform import aws_route53_record.dns'],
      ['npx cdk deploy Data', 'route53 change-resource-record-sets'],
    ];
    plansOf(operations.build()).forEach((text, at) => {
      const failover = text.slice(text.indexOf('## Failover'), text.indexOf('## Failback'));
      const [deployed, moved] = orders[at]!;
      expect(failover).toMatch(/until the name has moved\*\* +\| \*\*2 h 12 min\*\*/);
      inOrder(failover, [
        'FROM_db="arn:$PARTITION:rds:us-east-1:$ACCOUNT:db:$NAME-db"',
        deployed!,
        '--by-resource-arn "$FROM_db"',
        '--new-db-instance-identifier "$NEW-db-empty"',
        'aws rds restore-db-instance-from-db-snapshot --region us-west-2',
        '--db-instance-identifier "$NEW-db" --db-snapshot-identifier "$NEW-db-restore"',
        '--db-subnet-group-name "$(like DBSubnetGroup.DBSubnetGroupName)"',
        '--db-proxy-name "$NEW-proxy" --db-instance-identifiers "$NEW-db"',
        'aws backup start-restore-job --region us-west-2',
        ...(at === 0 ? [deployed!, moved!] : [moved!, 'npx cdk deploy --all']),
        '### 8. See that it works',
      ]);
    });
  });

  test('a cache that follows is promoted and not warmed up, and gives way again', () => {
    const build = (isGlobal: boolean) =>
      withStandby({
        with: { dns: { failoverMode: 'manual' }, cache: { nodeType: 'cache.m7g.large' } },
        standby: (design, { data }, { cache }) => {
          const params = { nodeType: 'cache.m7g.large' };
          const far = { label: 'Far cache', slug: 'cache-dr', parent: data, params };
          const follower = design.node('elasticache', far);
          if (isGlobal) design.edge('replicates-cache-to', cache, follower);
          design.node('dr-plan', { label: 'Plan' });
        },
      })();
    for (const text of plansOf(build(false))) {
      expect(text).toContain('Warm Far cache up');
      expect(text).not.toContain('failover-global-replication-group');
    }
    for (const text of plansOf(build(true))) {
      expect(text).not.toContain('Warm Far cache up');
      inOrder(text, [
        '## Failover',
        'Promote Far cache',
        'aws elasticache failover-global-replication-group --region us-west-2',
        '--primary-region us-west-2 --primary-replication-group-id "$NAME-cache-dr"',
        '## Failback',
        'See that Session cache follows',
        'aws elasticache failover-global-replication-group --region us-east-1',
        '--primary-region us-east-1 --primary-replication-group-id "$NAME-cache"',
      ]);
      // AWS makes the id up: it is asked where it answers.
      const blocks = blocksOf(text).filter((each) => each.includes('failover-global'));
      expect(blocks).toHaveLength(2);
      for (const commands of blocks) {
        const aws = `aws() { case "$*" in
          *describe-replication-groups*) echo abcde-app ;;
          *failover-global*) echo "$*" ;;
        esac; }; NAME=app; `;
        const { stdout } = spawnSync('bash', ['-c', aws + commands], { encoding: 'utf8' });
        expect(stdout).toMatch(/--global-replication-group-id abcde-app --primary-region us-/);
      }
    }
  });

  test('nothing is said of a record where no name is drawn', () => {
    for (const text of plansOf(planned(serverless.build())))
      expect(text).not.toMatch(/record of the name|The name comes/);
    for (const text of plansOf(operations.build()))
      expect(text).toMatch(/record of the name|The name comes/);
  });

  test('each node comes back by what the second region holds of it, and the text says why', () => {
    for (const text of plansOf(mixed)) {
      const failover = text.slice(text.indexOf('## Failover'), text.indexOf('## Failback'));
      for (const row of [
        /\| App database +\| is promoted, as Far +\| its data is copied there/,
        /\| Orders +\| is restored from its last backup +\| no copy in us-west-2 follows it/,
        /\| API +\| is made from the code +\| nothing in us-west-2 stands in for it/,
        /\| Web servers +\| is there, as Standby servers/,
      ])
        expect(failover).toMatch(row);
      inOrder(failover, [
        'aws rds promote-read-replica --region us-west-2',
        'Make Orders and API in us-west-2',
        '`orders-dr` for Orders and `api-dr` for API',
        '--new-db-instance-identifier "$NAME-orders-dr-empty"',
        '--db-instance-identifier "$NAME-orders-dr" --db-snapshot-identifier',
        'Let the servers use what was restored',
        'Start Standby servers',
        '--inverted',
        // Requests are answered without it.
        'Make Session cache in us-west-2',
      ]);
      expect(failover).not.toMatch(/db-snapshot-identifier "\$(?:NAME|NEW)-db-/);
      expect(text).toContain('Orders: restored in us-west-2, and without a replica to go back by.');
    }
  });

  test('the parts of the failover are those of which the estimates are the sum', () => {
    for (const text of plansOf(mixed)) {
      // 30 to decide, 45 and 55 beside the promotion, and 2 for the name.
      expect(text).toMatch(/\*\*until the name has moved\*\* +\| \*\*2 h 12 min\*\*/);
      expect(text).toMatch(/\| Edge +\| 4 h +\| 2 h 12 min/);
    }
  });

  test('a cache that is restored is as locked as the original', () => {
    for (const text of plansOf(planned(network.build()))) {
      const [block] = blocksOf(text).filter((one) => one.includes('create-replication-group'));
      for (const option of [
        '--transit-encryption-enabled',
        '--transit-encryption-mode required',
        '--auth-token "$(aws secretsmanager get-secret-value',
        '--kms-key-id "$(group KmsKeyId)"',
        '--automatic-failover-enabled --multi-az-enabled',
        '--cache-subnet-group-name "$(like CacheSubnetGroupName)"',
        "--security-group-ids $(like 'SecurityGroups[].SecurityGroupId')",
      ])
        expect(block).toContain(option);
    }
  });

  test('a replica beside its source is made anew whenever another database takes the name of that', () => {
    for (const text of plansOf(mixed)) {
      expect(text).toMatch(
        /\| Read replica +\| is made anew on the way back +\| it follows App database/,
      );
      const anew = [
        '--db-instance-identifier "$NAME-replica" \\\n  --new-db-instance-identifier "$NAME-replica-old"',
        '--db-instance-identifier "$NAME-replica" --source-db-instance-identifier "$NAME-db" ',
        '--db-instance-identifier "$NAME-replica-old" --skip-final-snapshot',
      ];
      const [failback, restore] = ['Failback', 'Restore'].map((at) => text.split(`## ${at}\n`)[1]!);
      // Before servers of the first region read it again.
      inOrder(failback!, [
        'promote-read-replica --region us-east-1',
        ...anew,
        'Start Web servers again',
      ]);
      inOrder(restore!, [
        'Let clients use the restored App database',
        ...anew,
        'Let Far follow again',
      ]);
      expect(restore).not.toContain('Its replicas follow the old one');
    }
  });

  test('commands run on macOS as well', () => {
    for (const text of plansOf(multiRegion.build())) expect(text).not.toMatch(/date [^)]*-[dv]/);
  });

  test('without anything elsewhere it says so, and has no failover to offer', () => {
    for (const text of plansOf(operated()())) {
      expect(text).toContain('No second region is drawn, so nothing can be moved anywhere.');
      expect(text).not.toContain('## Failback');
      // Nobody is promised an application without its database.
      for (const tier of ['Edge', 'Application', 'Databases'])
        expect(text).toMatch(new RegExp(`^\\| ${tier} +\\| 4 h +\\| never `, 'm'));
    }
  });

  test('what holds no data is made from the code where no second region is drawn, step by step', () => {
    const bare = example({
      without: ['db', 'replica', 'proxy', 'cache'],
      more: (design) => void design.node('dr-plan', { label: 'Plan' }),
    });
    for (const text of plansOf(bare())) {
      const failover = text.slice(text.indexOf('## Failover'));
      expect(text).toMatch(/\| Application +\| 4 h +\| 1 h 15 min/);
      expect(failover).not.toMatch(/null|undefined|restored in|was restored/);
      inOrder(failover, [
        '| Web servers',
        'is made from the code',
        'Deploy the code in another region',
        'cd NEW-FOLDER',
        'Deploy all of it',
      ]);
    }
  });

  test('clients move to a database that was restored: its name, its password, its proxy, the code', () => {
    plansOf(multiRegion.build()).forEach((text, at) => {
      const restore = text.slice(text.indexOf('## Restore'));
      inOrder(restore, [
        '--target-db-instance-identifier "$NAME-db-restored"',
        'Let clients use the restored App database',
        'deregister-db-proxy-targets --region us-east-1',
        '--new-db-instance-identifier "$NAME-db-old"',
        '--db-instance-identifier "$NAME-db-restored"',
        '--new-db-instance-identifier "$NAME-db" ',
        '--multi-az --deletion-protection',
        '--master-user-password "$(aws secretsmanager get-secret-value',
        'aws rds register-db-proxy-targets',
        ...(at === 0 ? ['terraform import aws_db_instance.db "$NAME-db"'] : []),
      ]);
    });
  });

  test('an Aurora cluster that was restored takes the names of the original and of its members, and its proxy', () => {
    const members = { terraform: 'app-prod-db-1 app-prod-db-2', cdk: 'generated-a\tgenerated-b' };
    const names = Object.values(members);
    plansOf(aurora.build()).forEach((text, at) => {
      const [block] = blocksOf(
        text.slice(text.indexOf('Let clients use the restored App cluster')),
      );
      const [first, second] = names[at]!.split(/\s/);
      // Says what is asked of AWS, which knows what CloudFormation has named.
      const stubs = `aws() { case "$*" in
        *list-stack-resources*) printf '${members.cdk}\\n' ;;
        *describe-db-clusters*) echo key-of-old ;;
        *) echo "$*" ;;
      esac; }; sleep() { :; }; terraform() { :; }; NAME=app-prod; `;
      const ran = spawnSync('bash', ['-c', stubs + block!], { encoding: 'utf8' });
      expect(ran.stderr).toBe('');
      inOrder(ran.stdout, [
        'deregister-db-proxy-targets --region us-east-1 --db-proxy-name app-prod-proxy --db-cluster-identifiers app-prod-db\n',
        `--db-instance-identifier ${first} --new-db-instance-identifier app-prod-db-old-1`,
        `--db-instance-identifier ${second} --new-db-instance-identifier app-prod-db-old-2`,
        '--db-cluster-identifier app-prod-db --new-db-cluster-identifier app-prod-db-old',
        `--db-instance-identifier app-prod-db-restored-1 --new-db-instance-identifier ${first} `,
        '--db-cluster-identifier app-prod-db-restored --new-db-cluster-identifier app-prod-db ',
        '--manage-master-user-password --master-user-secret-kms-key-id=key-of-old',
        `create-db-instance --region us-east-1 --db-cluster-identifier app-prod-db --db-instance-identifier ${second} `,
        'wait db-instance-available --region us-east-1 --filters Name=db-cluster-id,Values=app-prod-db\n',
        'register-db-proxy-targets --region us-east-1 --db-proxy-name app-prod-proxy --db-cluster-identifiers app-prod-db\n',
      ]);
      expect(ran.stdout).not.toContain(
        `create-db-instance --region us-east-1 --db-cluster-identifier app-prod-db --db-instance-identifier ${first} `,
      );
    });
  });

  test('a name that is moved by hand out of us-east-1 says that Route 53 takes changes there', () => {
    for (const text of plansOf(multiRegion.build()))
      expect(text).toContain('Route 53 takes changes in us-east-1 alone, the region that is lost');
  });

  test('whatever keeps data has a way to bring it back', () => {
    for (const text of plansOf(planned(network.build()))) {
      for (const part of [
        'aws rds restore-db-instance-to-point-in-time',
        'aws elasticache create-replication-group',
        '_snapshot/cs-automated-enc',
      ])
        expect(text).toContain(part);
    }
    for (const text of plansOf(planned(serverless.build())))
      expect(text).toContain('aws dynamodb restore-table-to-point-in-time');
  });

  test('every block is shell that parses', () => {
    const texts = [multiRegion, operations, network, serverless, aurora]
      .map(({ build }) => build())
      .flatMap((design) =>
        plansOf(
          Object.values(design.nodes).some(({ kind }) => kind === 'dr-plan')
            ? design
            : planned(design),
        ),
      );
    const script = texts.flatMap(blocksOf).join('\n');
    expect(spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' }).stderr).toBe('');
  });

  test('E4 names that people type stay text, in the prose and in the shell', () => {
    const evil = `x'; touch owned; echo "$(id)" \`id\` </script> # [a](b)`;
    const design = multiRegion.build();
    const nodes = Object.entries(design.nodes).map(([id, node]) => [
      id,
      {
        ...node,
        label: evil,
        params: node.kind === 'route53-record' ? { ...node.params, domain: evil } : node.params,
      },
    ]);
    const hostile = { ...design, nodes: Object.fromEntries(nodes) };
    for (const text of plansOf({ ...hostile, settings: { project: evil, environment: evil } })) {
      // Run for real, with everything that it calls stubbed: nothing of the text may run with it.
      const script = [
        ...[...CALLED, 'touch'].map((name) => `${name}() { [ ${name} != touch ] || echo OWNED; }`),
        ...blocksOf(text),
        'printf "%s" "$NAME"',
      ].join('\n');
      const cwd = mkdtempSync(join(tmpdir(), 'dr-plan-'));
      const ran = spawnSync('bash', ['-c', script], { cwd, encoding: 'utf8' });
      rmSync(cwd, { recursive: true });
      expect(ran.stderr).toBe('');
      expect(ran.stdout).not.toContain('OWNED\n');
      expect(ran.stdout.endsWith(`${evil}-${evil}`)).toBe(true);
      const prose = text.replaceAll(/^```sh\n.*?^```$/gms, '');
      expect(prose).not.toMatch(/(?<!\\)`id|(?<!\\)<\/script|(?<!\\)\[a\]/);
    }
  });
});
