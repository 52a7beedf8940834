import type { Model, ModelNode } from '../../spec/model';
import { inMarkdown, markdownTable } from '../../exporters/markdown';
import { nameOf } from '../../exporters/plan';
import type { BackupPromise } from '../../exporters/watching';
import { replicatesCacheTo } from '../verbs/replicates-cache-to';
import { replicatesObjectsTo } from '../verbs/replicates-objects-to';
import { replicatesTo } from '../verbs/replicates-to';
import { runbookKinds } from '../runbooks';
import { recoveryKinds } from '../recovery';
import {
  AVAILABILITY_LABEL,
  failoverOf,
  isWaitedFor,
  percent,
  regionsOf,
  TIERS,
  type Estimate,
} from '../../recovery';
import { shellWord, type Made, type Shell } from '../../exporters/runbook';
import { availabilityOf, estimatesOf, spell, spellLost, TARGETS, type Plan } from './promises';
import { failbackText } from './failback-text';
import type { Runbooks, Tool } from './runbook-parts';
import { failoverText, namesText, rehearsalCommands, restoreText } from './runbook-text';
import { drPlan, spanOf, STRATEGIES, TESTS } from './spec';

type ShellNames = Pick<
  Shell,
  | 'group'
  | 'cluster'
  | 'service'
  | 'bucket'
  | 'members'
  | 'placed'
  | 'secret'
  | 'secretArn'
  | 'check'
  | 'adopt'
  | 'takeRecord'
>;

/** How an export calls what it makes in the second region under a slug; names begin with `$NAME` or `$NEW`. */
/** The copy of a node in the second region: under another slug, and in a VPC of that region. */
interface Copied {
  readonly slug: (node: ModelNode) => string;
  readonly vpc: (node: ModelNode) => ModelNode;
}

interface MadeNames extends Pick<Made, 'bucket' | 'members' | 'secret' | 'adoptSays'> {
  readonly adopt: (name: string) => readonly string[];
}

/** The export that the plan is about. */
export interface Exported {
  readonly model: Model;
  readonly regionOf: (node: ModelNode) => string;
  /** Where the code has the node; empty where it has nothing of its own. */
  readonly addressOf: (node: ModelNode) => string;
  readonly backupPlan: (node: ModelNode) => BackupPromise | null;
  /** What recovery needs of the tool itself, as sentences. */
  readonly prerequisites: readonly string[];
  readonly tool: Tool;
  /** How the export calls what AWS made up a name for. */
  readonly names: ShellNames;
  readonly made: (node: ModelNode, slug: string, prefix: 'NAME' | 'NEW') => MadeNames;
  readonly copies: (copied: Copied) => Pick<Shell, 'group' | 'cluster' | 'service'>;
}

/** What only people know, and have not said. */
const TODO = '**TODO(owner)**';
const said = (text: string): string => inMarkdown(text) || TODO;
const dated = (text: string): string => inMarkdown(text) || `${TODO}: none noted`;

const minutes = (count: number): string => (count === 0 ? 'none' : spanOf(count));

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
  const books = runbooksOf(node, t);
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
        ['Confirmed for a design', dated(params.confirmedOn)],
        ['Next review', inMarkdown(params.reviewOn) || 'a year after it was confirmed'],
        ['Last rehearsal', dated(params.lastTest)],
      ],
    ),
    targets(node, t),
    working(node, t),
    available(node, t),
    inventory(t),
    backups(t),
    declaration(node),
    namesText(books),
    rehearsals(node, books),
    prerequisites(t),
    scenarios(),
    failoverText(books),
    failbackText(books),
    restoreText(books),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

const exportedNodes = (t: Exported): readonly ModelNode[] =>
  t.model.nodes.filter((node) => t.addressOf(node) !== '');

const tierOf = (node: ModelNode): string | undefined => recoveryKinds.get(node.kind)?.tier;
const ofTier = (tier: string, t: Exported): readonly ModelNode[] =>
  exportedNodes(t).filter((node) => tierOf(node) === tier);

