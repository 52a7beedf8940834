import { call, create, object, ref, run, type Expression } from '../../codegen/typescript';
import { cdkKind, fieldsOf, nameOf, securityGroup, type Scope } from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { askForBareZone } from '../bare-zone';
import { placeOf, whyUnplaced } from '../cdk-place';
import { pools } from '../verbs/pools';
import { proxyAlarms } from './alarms';
import { rdsProxy } from './spec';

type Proxy = ModelNode<ParamsOf<typeof rdsProxy.fields>>;

export const cdk = cdkKind(rdsProxy, {
  stack: 'data',
  main: 'rds.DatabaseProxy',
  missing: (node, c) => {
    const place = whyUnplaced(node, c);
    if (place !== null) return place;
    const [edge] = c.model.edgesFrom(node.id, pools);
    if (!edge) return 'it pools connections to no database.';
    const network = c.model.networkOf(edge.to);
    if (network?.vpc !== c.model.networkOf(node.id)?.vpc) {
      return 'its database lies in another VPC.';
    }
    return c.facet(edge.to, 'pooled') === null ? 'its database is not exported.' : null;
  },
  emit: (node, c) => {
    askForBareZone(
      node,
      { model: c.model, regionOf: (one) => c.cdk.regionOf(one), before: (k, t) => c.before(k, t) },
      '`lib/config.ts`',
    );
    emitProxy(node, c);
    c.output(
      node,
      'Endpoint',
      `Host name of ${nameOf(node)}, for the clients of the database.`,
      c.of(node, 'endpoint'),
    );
    if (node.params.requireTls) {
      c.check(node, 'refuses plaintext', 'AWS::RDS::DBProxy', object({ RequireTLS: true }));
    }
  },
  facets: {
    securityGroup: () => ({}),
    endpoint: (node, c) => c.of(node, 'endpoint'),
    alarms: (node, c) => proxyAlarms(c.of(node, 'dbProxyName')),
  },
});

/** Apart from the proxy, which has to wait for its policy. The secret adds what it allows. */
function role(node: Proxy, c: Scope): Expression {
  return c.declare(
    node,
    c.name(node, 'Role'),
    'iam.Role',
    create(
      'iam.Role',
      ref('this'),
      c.id(node, 'Role'),
      object([
        [
          'assumedBy',
          create(
            'iam.ServicePrincipal',
            'rds.amazonaws.com',
            object([
              [
                'conditions',
                object([['StringEquals', object([['aws:SourceAccount', ref('this.account')]])]]),
              ],
            ]),
          ),
        ],
      ]),
    ),
  );
}

function emitProxy(node: Proxy, c: Scope): void {
  const [edge] = c.model.edgesFrom(node.id, pools);
  const database = edge && c.facet(edge.to, 'pooled');
  const place = placeOf(node, c);
  if (!database || !place) return;
  const own = fieldsOf(node);
  const { idleTimeoutSeconds, borrowTimeoutSeconds } = node.params;
  const origin = { edge: edge.id };
  const needs = database.needs === null ? [] : [database.needs];
  c.declare(
    node,
    c.name(node),
    'rds.DatabaseProxy',
    create(
      'rds.DatabaseProxy',
      ref('this'),
      c.id(node),
      object([
        ['dbProxyName', c.awsName(node), { note: 'Fixed: the dimension of its metrics.' }],
        ['role', role(node, c)],
        ['proxyTarget', database.target, { origin }],
        ['secrets', [database.secret], { origin }],
        ['clientPasswordAuthType', ref(`rds.ClientPasswordAuthType.${database.auth}`), { origin }],
        own.param('requireTLS', 'requireTls'),
        own.field(
          'idleClientTimeout',
          'idleTimeoutSeconds',
          call('cdk.Duration.seconds', idleTimeoutSeconds),
        ),
        own.param('maxConnectionsPercent', 'maxConnectionsPercent'),
        own.field(
          'borrowTimeout',
          'borrowTimeoutSeconds',
          call('cdk.Duration.seconds', borrowTimeoutSeconds),
        ),
        ['vpc', place.vpc.vpc],
        ['vpcSubnets', place.subnets],
        ['securityGroups', [securityGroup(node, c)]],
      ]),
    ),
    {
      after: [
        run(call(`${c.name(node)}.node.addDependency`, ref(c.name(node, 'Role')), ...needs), {
          note:
            'The proxy tries the secret at once; without the right to read it its targets stay at AUTH_FAILURE.' +
            (needs.length > 0 ? '\nA cluster has no targets before its instances are there.' : ''),
        }),
      ],
    },
  );
}
