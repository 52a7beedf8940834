import type { Kind } from '../../spec/catalog';
import { snsTopic } from './spec';

export const kind: Kind = { spec: snsTopic };
