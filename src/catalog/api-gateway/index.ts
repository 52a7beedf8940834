import type { Kind } from '../../spec/catalog';
import { apiGateway } from './spec';

export const kind: Kind = { spec: apiGateway };
