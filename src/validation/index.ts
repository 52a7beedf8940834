/**
 * What a rule is, what it finds, and how a finding is fixed. Holds no rule and knows no kind: rules live in `rules/`, and the
 * catalog comes with the model.
 */
export { acceptedVerdicts, acceptedWords, badVerdicts, conclusion, isAccepted } from './conclusion';
export { defineRule } from './define-rule';
export { describePatch } from './describe-patch';
export { groupFindings } from './finding-groups';
export { fixAll } from './fix-all';
export { PROFILE_WORDS } from './profile-words';
export { inspect } from './inspect';
export { SCORE_RULE, scoreOf, scoreShort, scoreWords } from './score';
export { acceptedOncePerCause, isCauseRefused } from './same-cause';
export { speaksFrom } from './speaks';
export { fail, faultsAmong, pass } from './verdict';
export type { Mapping, RulePage } from './rule-page';
export { isWorse, worseBrought } from './worse';
export {
  acceptedOf,
  extentOf,
  toExportAcceptance,
  toExportAcceptances,
  whyNeverAccepted,
} from './waivers';
export {
  isRefused,
  SEVERITIES,
  SEVERITY_WORDS,
  type AcceptedFinding,
  type ChecklistItem,
  type Context,
  type FieldRef,
  type Finding,
  type Fix,
  type Gap,
  type Inspection,
  type ItemReport,
  type ItemState,
  type Pillar,
  type Rule,
  type RuleReport,
  type Severity,
  type Verdict,
} from './rule';
