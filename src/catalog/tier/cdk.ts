import { cdkKind } from '../../exporters/cdk';
import { tier } from './spec';

/** A tier is a subnet configuration of its VPC; its own params reach it through the resolved network. */
export const cdk = cdkKind(tier, { stack: 'network', emit: () => undefined });
