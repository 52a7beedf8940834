import type { Kind } from '../../spec/catalog';
import { existingService } from './spec';

export const kind: Kind = {
  spec: existingService,
  facts: { port: (node) => Number(node.params.port) },
};
