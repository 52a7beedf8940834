import type { Kind } from '../../spec/catalog';
import type { ParamsOf } from '../../spec/fields';
import type { ModelNode } from '../../spec/model';
import { sharesOf } from '../zone-use';
import { autoScalingGroup } from './spec';

type Group = ModelNode<ParamsOf<typeof autoScalingGroup.fields>>;

export const kind: Kind = {
  spec: autoScalingGroup,
  facts: {
    zones: (node, model) => {
      const { min, desired, multiAz } = (node as Group).params;
      return sharesOf(node.id, model, Math.max(min, desired), multiAz);
    },
  },
};
