import type { Kind } from '../../spec/catalog';
import { inEveryZone } from '../zone-use';
import { lambdaFunction } from './spec';

export const kind: Kind = {
  spec: lambdaFunction,
  facts: { zones: (node, model) => inEveryZone(node.id, model, 'Function') },
};
