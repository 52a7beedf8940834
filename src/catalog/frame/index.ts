import type { Kind } from '../../spec/catalog';
import { frame } from './spec';

export const kind: Kind = { spec: frame };
