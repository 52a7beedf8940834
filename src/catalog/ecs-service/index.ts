import type { ParamsOf } from '../../spec/fields';
import type { Kind } from '../../spec/catalog';
import type { ModelNode } from '../../spec/model';
import { sharesOf } from '../zone-use';
import { ecsService } from './spec';

type Service = ModelNode<ParamsOf<typeof ecsService.fields>>;

export const kind: Kind = {
  spec: ecsService,
  facts: {
    zones: (node, model) => sharesOf(node.id, model, (node as Service).params.min, true),
    port: (node) => (node as Service).params.port,
  },
};
