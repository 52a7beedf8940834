import type { Kind } from '../../spec/catalog';
import { dynamodbTable } from './spec';

export const kind: Kind = { spec: dynamodbTable };
