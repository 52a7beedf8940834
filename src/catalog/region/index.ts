import type { Kind } from '../../spec/catalog';
import { region } from './spec';

export const kind: Kind = {
  spec: region,
  facts: { region: (node) => String(node.params.region) },
};
