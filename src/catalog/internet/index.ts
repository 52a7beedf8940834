import type { Kind } from '../../spec/catalog';
import { internet } from './spec';

export const kind: Kind = { spec: internet };