function targets(node: Plan, t: Exported): string {
  const rows = estimatesOf(node, t.model, ['region']).map((one) => {
    const { rto, rpo } = TARGETS[one.tier];
    return [
      one.title,
      minutes(node.params[rto]),
      spell(one.rto),
      rpo === undefined ? '' : minutes(node.params[rpo]),
      spellLost(one),
      ofTier(one.tier, t)
        .map((member) => inMarkdown(nameOf(member)))
        .join(', '),
    ];
  });
  if (rows.length === 0) return '## Targets\n\nNothing is drawn yet.';
  return `## Targets\n\nAfter the loss of the region. Estimates are of what is drawn; rehearsals say what is true.\n\n${markdownTable(
    ['Tier', 'RTO', 'estimate', 'RPO', 'estimate', 'Components'],
    rows,
  )}`;
}

const LOSSES: Readonly<Record<Estimate['loss'], string>> = {
  region: 'the region',
  zone: 'a zone',
  instance: 'an instance',
};

function working(node: Plan, t: Exported): string {
  const rows = estimatesOf(node, t.model).map((one) => [
    LOSSES[one.loss],
    one.title,
    spell(one.rto),
    one.away
      .map(({ says, minutes: away, source }) =>
        inMarkdown(away === 0 ? `${says} (${source})` : `${says}, ${spell(away)} (${source})`),
      )
      .join('; '),
    one.lost === null
      ? 'holds no data'
      : inMarkdown(
          one.rpo === 0 || one.rpo === null
            ? `${one.lost.says} (${one.lost.source})`
            : `${one.lost.says}, ${spellLost(one)} (${one.lost.source})`,
        ),
  ]);
  return rows.length === 0
    ? ''
    : `## How the estimates come about\n\n${markdownTable(
        ['After the loss of', 'Tier', 'Away for', 'Because', 'Lost'],
        rows,
      )}`;
}

function available(node: Plan, t: Exported): string {
  const found = availabilityOf(node, t.model, null);
  return found === null
    ? ''
    : [
        '## Availability',
        `**${percent(found.of)}**, ${Math.round(found.downtimeMinutes)} min a month. ${AVAILABILITY_LABEL}`,
        found.working.map((line) => `- ${inMarkdown(line)}`).join('\n'),
      ].join('\n\n');
}

function runbooksOf(plan: Plan, t: Exported): Runbooks {
  const { model } = t;
  const regions = regionsOf(recoveryKinds)(model);
  const made = exportedNodes(t).filter(({ params }) => params.existing !== true);
  const inRegion = (code: string | null) =>
    made.filter(({ id }) => (model.regionName(id) ?? null) === code);
  const own = (node: ModelNode): string => `$NAME-${node.slug}`;
  const runningOf = (node: ModelNode): number => recoveryKinds.get(node.kind)?.running?.(node) ?? 0;
  const shell: Shell = {
    model,
    name: (node, ending = '') => `"${own(node)}${ending}"`,
    region: (node) => shellWord(t.regionOf(node)),
    second: regions.second === null ? null : shellWord(regions.second),
    label: (node) => inMarkdown(nameOf(node)),
    arn: (service, node, resource) => {
      const code = shellWord(t.regionOf(node));
      // A code that had to be quoted leaves the quotes around it.
      const region = code.startsWith("'") ? `"${code}"` : code;
      return `"arn:$PARTITION:${service}:${region}:$ACCOUNT:${resource}${own(node)}"`;
    },
    needed: (fleet) =>
      Math.max(
        runningOf(fleet),
        ...[...regions.counterparts].flatMap(([id, one]) =>
          one === fleet ? runningOf(model.get(id)) : [],
        ),
      ),
    ...t.names,
  };
  const farSlug = farSlugs(model);
  return {
    regions,
    shell,
    copies: {
      ...shell,
      name: (node, ending = '') => `"$NAME-${farSlug(node)}${ending}"`,
      region: () => shellWord(regions.second ?? ''),
      label: (node) => `${shell.label(node)} in ${inMarkdown(regions.second ?? '')}`,
      ...t.copies({ slug: farSlug, vpc: farVpcOf(model, regions.second) }),
    },
    kinds: runbookKinds,
    tool: t.tool,
    here: [...inRegion(null), ...inRegion(regions.primary)],
    there: inRegion(regions.second),
    backups:
      made.find(
        (node) => model.regionName(node.id) === regions.primary && t.backupPlan(node) !== null,
      ) ?? null,
    made: madeIn(regions.second ?? '', farSlug, t),
    farSlug,
    failover: failoverOf(regions, recoveryKinds, plan.params.decisionMinutes),
    isWaitedFor: (node) => isWaitedFor(node, recoveryKinds),
  };
}

