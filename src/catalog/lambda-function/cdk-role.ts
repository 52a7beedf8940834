import { call, create, object, ref, run } from '../../codegen/typescript';
import { acknowledge, fieldsOf, type Scope } from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { allow, drawnGrants } from '../cdk-access';
import { logGroup } from '../cdk-logs';
import { triggers } from '../verbs/triggers';
import { INTERFACES } from './network-interfaces';
import type { lambdaFunction } from './spec';

type Lambda = ModelNode<ParamsOf<typeof lambdaFunction.fields>>;

/** Its own log group, traces, and what is drawn; AWS's ready policy would open every log group. */
export function emitRole(node: Lambda, c: Scope): void {
  const own = fieldsOf(node);
  const [role, logs] = [c.name(node, 'Role'), c.name(node, 'Logs')];
  const isInVpc = c.model.tierOf(node.id) !== null;
  c.declare(
    node,
    logs,
    'logs.LogGroup',
    logGroup(c, c.id(node, 'Logs'), node.params.logRetentionDays, {
      origin: own.from('logRetentionDays'),
    }),
  );
  c.declare(
    node,
    role,
    'iam.Role',
    create(
      'iam.Role',
      ref('this'),
      c.id(node, 'Role'),
      object([['assumedBy', create('iam.ServicePrincipal', 'lambda.amazonaws.com')]]),
    ),
    {
      after: [
        run(call(`${logs}.grantWrite`, ref(role))),
        isInVpc && interfaceStatements(node, role, c),
        anyResource(isInVpc, node.params.tracing).map((reason) =>
          acknowledge(c, ref(role), 'IAM5[Resource::*]', reason),
        ),
      ],
    },
  );
  c.add(node, [
    drawnGrants(node, role, c, ({ resource, level }) => level === 'receive' && feeds(resource)),
  ]);
  // The event source lets the role receive.
  function feeds(queue: string): boolean {
    return c.model.edgesTo(node.id, triggers).some(({ from }) => from === queue);
  }
}

function anyResource(isInVpc: boolean, isTraced: boolean): readonly string[] {
  const what = [
    ...(isInVpc ? ['the network interfaces of functions'] : []),
    ...(isTraced ? ['traces of X-Ray'] : []),
  ];
  return what.length === 0 ? [] : [`Actions on ${what.join(' and ')} know no narrower resource.`];
}

/** Lambda makes the network interfaces with the function's role; the function's own code has no business with them. */
const interfaceStatements = (node: Lambda, role: string, c: Scope) => [
  allow(role, { sid: 'JoinVpc', actions: INTERFACES, resources: ['*'] }),
  allow(role, {
    sid: 'NotFromCode',
    effect: 'DENY',
    actions: INTERFACES,
    resources: ['*'],
    conditions: [
      [
        'ArnEquals',
        object([
          [
            'lambda:SourceFunctionArn',
            call(
              'this.formatArn',
              object([
                ['service', 'lambda'],
                ['resource', 'function'],
                ['resourceName', c.awsName(node)],
                ['arnFormat', ref('cdk.ArnFormat.COLON_RESOURCE_NAME')],
              ]),
            ),
          ],
        ]),
      ],
    ],
  }),
];
