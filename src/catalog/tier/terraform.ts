import { terraformKind } from '../../exporters/terraform';
import { tier } from './spec';

/** A tier's subnets and routes are arguments of its VPC's module; its own params reach it through the resolved network. */
export const terraform = terraformKind(tier, { concern: 'network', emit: () => undefined });
