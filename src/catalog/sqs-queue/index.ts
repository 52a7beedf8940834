import type { Kind } from '../../spec/catalog';
import { sqsQueue } from './spec';

export const kind: Kind = { spec: sqsQueue };
