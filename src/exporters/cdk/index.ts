/**
 * AWS CDK v2: one app per design, a stack per concern and region. Knows the files, names, stacks and shared pieces; what a kind
 * emits is handed in, and kinds meet through facets only.
 */
export { createCdkExporter } from './export';
export { ACKNOWLEDGE, acknowledge, acknowledgePolicy, acknowledgeRule } from './acknowledge';
export { alarmRegion, alarmTopic, importedTopic } from './alarms';
export { fieldsOf, numberOf } from './fields';
export { statement } from './iam';
export { ALARM_PUBLISHERS } from '../key-uses';
export { keyAlias, keyOf, type KeyUse } from './keys';
export {
  cdkKind,
  type BackedUp,
  type CdkKind,
  type HostedZone,
  type PooledDatabase,
  type SqlDatabase,
  type TargetGroup,
  type VpcFacet,
} from './kind';
export { inMarkdown } from '../markdown';
export { nameOf } from '../plan';
export type { Scope } from './scope';
export { capital, stackClass, stackModule } from './stack-names';
export { securityGroup } from './security-groups';
