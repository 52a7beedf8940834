import { call, create, object, ref, run, type Expression } from '../../codegen/typescript';
import { fieldsOf, type Scope } from '../../exporters/cdk';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import type { Failover, Resolution } from '../verbs/resolves-to';
import { zoneIn } from './cdk-zone';
import type { route53Record } from './spec';

type Dns = ModelNode<ParamsOf<typeof route53Record.fields>>;

interface Alias {
  readonly edge: Resolution;
  /** Beside the record that bears the node's own name. */
  readonly suffix?: 'Secondary' | 'PrimaryDirect' | 'SecondaryDirect';
  readonly name: Expression;
  readonly evaluateTargetHealth: boolean;
  /** Of a pair that share a name. */
  readonly routing?: { readonly role: keyof Failover; readonly healthCheck: Expression | null };
  readonly note?: string;
}

const HELPER = {
  module: 'ignore-target-health',
  exports: ['ignoreTargetHealth'],
  text: `import type { ARecord, CfnRecordSet } from "aws-cdk-lib/aws-route53";

/** An ARecord of a pair refuses to leave the health of its target aside, which Route 53 allows: hence the L1. */
export function ignoreTargetHealth(record: ARecord): void {
  const resource = record.node.defaultChild as CfnRecordSet;
  resource.addPropertyOverride("AliasTarget.EvaluateTargetHealth", false);
}
`,
};

export function aliasRecord(node: Dns, alias: Alias, c: Scope): void {
  const { edge, suffix, routing, evaluateTargetHealth, note } = alias;
  const own = fieldsOf(node);
  const target = c.facet(edge.to, 'alias');
  if (!target) return;
  const isRefused = routing !== undefined && !evaluateTargetHealth;
  if (isRefused) c.helper(HELPER);
  const name = c.name(node, suffix);
  c.declare(
    node,
    name,
    'route53.ARecord',
    create(
      'route53.ARecord',
      ref('this'),
      c.id(node, suffix),
      object([
        ['zone', zoneIn(node, c)],
        own.field('recordName', 'domain', alias.name),
        [
          'target',
          call(
            'route53.RecordTarget.fromAlias',
            target.target(isRefused ? true : evaluateTargetHealth),
          ),
          { origin: { edge: edge.id } },
        ],
        ['setIdentifier', routing?.role],
        ['failover', routing && ref(`route53.Failover.${routing.role.toUpperCase()}`)],
        ['healthCheck', routing?.healthCheck ?? undefined],
      ]),
    ),
    {
      ...(note !== undefined && { note }),
      after: [
        isRefused &&
          run(call('ignoreTargetHealth', ref(name)), {
            origin: own.from('evaluateTargetHealth'),
          }),
      ],
    },
  );
}
