import type { Kind } from '../../spec/catalog';
import { oneZone } from '../zone-use';
import { bastionHost } from './spec';

export const kind: Kind = {
  spec: bastionHost,
  facts: { zones: (node, model) => oneZone(node.id, model, 0, 'Bastion') },
};
