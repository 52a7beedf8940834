import type { Kind } from '../../spec/catalog';
import { note } from './spec';

export const kind: Kind = { spec: note };
