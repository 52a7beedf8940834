import type { NodeId } from '../../design';
import { listWords } from '../../kit/words';
import type { Model } from '../../spec/model';
import { route53Record } from '../../catalog/route53-record/spec';
import { directName, failoverOf, resolutionsOf } from '../../catalog/verbs/resolves-to';
import { defineRule, fail, pass } from '../../validation';
import { failovers, withStandby } from '../failovers';
import { setParams } from '../fixes';
import { nameOf } from '../subjects';

const plain = (name: string): string => name.toLowerCase().replace(/\.$/, '');

interface Served {
  readonly failsOver: boolean;
  readonly leadsTo: readonly NodeId[];
}

/** What answers under each name of a design; the exports give a name that fails over one more for each of its two sides. */
function servedNames(model: Model): ReadonlyMap<string, Served> {
  const served = new Map<string, Served>();
  for (const { id, params } of model.ofKind(route53Record)) {
    const own = plain(params.domain);
    const pair = failoverOf(model, id);
    const leadsTo = resolutionsOf(model, id).map(({ to }) => to);
    served.set(own, { failsOver: pair !== null, leadsTo });
    if (!pair) continue;
    for (const role of ['primary', 'secondary'] as const) {
      const direct = directName(role, own);
      if (!served.has(direct)) served.set(direct, { failsOver: false, leadsTo: [pair[role].to] });
    }
  }
  return served;
}

function whatIsWrong(model: Model, answer: Served | undefined, primary: string): string {
  if (!answer) return 'and no record of this design has that name';
  if (answer.failsOver) return 'which fails over itself';
  if (answer.leadsTo.length === 0) return 'which leads nowhere';
  const ends = listWords(answer.leadsTo.map((to) => nameOf(model.get(to))));
  return `which leads to ${ends} and not to ${primary}, the primary`;
}

export const dr9 = defineRule('recovery/dr-9', {
  title: 'The health check asks the primary',
  why: 'A check of a name that does not exist fails from the first minute; one of the standby, or of a name that fails over, tells nothing of the primary.',
  lacking: 'No name that fails over has a health check.',
  severity: 'error',
  maps: { wellArchitected: ['REL'] },
  *check(model) {
    const served = servedNames(model);
    for (const { record, pair } of failovers(model)) {
      const { healthCheck, healthCheckName, domain } = record.params;
      if (!healthCheck) continue;
      const subject = { nodes: [record.id] };
      const own = plain(domain);
      const direct = directName('primary', own);
      const asked = healthCheckName === '' ? direct : plain(healthCheckName);
      const primary = nameOf(model.get(pair.primary.to));
      const answer = served.get(asked);
      const isPrimary =
        answer !== undefined &&
        !answer.failsOver &&
        answer.leadsTo.length > 0 &&
        answer.leadsTo.every((to) => to === pair.primary.to);
      if (asked === direct || isPrimary) {
        yield pass(subject, `${nameOf(record)}: ${asked} is asked, which leads to ${primary}.`);
        continue;
      }
      const wrong =
        asked === own ? 'the name that fails over' : whatIsWrong(model, answer, primary);
      yield fail(subject, `${nameOf(record)}: the check asks ${asked}, ${wrong}.`, {
        field: { node: record.id, name: 'healthCheckName' },
        fixes: [setParams(record, { healthCheckName: '' }, `Ask ${direct}`)],
      });
    }
  },
  examples: {
    good: [withStandby(), asking('origin.acme.dev', 'alb')],
    bad: [
      withStandby({ with: { dns: { healthCheckName: 'nobody.acme.dev' } } }),
      withStandby({ with: { dns: { healthCheckName: 'shop.acme.dev' } } }),
      withStandby({ with: { dns: { healthCheckName: 'secondary.shop.acme.dev' } } }),
      asking('origin.acme.dev', 'standby'),
      asking('origin.acme.dev', 'both'),
    ],
  },
});

/** A failover name that asks another record, of the primary, of the standby, or one that fails over and asks it in turn. */
function asking(name: string, to: 'alb' | 'standby' | 'both') {
  return withStandby({
    with: { dns: { healthCheckName: name } },
    standby: (design, { alb }, ids) => {
      const record = design.node('route53-record', {
        label: name,
        params: { domain: name, zone: 'acme.dev', healthCheckName: 'shop.acme.dev' },
      });
      if (to !== 'standby') design.edge('resolves-to', record, ids.alb);
      if (to === 'standby') design.edge('resolves-to', record, alb);
      if (to === 'both') design.edge('resolves-to', record, alb, { failover: 'secondary' });
    },
  });
}
