/** What lies in another region is known by its fixed name, and its key by its alias: no stack waits for one of another region. */
import {
  call,
  method,
  object,
  ref,
  run,
  template,
  type Expression,
  type ObjectEntry,
  type Statement,
} from '../codegen/typescript';
import { acknowledge, keyAlias, statement, type KeyUse, type Scope } from '../exporters/cdk';
import type { ModelNode } from '../spec/model';

/** An ARN in the region of a node, from its parts as `formatArn` takes them. */
export const farArn = (node: ModelNode, c: Scope, parts: readonly ObjectEntry[]): Expression =>
  call('this.formatArn', object([['region', c.cdk.regionOf(node)], ...parts]));

/** Lets a role use the key of a node in another region, through the service that it guards. */
export function farKeyUse(
  node: ModelNode,
  c: Scope,
  role: Expression,
  {
    service,
    use,
    actions,
  }: { readonly service: string; readonly use: KeyUse; readonly actions: readonly string[] },
): readonly Statement[] {
  const region = c.cdk.regionOf(node);
  const alias = keyAlias(c.cdk.scopeOf(node), use);
  const keys = farArn(node, c, [
    ['service', 'kms'],
    ['resource', 'key'],
    ['resourceName', '*'],
  ]);
  const allowed = statement({
    actions,
    resources: [keys],
    conditions: [
      ['StringEquals', object([['kms:ViaService', `${service}.${region}.amazonaws.com`]])],
      ['ForAnyValue:StringEquals', object([['kms:ResourceAliases', alias]])],
    ],
  });
  return [
    run(method(role, 'addToPrincipalPolicy', allowed)),
    acknowledge(
      c,
      role,
      template(
        'IAM5[Resource::arn:',
        ref('this.partition'),
        `:kms:${region}:`,
        ref('this.account'),
        ':key/*]',
      ),
      'The key lies in another region and is known by its alias alone, which a condition names.',
    ),
  ];
}
