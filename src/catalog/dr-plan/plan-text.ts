import type { ParamsOf } from '../../spec/fields';
import type { Capability } from '../../spec/kind-spec';
import type { Model, ModelNode } from '../../spec/model';
import { inMarkdown, markdownTable } from '../../exporters/markdown';
import { nameOf } from '../../exporters/plan';
import type { BackupPromise } from '../../exporters/watching';
import { replicatesObjectsTo } from '../verbs/replicates-objects-to';
import { replicatesTo } from '../verbs/replicates-to';
import { drPlan, spanOf, STRATEGIES, TESTS } from './spec';

type Plan = ModelNode<ParamsOf<typeof drPlan.fields>>;

/** The export that the plan is about. */
export interface Exported {
  readonly model: Model;
  readonly regionOf: (node: ModelNode) => string;
  /** Where the code has the node; empty where it has nothing of its own. */
  readonly addressOf: (node: ModelNode) => string;
  readonly backupPlan: (node: ModelNode) => BackupPromise | null;
  /** What recovery needs of the tool itself, as sentences. */
  readonly prerequisites: readonly string[];
}

/** What only people know, and have not said. */
const TODO = '**TODO(owner)**';
const said = (text: string): string => inMarkdown(text) || TODO;
const dated = (text: string): string => inMarkdown(text) || `${TODO}: none noted`;

const minutes = (count: number): string => (count === 0 ? 'none' : spanOf(count));

interface Tier {
  readonly title: string;
  readonly any: readonly Capability[];
  readonly rto: keyof Plan['params'];
  readonly rpo?: keyof Plan['params'];
  /** What is lost where that is no question of minutes. */
  readonly loses?: string;
}

const TIERS: readonly Tier[] = [
  {
    title: 'Edge',
    any: ['dns-name', 'load-balancer', 'http-api'],
    rto: 'edgeRto',
    loses: 'holds no data',
  },
  { title: 'Application', any: ['compute', 'function'], rto: 'appRto', loses: 'holds no data' },
  {
    title: 'Databases',
    any: ['sql-database', 'sql-pool', 'sql-replica', 'table'],
    rto: 'dataRto',
    rpo: 'dataRpo',
  },
  { title: 'Caches', any: ['cache', 'search-engine'], rto: 'cacheRto', loses: 'all: filled anew' },
  { title: 'Files', any: ['object-store'], rto: 'objectsRto', rpo: 'objectsRpo' },
  { title: 'Queues and topics', any: ['queue', 'topic'], rto: 'messagesRto', rpo: 'messagesRpo' },
];

/** The path of a plan, and what the README says of it; the first of a design has the plain name. */
export function planFile(
  node: Plan,
  model: Model,
): { readonly path: string; readonly says: string } {
  const [first] = model.ofKind(drPlan);
  const path = first?.id === node.id ? 'docs/dr-plan.md' : `docs/dr-plan-${node.slug}.md`;
  const says =
    `## The DR plan\n\n[${path}](${path}) says what is recovered from where, who decides, and how it is rehearsed. What stands there as ` +
    'TODO(owner) only people know.';
  return { path, says };
}

const heading = (title: string): string =>
  title === '' ? '# Disaster recovery' : `# Disaster recovery: ${title}`;

