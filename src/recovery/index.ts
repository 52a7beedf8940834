/**
 * How a design fails and comes back: RTO and RPO of each tier after the loss of an instance, a zone and a region, what the
 * second region is ready for, and the availability that SLAs compose to. Each number comes with its working. Knows no kind: what
 * one knows of itself lies in its folder and is handed in as a register.
 */
export {
  composedAvailability,
  AVAILABILITY_LABEL,
  FAILOVER_WORKS,
  groupAvailability,
  percent,
  type Availability,
} from './availability';
export { designDigest } from './digest';
export { estimates, type Estimate } from './estimate';
export { failoverOf, isWaitedFor, untilMoved, type Failover } from './failover';
export {
  MANAGED,
  MANAGED_DATA,
  minutesOf,
  NOTHING_LOST,
  recoveryKind,
  TIERS,
  type Outcome,
  type RecoveryKind,
  type RecoveryKinds,
  type Sla,
  type Step,
} from './facts';
export { restoreOf, restoreOfUnknownSize } from './restore';
export {
  counterpartsOf,
  isHopeless,
  isReadyFor,
  regionsOf,
  type Readiness,
  type Regions,
  type Way,
} from './standby';
