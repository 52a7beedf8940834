/**
 * Terraform: one flat root module per design, a file per concern. Knows the files, names and shared pieces; what a kind emits
 * is handed in, and kinds meet through facets only.
 */
export { createTerraformExporter } from './export';
export { alarmRegion, alarmTopic, type Alarm, type WatchedEvent } from './alarms';
export { statement, trustPolicy, type Statement } from './iam';
export { ALARM_PUBLISHERS, type KeyUse } from '../key-uses';
export { keyArn, keyArnIn } from './kms';
export {
  terraformKind,
  type BackedUp,
  type Concern,
  type BucketCopy,
  type HostedZone,
  type PooledDatabase,
  type SqlDatabase,
  type TargetGroup,
  type TerraformKind,
  type VpcFacet,
} from './kind';
export { inMarkdown } from '../markdown';
export { securityGroupIds } from './security-groups';
export { acceptedSkips, skip } from './skips';
export { fieldsOf } from './fields';
export { nameOf } from '../plan';
export { Terraform } from './terraform';
