import { expect, test } from 'vitest';
import { catalog } from '../catalog';
import { resolve } from '../resolve';
import { inspect } from '../validation';
import { EXAMPLE_CONTEXT } from './example-context';
import { checklist, rules } from './index';

/** Of which rules a finding may have no fix, and why only a person can mend it. */
const BY_PEOPLE: Readonly<Record<string, string>> = {
  'AS-6': 'a queue of another region has to be moved, or its work to be done there',
  'BK-12': 'only who has seen data come back can date it',
  'CF-10': 'which routes belong together no machine knows',
  'CF-13': 'a task that fits on no server of the type asks for another size of either',
  'CF-15': 'a family that the region has nothing like has to be replaced by another, or the region',
  'CF-17': 'which services may share a cluster, or run on Fargate, is for their owners',
  'DR-1': 'who decides and whom to call',
  'DR-3': 'a day for the next review has to be agreed on',
  'DR-11': 'what exists is changed where it was made; a key has to be asked for',
  'DR-12': 'only who has rehearsed can date it',
  'DR-13': 'what the business counts on: less of a promise, or a standby',
  'CF-18': 'which nodes make a design of their own is for their owners',
  'IS-8': 'what reads from a database is what the application is',
  'LB-16': 'a name that is too long needs another one; a certificate that exists is asked for',
  'LB-18': 'where requests go is what the application is',
  'LB-20': 'who calls an internal load balancer is what the application is',
  'MO-2': 'who is on call',
  'NM-4': 'a domain of one’s own',
  'NW-11': 'zones that the region lacks',
  'PA-1': 'a name in another zone: which of the two is meant',
  'SV-14': 'who takes the messages is what the application is',
};

test('a finding without a fix is one that only a person can mend', () => {
  const unfixed = new Set<string>();
  for (const rule of rules) {
    for (const build of rule.examples.bad) {
      const { findings } = inspect(resolve(build(), catalog), rules, checklist, EXAMPLE_CONTEXT);
      const own = findings.filter((finding) => finding.rule.id === rule.id);
      if (own.some(({ fixes = [] }) => fixes.length === 0)) unfixed.add(rule.id);
    }
  }
  expect([...unfixed].toSorted()).toEqual(Object.keys(BY_PEOPLE).toSorted());
});
