import type { ReactNode } from 'react';
import type { Rule } from '../../validation';
import { addressOf, ALL_RULES, ruleFragment } from './rule-address';
import './RuleLink.css';

interface RuleLinkProps {
  readonly rule: Rule;
  readonly children: ReactNode;
}

/** Opens the page of a rule. A link, so that it can be copied and opened beside. */
export const RuleLink = ({ rule, children }: RuleLinkProps) => (
  <a className="rule-link" href={addressOf(ruleFragment(rule.id))}>
    {children}
  </a>
);

export const AllRulesLink = () => (
  <a className="rule-link rule-link--all" href={addressOf(ALL_RULES)}>
    All rules
  </a>
);
