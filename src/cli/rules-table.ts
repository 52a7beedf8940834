import { inMarkdown } from '../exporters/markdown';
import { categoryOf, idsIn, ruleBook } from '../rules/rule-book';
import { SEVERITY_WORDS, type Mapping, type Rule, type RulePage } from '../validation';

/** In the order in which the page names them. */
const CATEGORIES: Readonly<Record<string, string>> = {
  availability: 'Multi-AZ',
  'load-balancing': 'Load balancing and health checks',
  scaling: 'Auto scaling',
  'private-data': 'Private data',
  connections: 'Database connections',
  encryption: 'Encryption and secrets',
  backup: 'Backup and restore',
  monitoring: 'Monitoring and alerting',
  recovery: 'Disaster recovery',
  security: 'Access',
  serverless: 'Serverless',
  network: 'Network',
  structure: 'Structure of the design',
  parameters: 'Values and quotas',
  names: 'Names',
  versions: 'Versions',
  cost: 'Cost',
};

const HEAD = [
  'id',
  'severity',
  'rule',
  'from',
  'checklist',
  'pillar',
  'Checkov',
  'cdk-nag',
  'Security Hub',
  'sources',
];

const severityOf = ({ severity, refused, unseen }: Rule): string => {
  const word = SEVERITY_WORDS[severity];
  if (refused !== true) return word;
  if (unseen) return `${word}, refused in part`;
  return severity === 'error' ? 'error, refused' : `${word}, or error, refused`;
};

function rowOf({ rule, from, items, pillars, mappings, sources }: RulePage): readonly string[] {
  const idsOf = (by: Mapping['by']) => idsIn(mappings, by).join(', ');
  return [
    rule.id,
    severityOf(rule),
    inMarkdown(rule.title),
    from,
    items.map(({ id }) => id).join(', '),
    pillars.join(', '),
    inMarkdown(idsOf('Checkov')),
    inMarkdown(idsOf('cdk-nag')),
    inMarkdown(idsOf('Security Hub')),
    inMarkdown(sources.join('; ')),
  ];
}

/** Columns are not aligned: one rule more changes one line. */
const table = (rows: readonly (readonly string[])[]): string =>
  [HEAD, HEAD.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** The table of all rules, as `src/rules/RULES.md` holds it. */
export function rulesTable(): string {
  const unknown = ruleBook.find(({ rule }) => CATEGORIES[categoryOf(rule)] === undefined);
  if (unknown) throw new Error(`src/cli/rules-table.ts has no heading for ${unknown.rule.path}.`);
  const sections = Object.entries(CATEGORIES).flatMap(([category, title]) => {
    const pages = ruleBook.filter(({ rule }) => categoryOf(rule) === category);
    return pages.length > 0 ? [`## ${title}`, table(pages.map(rowOf))] : [];
  });
  return `${[
    '# Rules',
    'Written by `npm run rules:table`; do not edit it by hand.',
    'An *error* is what AWS would refuse, which *refused* marks (*in part*, where no code holds the rest), or breaks the promise of an item of the checklist; a *warning* works and is bad; a *note* is worth knowing. *From* is the first profile that is asked for it, of sketch, development and production. *Checklist* names the items (C) and common mistakes (M) that a rule proves or spoils. In the app each rule has a page with examples: *All rules* in the checklist.',
    ...sections,
  ].join('\n\n')}\n`;
}
