import type { Kind } from '../../spec/catalog';
import { s3Bucket } from './spec';

export const kind: Kind = { spec: s3Bucket };
