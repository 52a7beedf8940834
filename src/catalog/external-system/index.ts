import type { Kind } from '../../spec/catalog';
import { externalSystem } from './spec';

export const kind: Kind = { spec: externalSystem };
