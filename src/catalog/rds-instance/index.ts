import type { ParamsOf } from '../../spec/fields';
import type { Kind } from '../../spec/catalog';
import type { ModelNode, Secret } from '../../spec/model';
import { replicatesTo } from '../verbs/replicates-to';
import { primaryAndStandby } from '../zone-use';
import { rdsInstance } from './spec';

type Rds = ModelNode<ParamsOf<typeof rdsInstance.fields>>;

function formOf({ existing, password }: Rds['params'], hasReplica: boolean): Secret['form'] {
  if (existing) return 'given';
  if (password === 'state') return 'in-state';
  return hasReplica && password !== 'managed' ? 'write-only' : 'rds-managed';
}

export const kind: Kind = {
  spec: rdsInstance,
  facts: {
    zones: (node, model) => {
      const { existing, multiAz } = (node as Rds).params;
      return existing ? [] : primaryAndStandby(node.id, model, multiAz);
    },
    port: (node) => (node as Rds).params.port,
    // RDS refuses a read replica of a database whose password it manages itself.
    secret: (node, model) => ({
      owner: node.id,
      form: formOf((node as Rds).params, model.edgesFrom(node.id, replicatesTo).length > 0),
    }),
  },
};
