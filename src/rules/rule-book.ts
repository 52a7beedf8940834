import { speaksFrom, type Mapping, type Pillar, type Rule, type RulePage } from '../validation';
import { checklist } from './checklist';
import { EXAMPLE_CONTEXT } from './example-context';
import { rules } from './index';
import { READINGS } from './reads';

const PILLARS: Readonly<Record<Pillar, string>> = {
  OPS: 'Operational excellence',
  SEC: 'Security',
  REL: 'Reliability',
  PERF: 'Performance efficiency',
  COST: 'Cost optimization',
  SUS: 'Sustainability',
};

export const categoryOf = ({ path }: Rule): string => path.slice(0, path.indexOf('/'));

/** Of an id that reads several resources, all of them. */
function checkovOf({ maps: { checkov = [] } }: Rule): Mapping['ids'] {
  const ids = [...new Set(checkov.map(({ id }) => id))];
  return ids.map((id) => {
    const own = checkov.filter((check) => check.id === id);
    return { id, reads: own.map(({ resource, attribute }) => `${resource}.${attribute}`) };
  });
}

const plain = (ids: readonly string[] = []): Mapping['ids'] => ids.map((id) => ({ id, reads: [] }));

const mappingsOf = (rule: Rule): readonly Mapping[] =>
  [
    { by: 'Checkov' as const, ids: checkovOf(rule) },
    { by: 'cdk-nag' as const, ids: plain(rule.maps.cdkNag?.map((id) => `AwsSolutions-${id}`)) },
    { by: 'Security Hub' as const, ids: plain(rule.maps.fsbp) },
  ].filter(({ ids }) => ids.length > 0);

export const idsIn = (mappings: readonly Mapping[], by: Mapping['by']): readonly string[] =>
  mappings.flatMap((one) => (one.by === by ? one.ids.map(({ id }) => id) : []));

const pageOf = (rule: Rule): RulePage => ({
  rule,
  context: EXAMPLE_CONTEXT,
  from: speaksFrom(rule, checklist),
  items: checklist.filter(
    (item) => item.rules.includes(rule.id) || item.spoiledBy?.includes(rule.id),
  ),
  pillars: rule.maps.wellArchitected.map((pillar) => PILLARS[pillar]),
  reads: READINGS.get(rule.id)?.reads ?? '',
  mappings: mappingsOf(rule),
  sources: READINGS.get(rule.id)?.sources ?? [],
});

/** A page for each rule, in the order of the register. */
export const ruleBook: readonly RulePage[] = rules.map(pageOf);
