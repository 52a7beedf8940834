import type { Design, EdgeId, NodeId, Waiver } from '../design/records';
import type { BoundCommand } from '../spec/command';
import type { Model } from '../spec/model';
import type { Profile } from '../spec/profile';

/**
 * `error`: AWS would refuse it, or the promise of the checklist item is broken. `warning`: it works and is bad. `info`: worth
 * knowing. An export is never blocked by any of them.
 */
export type Severity = 'error' | 'warning' | 'info';
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
/** As people read them; what JSON holds is a name, and stays. */
export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** What a rule may know beside the design. It sees no clock: app/ and cli/ say what day it is. */
export interface Context {
  /** An ISO day in UTC, such as 2026-05-31. */
  readonly today: string;
}

export interface Fix {
  /** Imperative, for a button: "Turn on Multi-AZ". */
  readonly title: string;
  /** A safe fix changes nothing but what it names and may be part of "fix all". */
  readonly safe: boolean;
  readonly command: BoundCommand;
}

/** The field a finding is about: of a node, of an edge, or of the design's settings. */
export interface FieldRef {
  readonly node?: NodeId;
  readonly edge?: EdgeId;
  readonly name: string;
}

/** What a rule says of one subject. The first node is the one that carries the badge. */
export interface Verdict {
  readonly holds: boolean;
  readonly nodes: readonly NodeId[];
  readonly edges?: readonly EdgeId[];
  /** In words, with names and values: "app-db: one AZ; RDS Multi-AZ keeps a standby in a second". Also when it holds. */
  readonly evidence: string;
  readonly field?: FieldRef;
  /** Of the nodes those beside the first of which the same is true: who accepts it accepts it of them. */
  readonly alike?: readonly NodeId[];
  /** What acceptances knew it by when it was reported of each of these by itself. */
  readonly formerly?: readonly EdgeId[];
  readonly fixes?: readonly Fix[];
  /** Overrides the rule's severity where a subject deserves another one. */
  readonly severity?: Severity;
  /** The fields that it speaks of, where they are several. */
  readonly faults?: readonly string[];
  /** How much of it there is, where that can be counted: more is worse, and an acceptance holds up to what was accepted. */
  readonly measure?: number;
  /** Of a rule whose errors AWS or the tools refuse: neither of them ever sees what this is about. */
  readonly unseen?: true;
  /** The rule threw: this says so, and nothing of the design. */
  readonly isFault?: boolean;
  /** Of what does not hold and somebody accepts or accepted. `inspect` adds it, no rule does. */
  readonly acceptance?: Acceptance;
}

export interface Acceptance {
  readonly waiver: Waiver;
  /** Its day has passed or is too far ahead, or what was accepted has grown: the finding counts again. */
  readonly isOver: boolean;
}

/** A finding that somebody accepts today. */
export interface AcceptedFinding extends Finding {
  readonly acceptance: Acceptance;
}

/** A waiver that accepts nothing in the design as it is. */
export interface IdleWaiver {
  readonly waiver: Waiver;
  /** A sentence. */
  readonly why: string;
}

/** Operational excellence, security, reliability, performance efficiency, cost optimization, sustainability. */
export type Pillar = 'OPS' | 'SEC' | 'REL' | 'PERF' | 'COST' | 'SUS';

/** A check of Checkov, and where in Terraform it reads what the rule reads in the design. */
export interface CheckovCheck {
  readonly id: string;
  /** "aws_db_instance". An id that reads several types of resource stands here once for each. */
  readonly resource: string;
  /** The argument, a nested one as "access_logs.enabled"; with a type before it that of another resource, which is connected. */
  readonly attribute: string;
  /** The fields that it answers to, where the rule reads others as well: of those alone its silence may be asked. */
  readonly answersTo?: readonly string[];
}

/** What elsewhere says what the rule says. Checkov and cdk-nag read the exported code, Security Hub (`fsbp`) the account. */
interface Maps {
  /** Pillars of the Well-Architected Framework. */
  readonly wellArchitected: readonly [Pillar, ...Pillar[]];
  readonly checkov?: readonly CheckovCheck[];
  /** Of the pack AwsSolutions, without its prefix: "RDS3". */
  readonly cdkNag?: readonly string[];
  readonly fsbp?: readonly string[];
}

