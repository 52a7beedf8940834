import type { Kind } from '../../spec/catalog';
import { monitoring } from './spec';

export const kind: Kind = { spec: monitoring };
