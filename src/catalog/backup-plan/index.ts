import type { Kind } from '../../spec/catalog';
import { backupPlan } from './spec';

export const kind: Kind = { spec: backupPlan };