export interface Rule {
  /** Short and stable: "ML-4". */
  readonly id: string;
  /** The file below `rules/`: "availability/ml-4". */
  readonly path: string;
  readonly title: string;
  /** Why it matters, in a sentence or two. */
  readonly why: string;
  /** What is not drawn where it has no subject, as a sentence: each rule that proves an item says it. */
  readonly lacking?: string;
  readonly severity: Severity;
  /** AWS, Terraform or CDK itself would refuse what this rule reports; other errors apply and break a promise of the checklist. */
  readonly refused?: boolean;
  /** Some of its errors neither of them ever sees; the verdict of each says so. */
  readonly unseen?: true;
  /** The first profile in which it speaks, errors and all, where that is not what `hearingOf` says. */
  readonly from?: Profile;
  /** Rules that report the same cause where they report the same field, or none of the same subject: what they found is then listed, and this with it. */
  readonly sameAs?: readonly string[];
  readonly maps: Maps;
  /** One verdict per subject, good or bad; none when the design has no subject. */
  readonly check: (model: Model, context: Context) => Iterable<Verdict>;
  /** Designs that the rule calls clean, and designs that it reports: its documentation and its test. */
  readonly examples: {
    readonly good: readonly (() => Design)[];
    readonly bad: readonly (() => Design)[];
  };
}

/** A verdict that does not hold, with its rule. `id` is stable as long as the rule, the subject and the field are. */
export interface Finding extends Verdict {
  readonly id: string;
  readonly rule: Rule;
  readonly severity: Severity;
  /** What other rules found of the same cause. */
  readonly also?: readonly Finding[];
}

/** Whether AWS, Terraform or CDK itself does not take it, so that the code may neither plan nor deploy. */
export const isRefused = ({
  rule,
  severity,
  unseen,
}: Pick<Finding, 'rule' | 'severity' | 'unseen'>): boolean =>
  severity === 'error' && rule.refused === true && unseen !== true;

/**
 * `accepted`: nothing is wrong but what somebody accepts; it is no proof, so it is no `pass`. `none`: nothing of it is drawn.
 * `unasked`: the profile of the design does not ask it.
 */
export type ItemState = 'pass' | 'fail' | 'warn' | 'none' | 'open' | 'accepted' | 'unasked';

/** An item of the checklist or a common mistake, as the methodology words it. */
export interface ChecklistItem {
  readonly id: string;
  readonly group: 'checklist' | 'mistakes';
  readonly title: string;
  /** The rest of a mistake's sentence: what to do instead. */
  readonly advice?: string;
  /** The first profile that asks it. */
  readonly from: Profile;
  /** Why there is nothing to check where none of its rules has a subject: what is not drawn, as a sentence. */
  readonly lacking: string;
  readonly rules: readonly string[];
  /** Rules whose errors and warnings count against it, and whose good verdicts prove nothing of it. */
  readonly spoiledBy?: readonly string[];
  /**
   * What the rules cannot prove, of what a design has to prove; the item is then open and never green. Null when all is proved,
   * or there is nothing to prove.
   */
  readonly unproven?: (model: Model, context: Context) => Gap | null;
}

/** What is missing before an item is proved. */
export interface Gap {
  /** What to do, as a sentence. */
  readonly says: string;
  readonly fixes?: readonly Fix[];
}

export interface RuleReport {
  readonly rule: Rule;
  /** Those that the profile hears of. */
  readonly verdicts: readonly Verdict[];
}

export interface ItemReport {
  readonly item: ChecklistItem;
  readonly state: ItemState;
  /** Null where nothing is. */
  readonly gap: Gap | null;
  readonly rules: readonly RuleReport[];
  /** What counts against it no more, because somebody accepts it. */
  readonly accepted: readonly AcceptedFinding[];
  /** Its rules that say nothing to the profile of the design. */
  readonly silent: readonly Rule[];
}

export interface Inspection {
  /** Worst first, then in the order of the rules and of creation. */
  readonly findings: readonly Finding[];
  /** The same, each cause once: for whoever reads them. It is these that are counted. */
  readonly reported: readonly Finding[];
  /** In the same order; they are in no count and fail no item. */
  readonly accepted: readonly AcceptedFinding[];
  readonly idleWaivers: readonly IdleWaiver[];
  readonly items: readonly ItemReport[];
  readonly counts: Readonly<Record<Severity, number>>;
  /** What the design is for, by which it was asked. */
  readonly profile: Profile;
  /** In which it was said. */
  readonly context: Context;
}
