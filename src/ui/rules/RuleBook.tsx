import { Suspense } from 'react';
import { later } from '../after-paint';
import { leaveRules, readRuleAddress, useFragment } from './rule-address';

const RuleDialog = later(() => import('./RuleDialog'));

/** Shows the rule, or all of them, that the address names. */
export function RuleBook() {
  const address = readRuleAddress(useFragment());
  return (
    <Suspense fallback={null}>
      {address ? <RuleDialog id={address.id} onClose={leaveRules} /> : null}
    </Suspense>
  );
}
