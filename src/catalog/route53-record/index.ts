import type { Kind } from '../../spec/catalog';
import { route53Record } from './spec';

export const kind: Kind = { spec: route53Record };
