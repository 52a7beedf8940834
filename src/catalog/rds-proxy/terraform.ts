import { gap, nested, ref, set, template } from '../../codegen/hcl';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import {
  fieldsOf,
  keyArn,
  securityGroupIds,
  skip,
  statement,
  nameOf,
  terraformKind,
  trustPolicy,
  type Terraform,
} from '../../exporters/terraform';
import { askForBareZone } from '../bare-zone';
import { placeOf, whyUnplaced } from '../terraform-place';
import { pools } from '../verbs/pools';
import { proxyAlarms } from './alarms';
import { rdsProxy } from './spec';

type Proxy = ModelNode<ParamsOf<typeof rdsProxy.fields>>;

const TRUST = 'rds_assume';

export const terraform = terraformKind(rdsProxy, {
  concern: 'database',
  main: 'aws_db_proxy',
  missing: (node, t) => {
    const place = whyUnplaced(node, t);
    if (place !== null) return place;
    const [edge] = t.model.edgesFrom(node.id, pools);
    if (!edge) return 'it pools connections to no database.';
    if (t.facet(edge.to, 'pooled') === null) return 'its database is not exported.';
    return t.model.networkOf(edge.to)?.vpc === t.model.networkOf(node.id)?.vpc
      ? null
      : 'its database lies in another VPC.';
  },
  emit: (node, t) => {
    askForBareZone(node, t, 'the variables');
    emitRole(node, t);
    emitProxy(node, t);
    t.output(
      node,
      `${t.id(node)}_endpoint`,
      `Host name of ${nameOf(node)}, for the clients of the database.`,
      endpoint(node, t),
    );
  },
  facets: {
    securityGroup: () => ({
      skips: [
        skip('CKV2_AWS_5', 'Attached to the RDS Proxy, a resource that Checkov does not know'),
      ],
    }),
    endpoint,
    alarms: (node, t) => proxyAlarms(fieldsOf(node).ref(`aws_db_proxy.${t.id(node)}.name`)),
  },
});

function endpoint(node: Proxy, t: Terraform) {
  return fieldsOf(node).ref(`aws_db_proxy.${t.id(node)}.endpoint`);
}

function databaseOf(node: Proxy, t: Terraform) {
  const [edge] = t.model.edgesFrom(node.id, pools);
  const database = edge && t.facet(edge.to, 'pooled');
  const secret = edge && t.facet(edge.to, 'secret');
  return edge && database && secret ? { edge, database, secret } : null;
}

/** The proxy logs in to the database for its clients, so it reads the secret itself. */
function emitRole(node: Proxy, t: Terraform): void {
  const joined = databaseOf(node, t);
  if (!joined) return;
  const own = fieldsOf(node);
  const name = t.id(node);
  const { accountId } = t;
  t.share('rds-assume', 'database', t.plan.primaryRegion, () => [
    trustPolicy(TRUST, 'rds.amazonaws.com', accountId),
  ]);
  t.add(
    node,
    'database',
    t.data(joined.edge, 'aws_iam_policy_document', name, [
      statement({
        sid: 'ReadSecret',
        actions: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
        resources: [joined.secret.arn],
      }),
      statement({
        sid: 'DecryptSecret',
        actions: ['kms:Decrypt'],
        resources: [joined.secret.keyArn ?? keyArn(t, 'data', node)],
        conditions: [
          {
            test: 'StringEquals',
            variable: 'kms:ViaService',
            values: [template('secretsmanager.', t.region(node), '.amazonaws.com')],
          },
        ],
      }),
    ]),
    t.resource(node, 'aws_iam_role', name, [
      set('name_prefix', t.awsName(node, '-')),
      set('assume_role_policy', ref(`data.aws_iam_policy_document.${TRUST}.json`)),
    ]),
    t.resource(node, 'aws_iam_role_policy', name, [
      set('name', 'read-secret'),
      set('role', own.ref(`aws_iam_role.${name}.id`)),
      set('policy', own.ref(`data.aws_iam_policy_document.${name}.json`)),
    ]),
  );
}

function emitProxy(node: Proxy, t: Terraform): void {
  const joined = databaseOf(node, t);
  const place = placeOf(node, t);
  if (!joined || !place) return;
  const { edge, database, secret } = joined;
  const own = fieldsOf(node);
  const name = t.id(node);
  const proxyName = set('db_proxy_name', own.ref(`aws_db_proxy.${name}.name`));
  t.add(
    node,
    'database',
    t.resource(node, 'aws_db_proxy', name, [
      set('name', t.awsName(node)),
      set('engine_family', database.family),
      set('role_arn', own.ref(`aws_iam_role.${name}.arn`)),
      own.param('require_tls', 'requireTls'),
      own.param('idle_client_timeout', 'idleTimeoutSeconds'),
      set('vpc_subnet_ids', place.subnets),
      set('vpc_security_group_ids', securityGroupIds(t, node)),
      nested(
        'auth',
        [
          set('auth_scheme', 'SECRETS'),
          set('iam_auth', 'DISABLED'),
          set('client_password_auth_type', database.auth),
          set('secret_arn', secret.arn),
        ],
        { origin: { edge: edge.id } },
      ),
      nested('lifecycle', [
        set('ignore_changes', [ref('vpc_subnet_ids')], {
          note: 'A zone may have no RDS Proxy (use1-az3): AWS then answers with fewer subnets than were given.',
        }),
      ]),
      set('depends_on', [own.ref(`aws_iam_role_policy.${name}`), ...secret.ready], {
        note: 'The proxy tries the secret at once; without the right to read it its targets stay at AUTH_FAILURE.',
      }),
    ]),
    t.resource(node, 'aws_db_proxy_default_target_group', name, [
      proxyName,
      nested('connection_pool_config', [
        own.param('max_connections_percent', 'maxConnectionsPercent'),
        own.param('connection_borrow_timeout', 'borrowTimeoutSeconds'),
      ]),
    ]),
    t.resource(edge, 'aws_db_proxy_target', name, [
      proxyName,
      set('target_group_name', own.ref(`aws_db_proxy_default_target_group.${name}.name`)),
      set(database.target.argument, database.target.identifier),
      database.target.ready.length > 0 && [gap, set('depends_on', database.target.ready)],
    ]),
  );
}
