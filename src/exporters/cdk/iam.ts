import { create, object, ref, type ObjectEntry, type Expression } from '../../codegen/typescript';

interface Statement {
  readonly sid?: string;
  readonly effect?: 'DENY';
  readonly principals?: readonly Expression[];
  readonly actions: readonly string[];
  readonly resources?: readonly Expression[];
  readonly conditions?: readonly ObjectEntry[];
}

/** `new iam.PolicyStatement({ … })` */
export const statement = ({
  sid,
  effect,
  principals,
  actions,
  resources,
  conditions = [],
}: Statement): Expression =>
  create(
    'iam.PolicyStatement',
    object([
      ['sid', sid],
      ['effect', effect && ref(`iam.Effect.${effect}`)],
      ['principals', principals],
      ['actions', actions],
      ['resources', resources],
      ['conditions', conditions.length === 0 ? undefined : object(conditions)],
    ]),
  );