/** Small and true: what the drawing knows, what the fields say, and what is still to be said. */
export function planText(node: Plan, t: Exported): string {
  const { params } = node;
  const strategy = STRATEGIES.find(({ value }) => value === params.strategy)?.label;
  const sections = [
    heading(inMarkdown(t.model.settings.title)),
    'Made from the drawing, and made anew by every export: change the fields of the DR plan there, not this file.',
    markdownTable(
      ['', ''],
      [
        ['Strategy', strategy ?? inMarkdown(params.strategy)],
        ['Owner', said(params.owner)],
        ['Approved by', said(params.approver)],
        ['Next review', dated(params.reviewOn)],
        ['Last rehearsal', dated(params.lastTest)],
      ],
    ),
    targets(node, t),
    inventory(t),
    backups(t),
    declaration(node),
    rehearsals(node),
    prerequisites(t),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

const exportedNodes = (t: Exported): readonly ModelNode[] =>
  t.model.nodes.filter((node) => t.addressOf(node) !== '');

const ofTier = ({ any }: Tier, t: Exported): readonly ModelNode[] =>
  exportedNodes(t).filter(({ spec }) => any.some((one) => spec.can.includes(one)));

function targets(node: Plan, t: Exported): string {
  const rows = TIERS.flatMap((tier): readonly (readonly string[])[] => {
    const members = ofTier(tier, t);
    if (members.length === 0) return [];
    const lost =
      tier.rpo === undefined ? (tier.loses ?? '') : minutes(Number(node.params[tier.rpo]));
    return [
      [
        tier.title,
        minutes(Number(node.params[tier.rto])),
        lost,
        members.map((one) => inMarkdown(nameOf(one))).join(', '),
      ],
    ];
  });
  return `## Targets\n\n${
    rows.length === 0
      ? 'Nothing is drawn yet.'
      : markdownTable(['Tier', 'Back within (RTO)', 'May lose (RPO)', 'Components'], rows)
  }`;
}

/** Where the same data is kept up to date elsewhere. */
function counterparts(node: ModelNode, t: Exported): string {
  const copies = [
    ...t.model.edgesFrom(node.id, replicatesTo),
    ...t.model.edgesFrom(node.id, replicatesObjectsTo),
  ].map(({ to }) => t.model.get(to));
  return copies
    .map((copy) => `${inMarkdown(nameOf(copy))} in ${inMarkdown(t.regionOf(copy))}`)
    .join(', ');
}

function inventory(t: Exported): string {
  const rows = TIERS.flatMap((tier) =>
    ofTier(tier, t).map((node) => [
      inMarkdown(nameOf(node)),
      node.spec.title,
      t.model.regionName(node.id) === null ? 'global' : inMarkdown(t.regionOf(node)),
      `\`${t.addressOf(node)}\``,
      counterparts(node, t) || 'none',
    ]),
  );
  if (rows.length === 0) return '';
  return `## Inventory\n\n${markdownTable(['Component', 'Kind', 'Region', 'In the code', 'Replicated to'], rows)}`;
}

function backups(t: Exported): string {
  const lines = exportedNodes(t).flatMap((node): readonly string[] => {
    const plan = t.backupPlan(node);
    if (!plan) return [];
    const took = plan.lastRestoreMinutes > 0 ? `, in ${minutes(plan.lastRestoreMinutes)}` : '';
    return [
      `- ${inMarkdown(nameOf(node))} in ${inMarkdown(t.regionOf(node))}: ${inMarkdown(plan.frequency)}, kept for ${plan.retentionDays} days` +
        `${plan.copiesTo === null ? ', in this region only' : `, copied to ${inMarkdown(plan.copiesTo)}`}. ` +
        `${plan.isTested ? 'Restores are tried every week.' : 'Restores are not tried.'} ` +
        `Last restore that somebody saw work: ${plan.lastRestoreTest === '' ? `${TODO}: none noted` : `${inMarkdown(plan.lastRestoreTest)}${took}`}.`,
    ];
  });
  return `## Backups\n\n${
    lines.length === 0
      ? 'No backup plan is drawn: each service keeps what its own settings say, in its own region.'
      : lines.join('\n')
  }`;
}

function declaration({ params }: Plan): string {
  const contacts = params.contacts.map((one) => `- ${inMarkdown(one)}`);
  return [
    '## Who decides',
    '',
    `${said(params.declaredBy)} declares a disaster, within ${minutes(params.decisionMinutes)} of the first alarm. From then on waiting costs more than failing over.`,
    '',
    ...(contacts.length > 0 ? contacts : [`- ${TODO}: whom to call`]),
  ].join('\n');
}

function rehearsals({ params }: Plan): string {
  const tests = TESTS.filter(({ value }) => params.tests.includes(value));
  return [
    '## Rehearsals',
    '',
    ...(tests.length > 0 ? tests.map(({ label }) => `- ${label}`) : [`- ${TODO}: none scheduled`]),
    '',
    'Note for each: the day, how long recovery took, how much was lost, and what to change.',
  ].join('\n');
}

function prerequisites(t: Exported): string {
  const regions = new Set(exportedNodes(t).flatMap(({ id }) => t.model.regionName(id) ?? []));
  const lines = [
    ...t.prerequisites,
    'Whoever acts can sign in while that region is down.',
    regions.size > 1
      ? 'Quotas, images, certificates and secrets are there in the second region.'
      : 'Quotas are raised in the region into which everything would be restored.',
  ];
  return `## Before it happens\n\n${lines.map((line) => `- [ ] ${line}`).join('\n')}`;
}