/** What takes the place of a node in the second region. */
function madeIn(
  second: string,
  farSlug: (node: ModelNode) => string,
  t: Exported,
): (node: ModelNode, elsewhere: boolean) => Made {
  const made = (node: ModelNode, elsewhere: boolean): Made => {
    const slug = elsewhere ? node.slug : farSlug(node);
    const prefix = elsewhere ? 'NEW' : 'NAME';
    const named = (ending: string): string => `"$${prefix}-${slug}${ending}"`;
    const { adopt, ...names } = t.made(node, slug, prefix);
    const name = named('');
    const beside = elsewhere ? (other: ModelNode) => made(other, true) : null;
    return { ...names, name, named, region: shellWord(second), adopt: adopt(name), beside };
  };
  return made;
}

/** Where a copy goes: into the VPC that the second region has, or into one that is copied as well. */
const farVpcOf =
  (model: Model, second: string | null) =>
  (node: ModelNode): ModelNode =>
    model.nodes.find(
      ({ id, spec }) => spec.container === 'network' && model.regionName(id) === second,
    ) ?? model.get(model.networkOf(node.id)?.vpc ?? node.id);

/** Free names for what is drawn in the second region as well. */
function farSlugs(model: Model): (node: ModelNode) => string {
  const taken = new Set(model.nodes.map(({ slug }) => slug));
  return ({ slug }) => {
    let free = `${slug}-dr`;
    for (let number = 2; taken.has(free); number += 1) free = `${slug}-dr-${number}`;
    return free;
  };
}

/** Where the same data is kept up to date elsewhere. */
function counterparts(node: ModelNode, t: Exported): string {
  const copies = [
    ...t.model.edgesFrom(node.id, replicatesTo),
    ...t.model.edgesFrom(node.id, replicatesObjectsTo),
    ...t.model.edgesFrom(node.id, replicatesCacheTo),
  ].map(({ to }) => t.model.get(to));
  return copies
    .map((copy) => `${inMarkdown(nameOf(copy))} in ${inMarkdown(t.regionOf(copy))}`)
    .join(', ');
}

function inventory(t: Exported): string {
  const rows = TIERS.flatMap(({ id }) =>
    ofTier(id, t).map((node) => [
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

function rehearsals({ params }: Plan, books: Runbooks): string {
  const commands = rehearsalCommands(books);
  const tests = TESTS.filter(({ value }) => params.tests.includes(value));
  return [
    '## Rehearsals',
    '',
    ...(tests.length > 0 ? tests.map(({ label }) => `- ${label}`) : [`- ${TODO}: none scheduled`]),
    '',
    'Note for each: the day, how long recovery took, how much was lost, and what to change.',
    ...(commands === '' ? [] : ['', commands]),
  ].join('\n');
}

/** The losses that people meet more often than that of a region, and where to read on. */
const scenarios = (): string =>
  `## What to do when\n\n${markdownTable(
    ['This happens', 'Do this'],
    [
      ['A server, task or cache node is lost', 'Nothing: it is replaced. See that the alarm ends.'],
      [
        'A zone is lost',
        'Nothing at first: what is left goes on. Deploy nothing until it is back.',
      ],
      [
        'The primary of a database is lost',
        'Its standby takes over. Without one: [Restore](#restore).',
      ],
      ['The region is lost', '[Failover](#failover), once it is declared.'],
      ['A release is bad', 'Roll the release back. Data that it destroyed: [Restore](#restore).'],
      [
        'Data is destroyed',
        'Stop what destroys it, note the last good second, then [Restore](#restore).',
      ],
      [
        'A secret is known to others',
        'Rotate it, restart its clients, and read CloudTrail for its use.',
      ],
      [
        'DNS or the sign-in of your company fails',
        'Use the access that does not depend on it, and call its owner.',
      ],
    ],
  )}`;

function prerequisites(t: Exported): string {
  const regions = new Set(exportedNodes(t).flatMap(({ id }) => t.model.regionName(id) ?? []));
  const lines = [
    ...t.prerequisites,
    'Whoever acts can sign in while that region is down.',
    'The drawing lies beside the code, as a file: what is missing in another region is drawn there first.',
    regions.size > 1
      ? 'Quotas, images, certificates and secrets are there in the second region.'
      : 'Quotas are raised in the region into which everything would be restored.',
  ];
  return `## Before it happens\n\n${lines.map((line) => `- [ ] ${line}`).join('\n')}`;
}
