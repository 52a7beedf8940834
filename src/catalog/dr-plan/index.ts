import type { Kind } from '../../spec/catalog';
import { drPlan } from './spec';

export const kind: Kind = { spec: drPlan };
