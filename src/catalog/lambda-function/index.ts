import type { Kind } from '../../spec/catalog';
import { lambdaFunction } from './spec';

export const kind: Kind = { spec: lambdaFunction };
