import { data, nested, set, type Block, type Expression } from '../../codegen/hcl';

export interface Statement {
  readonly sid?: string;
  readonly effect?: 'Deny';
  readonly actions: readonly string[];
  readonly resources?: readonly Expression[];
  readonly principal?: {
    readonly type: 'AWS' | 'Service' | '*';
    readonly identifiers: readonly Expression[];
  };
  readonly conditions?: readonly Condition[];
}

export interface Condition {
  readonly test: string;
  readonly variable: string;
  readonly values: readonly Expression[];
}

/** A statement of an `aws_iam_policy_document`. */
export const statement = ({
  sid,
  effect,
  actions,
  resources,
  principal,
  conditions = [],
}: Statement): Block =>
  nested('statement', [
    sid !== undefined && set('sid', sid),
    effect !== undefined && set('effect', effect),
    set('actions', actions),
    resources !== undefined && set('resources', resources),
    principal !== undefined &&
      nested('principals', [
        set('type', principal.type),
        set('identifiers', principal.identifiers),
      ]),
    conditions.map(({ test, variable, values }) =>
      nested('condition', [set('test', test), set('variable', variable), set('values', values)]),
    ),
  ]);

/** Who may take a role. With the account named, no other account can make the service act for it. */
export const trustPolicy = (name: string, service: string, accountId: Expression | null): Block =>
  data('aws_iam_policy_document', name, [
    statement({
      actions: ['sts:AssumeRole'],
      principal: { type: 'Service', identifiers: [service] },
      conditions:
        accountId === null
          ? []
          : [{ test: 'StringEquals', variable: 'aws:SourceAccount', values: [accountId] }],
    }),
  ]);
