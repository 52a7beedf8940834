import { expect, test } from '../support/test';

const FOLDER = 'docs/circuit-breaker/caller/called';

/** The patterns of the methodology, each drawn by hand from an empty canvas. */
test.describe('Draw a pattern by hand', () => {
  test.beforeEach(async ({ lintel }) => {
    await lintel.startEmpty();
  });

  test('blue-green: traffic shifts by a slider, and the code has one variable for it', async ({
    lintel,
  }) => {
    const { canvas, palette, inspector, code } = lintel;
    await palette.entry('Blue-green pair').click();
    await expect(canvas.connection('ALB routes to Blue servers')).toBeAttached();
    await canvas.tool('Zoom to fit').click();
    await canvas.select('Green servers');
    await inspector.panel.getByRole('button', { name: /routes to/ }).click();
    await expect(inspector.field('Share of the green')).toHaveValue('0');
    await inspector.panel.getByRole('slider').fill('25');
    await expect(inspector.field('Share of the green')).toHaveValue('25');
    await expect(canvas.region).toContainText('green 25 %');
    await code.open('variables.tf');
    await code.find('default = 25');
    await lintel.undo.click();
    await expect(inspector.field('Share of the green')).toHaveValue('0');
  });

  test('network: tiers with a bastion host and a search engine, and SSH is a finding', async ({
    lintel,
  }) => {
    const { canvas, palette, inspector, code } = lintel;
    await palette.entry('Three-tier network').click();
    await canvas.tool('Zoom to fit').click();
    await palette.entry('Bastion host').click();
    await palette.entry('OpenSearch domain').click();
    await expect(canvas.node('Search')).toBeVisible();
    await canvas.select('Bastion');
    await expect(canvas.node('Bastion')).toContainText('Session Manager');
    await code.open('compute.tf');
    await code.find('resource "aws_iam_role" "bastion"');
    await inspector.field('Reached by').selectOption('ssh');
    await inspector.field('SSH from').fill('0.0.0.0/0');
    await inspector.field('SSH from').press('Enter');
    await expect(inspector.panel).toContainText('port 22 is open to 0.0.0.0/0');
    await inspector.button('Use Session Manager').click();
    await inspector.button('Apply').click();
    await expect(inspector.panel).not.toContainText('port 22 is open');
    await canvas.select('Search');
    await code.open('search.tf');
    await expect(code.chosenLines.first()).toBeVisible();
  });

  test('load balancing: requests go by path and by header, and a priority is taken once', async ({
    lintel,
  }) => {
    const { canvas, palette, inspector, code } = lintel;
    await palette.entry('Path and header routing').click();
    await expect(canvas.connection('ALB routes to Mobile API')).toBeAttached();
    await canvas.tool('Zoom to fit').click();
    await canvas.select('Mobile API');
    await inspector.button(/routes to/).click();
    await expect(inspector.field('Rule priority')).toHaveValue('10');
    await inspector.field('Rule priority').fill('20');
    await expect(inspector.panel).toContainText('both have priority 20');
    await inspector.button('Give Mobile API priority 30').click();
    await inspector.button('Apply').click();
    await expect(inspector.field('Rule priority')).toHaveValue('30');
    await expect(inspector.panel).not.toContainText('both have priority');
    await code.open('alb.tf');
    await expect(code.chosenLines.first()).toBeVisible();
  });

  test('auto scaling: workers follow their queue, and the clock moves a group', async ({
    lintel,
  }) => {
    const { canvas, palette, inspector, code } = lintel;
    await palette.entry('Workers on a queue').click();
    await expect(canvas.connection('Jobs feeds Workers')).toBeAttached();
    await expect(canvas.region).toContainText('100 per server');
    await canvas.tool('Zoom to fit').click();
    await canvas.select('Workers');
    await code.open('compute.tf');
    await inspector.field('Scale by the clock').click();
    await code.find('[min_size, max_size, desired_capacity]');
    await code.find('scheduled_action_name  = "morning"');
    await inspector.button(/feeds/).click();
    await inspector.field('Messages per server').fill('25');
    await expect(canvas.region).toContainText('25 per server');
    await code.find('target_value = 25');
  });

  test('microservices: three services behind one load balancer, sharing a database and a cache', async ({
    lintel,
  }) => {
    const { canvas, palette, code } = lintel;
    await palette.entry('Services behind an ALB').click();
    await canvas.select('VPC');
    await palette.entry('Multi-AZ database').click();
    await canvas.select('VPC');
    await palette.entry('Cache').click();
    for (const service of ['Service A', 'Service B', 'Service C']) {
      await expect(canvas.connection(`ALB routes to ${service}`)).toBeAttached();
      await expect(canvas.connection(`${service} reads and writes RDS Proxy`)).toBeAttached();
      await expect(canvas.connection(`${service} reads and writes Cache`)).toBeAttached();
    }
    await canvas.tool('Zoom to fit').click();
    await canvas.select('Service A');
    await code.open('ecs.tf');
    await expect(code.chosenLines.first()).toBeVisible();
  });

  test('a service moves to servers of its own, and what finds no room there is a finding', async ({
    lintel,
  }) => {
    const { canvas, palette, inspector, code } = lintel;
    await palette.entry('Services behind an ALB').click();
    await canvas.tool('Zoom to fit').click();
    await canvas.select('Service A');
    await inspector.field('Runs on').selectOption('ec2');
    await expect(canvas.node('Service A')).toContainText('EC2');
    await code.open('ecs.tf');
    await inspector.field('Architecture').selectOption('X86_64');
    await expect(inspector.field('Instance type')).toHaveValue('t3.medium');
    await code.find('cpu_architecture = "X86_64"');
    await inspector.field('Maximum servers').fill('4');
    await inspector.field('Maximum servers').press('Enter');
    await expect(inspector.panel).toContainText('2 each by their network interfaces');
    await inspector.button('Allow 6 servers').click();
    await inspector.button('Apply').click();
    await expect(inspector.field('Maximum servers')).toHaveValue('6');
    await expect(inspector.panel).not.toContainText('2 each by their');
  });

  test('aurora: writes through a proxy, reads from the readers, and one takes over', async ({
    lintel,
  }) => {
    const { canvas, palette, inspector, checklist, code } = lintel;
    await palette.entry('Load-balanced group').click();
    await canvas.select('VPC');
    await palette.entry('Pooled Aurora cluster').click();
    await expect(canvas.connection('RDS Proxy pools connections to Aurora')).toBeAttached();
    await expect(canvas.connection('App servers reads and writes RDS Proxy')).toBeAttached();
    await canvas.tool('Zoom to fit').click();
    await canvas.select('App servers');
    await canvas.connect('App servers', 'Aurora');
    await expect(canvas.connection('App servers reads from Aurora')).toBeAttached();
    await code.open('compute.tf');
    await code.find('aws_rds_cluster.aurora.reader_endpoint');
    await canvas.select('Aurora');
    await inspector.field('Readers').fill('0');
    await expect(checklist.mark('Multi-AZ for all critical components')).toHaveAccessibleName(
      /: Fails$/,
    );
    await inspector.button('Add a reader').click();
    await inspector.button('Apply').click();
    await expect(inspector.field('Readers')).toHaveValue('1');
    await inspector.field('Engine').selectOption('aurora-mysql');
    await expect(inspector.field('Version')).toHaveValue('8.0');
    await inspector.field('Backtrack').fill('24');
    await code.open('database.tf');
    await code.find('backtrack_window');
  });

  test('caching: servers read a Valkey cluster before the database, and the README says how', async ({
    lintel,
  }) => {
    const { canvas, palette, inspector, code } = lintel;
    await palette.entry('Load-balanced group').click();
    await palette.entry('Multi-AZ database').click();
    await palette.entry('Cache').click();
    await canvas.tool('Zoom to fit').click();
    await expect(canvas.connection('App servers reads and writes Cache')).toBeAttached();
    await canvas.select('Cache');
    await inspector.field('Engine').selectOption('valkey');
    await inspector.field('Cluster mode').click();
    await inspector.field('Shards').fill('3');
    await inspector.field('Shards').press('Enter');
    await expect(canvas.node('Cache')).toContainText('3 × 2 nodes');
    await code.open('cache.tf');
    await code.find('num_node_groups = 3');
    await code.open('README.md');
    await code.find('## Cache-aside');
  });

  test('database: MySQL with a pool and a replica in another region, which has a key of its own', async ({
    lintel,
  }) => {
    const { canvas, palette, inspector, code } = lintel;
    await palette.entry('Multi-AZ database').click();
    await canvas.tool('Zoom to fit').click();
    await canvas.select('Database');
    await inspector.field('Engine').selectOption('mysql');
    await expect(canvas.node('Database')).toContainText('MySQL 8.4');
    await code.open('database.tf');
    await code.find('require_secure_transport');
    await palette.entry('Region').click();
    await canvas.expectSelected('Region 2');
    await inspector.field('AWS region').selectOption('eu-west-1');
    await palette.entry('Read replica').click();
    await canvas.tool('Zoom to fit').click();
    await canvas.select('Database');
    await inspector.connectTo(/^Read replica 2/);
    await expect(canvas.connection('Database replicates to Read replica 2')).toBeAttached();
    await code.open('database_eu_west_1.tf');
    await code.find('kms_key_id');
  });

  test('an account that exists: VPC, database and service are referred to, and none is made', async ({
    lintel,
  }) => {
    const { canvas, palette, inspector, code } = lintel;
    await palette.entry('Load-balanced group').click();
    await palette.entry('Multi-AZ database').click();
    await canvas.select('Read replica');
    await inspector.button('Delete').click();
    await canvas.select('Database');
    await inspector.field('Exists already').click();
    await expect(inspector.panel).toContainText('VPC would only be created');
    await inspector.button('Use VPC as one that exists').click();
    await inspector.button('Apply').click();
    await expect(inspector.panel).not.toContainText('would only be created');
    await canvas.select('VPC');
    await palette.entry('Existing service').click();
    await canvas.tool('Zoom to fit').click();
    await canvas.select('App servers');
    await inspector.connectTo(/^Existing service/);
    await expect(canvas.connection('App servers calls Existing service')).toBeAttached();
    await canvas.select('Existing service');
    await code.open('security.tf');
    await code.find('"To Existing service');
    await canvas.select('Database');
    await code.open('database.tf');
    await code.find('data "aws_db_instance" "db"');
    await code.open('outputs.tf');
    await code.find('value = data.aws_db_instance.db.address');
  });

  test('serverless: an API, functions, a queue, a topic and a table, and handlers in the export', async ({
    lintel,
  }) => {
    const { canvas, palette, inspector, code } = lintel;
    await palette.entry('Event-driven functions').click();
    await expect(canvas.nodes).toHaveCount(8);
    await expect(canvas.connection('Queue triggers Worker')).toBeAttached();
    await expect(canvas.connection('Topic notifies Fan-out')).toBeAttached();
    await palette.entry('Internet users').click();
    await canvas.tool('Zoom to fit').click();
    await canvas.select('Users');
    await inspector.connectTo(/^API /);
    await expect(canvas.connection('Users sends requests to API')).toBeAttached();
    await code.open('lambda/worker/index.mjs');
    await expect(
      code.line('export async function handler').or(code.line('async function handle')).first(),
    ).toBeVisible();
  });

  test('serverless: a function in a tier reaches a database through its proxy, and is limited', async ({
    lintel,
  }) => {
    const { canvas, palette, inspector, code } = lintel;
    await palette.entry('Multi-AZ database').click();
    await canvas.select('VPC');
    await palette.entry('Application tier').click();
    await canvas.expectSelected('Application tier');
    await palette.entry('Lambda function').click();
    await canvas.expectSelected('Function');
    await inspector.connectTo(/^RDS Proxy/);
    await expect(canvas.connection('Function reads and writes RDS Proxy')).toBeAttached();
    await code.open('security.tf');
    await expect(code.chosenLines.first()).toBeVisible();
    await code.open('lambda/function/index.mjs');
    await code.find('SecretsManagerClient');
    await canvas.select('Function');
    await inspector.button('Run 10 at most').click();
    await inspector.button('Apply').click();
    await expect(inspector.field('Most at a time')).toHaveValue('10');
  });

  test('circuit breaker: a call carries it, and the export holds it for three meshes', async ({
    lintel,
  }) => {
    const { canvas, palette, inspector, code } = lintel;
    await palette.entry('Service with a breaker').click();
    await canvas.tool('Zoom to fit').click();
    await canvas.select('Caller');
    await inspector.panel.getByRole('button', { name: /^calls Called/ }).click();
    await inspector.field('Consecutive errors').fill('7');
    await code.open(`${FOLDER}/istio-destination-rule.yaml`);
    await code.find('kind: DestinationRule');
    await code.find('consecutive5xxErrors: 7');
    await code.open(`${FOLDER}/app-mesh-virtual-node.yaml`);
    await code.find('discontinued on 2026-09-30');
  });

  test('multi-region: a name fails over to a standby, and files are replicated to it', async ({
    lintel,
  }) => {
    const { canvas, palette, inspector, code } = lintel;
    await palette.entry('Load-balanced group').click();
    await palette.entry('S3 bucket').click();
    await palette.entry('Region').click();
    await canvas.expectSelected('Region 2');
    await inspector.field('AWS region').selectOption('us-west-2');
    await palette.entry('Load-balanced group').click();
    await expect(canvas.node('ALB 2')).toBeVisible();
    await canvas.tool('Zoom to fit').click();
    await canvas.select('Region 2');
    await palette.entry('S3 bucket').click();
    await palette.entry('Route 53 record').click();
    await canvas.tool('Zoom to fit').click();
    for (const target of [/^ALB ALB/, /^ALB 2/]) {
      await canvas.select('app.example.com');
      await inspector.connectTo(target);
    }
    await expect(canvas.connection('app.example.com resolves to ALB 2')).toBeAttached();
    await canvas.tool('Zoom to fit').click();
    await canvas.select('Files');
    await inspector.connectTo(/^Files 2/);
    await expect(canvas.connection('Files replicates objects to Files 2')).toBeAttached();

    await canvas.select('app.example.com');
    await code.open('dns.tf');
    await code.find('resource "aws_route53_health_check" "dns"');
    await code.open('storage.tf');
    await canvas.select('Files');
    await code.find('aws_s3_bucket_replication_configuration');
  });

  test('operations: alarms for what is drawn, a backup plan, and a DR plan as a document', async ({
    lintel,
  }) => {
    const { canvas, palette, inspector, checklist, code } = lintel;
    await palette.entry('Load-balanced group').click();
    await canvas.select('Region');
    await palette.entry('Monitoring and backup').click();
    await expect(canvas.node('Backup plan')).toBeVisible();
    await canvas.tool('Zoom to fit').click();
    await expect(checklist.mark('Monitoring and alerting')).toHaveAccessibleName(/: Fails$/);
    await canvas.select('Alarms');
    await inspector.field('Send alarms to').fill('oncall@acme.dev');
    await inspector.field('Send alarms to').press('Enter');
    await expect(checklist.mark('Monitoring and alerting')).toHaveAccessibleName(/: Passes$/);
    await code.open('monitoring.tf');
    await code.find('resource "aws_sns_topic" "alarms"');
    await code.open('backup.tf');
    await code.find('resource "aws_backup_vault" "backup"');
  });

  test('an open item offers what is missing: the DR plan is added where it stands, and says who decides', async ({
    lintel,
  }) => {
    const { canvas, palette, inspector, checklist, code } = lintel;
    await palette.entry('Load-balanced group').click();
    await checklist.show();
    const item = await checklist.unfold('DR plan documented');
    await item.getByRole('button', { name: 'Add a DR plan' }).click();
    await item.getByRole('button', { name: 'Apply' }).click();
    await expect(canvas.node('DR plan')).toBeVisible();
    await expect(checklist.mark('DR plan documented')).toHaveAccessibleName(/: Warning$/);
    await canvas.tool('Zoom to fit').click();
    await canvas.select('DR plan');
    await inspector.show();
    await inspector.field('Owner').fill('Ada of the platform team');
    await code.open('docs/dr-plan.md');
    // The editor breaks long lines of prose where words end.
    await code.find('Ada of the');
  });
});
