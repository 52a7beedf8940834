import type { Kind } from '../../spec/catalog';
import { decision } from './spec';

export const kind: Kind = { spec: decision };
