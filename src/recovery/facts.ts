import type { NodeId } from '../design/records';
import type { JsonObject } from '../kit/json';
import type { Fields, ParamsOf } from '../spec/fields';
import type { KindSpec } from '../spec/kind-spec';
import type { Model, ModelNode } from '../spec/model';

/** The parts of an application that come back one after the other, in that order. */
export type Tier = 'edge' | 'app' | 'data' | 'cache' | 'search' | 'objects' | 'messages';
export const TIERS: readonly { readonly id: Tier; readonly title: string }[] = [
  { id: 'edge', title: 'Edge' },
  { id: 'app', title: 'Application' },
  { id: 'data', title: 'Databases' },
  { id: 'cache', title: 'Caches' },
  { id: 'search', title: 'Search' },
  { id: 'objects', title: 'Files' },
  { id: 'messages', title: 'Queues and topics' },
];

export type Loss = 'instance' | 'zone' | 'region';

/** A part of the way back, or of what is lost. */
export interface Step {
  /** Ends "15 min: ". */
  readonly says: string;
  /** Infinity: it never ends by itself; null: nobody here can know. */
  readonly minutes: number | null;
  /** Where the minutes come from. */
  readonly source: string;
  /** Nobody but a person begins it, who decides first. */
  readonly byHand?: true;
}

/** How long something is away, and how much of the latest data is gone. */
export interface Outcome {
  readonly away: readonly Step[];
  /** Null for what holds no data of its own. */
  readonly lost: Step | null;
}

/** What AWS promises a month, in percent. */
export interface Sla {
  readonly percent: number;
  readonly source: string;
}

/** A copy that follows, in another region. */
export interface Follower {
  readonly node: NodeId;
  readonly lag: Step;
  /** What has to happen before it takes writes; null where nothing has. */
  readonly promotion: Step | null;
  /** What AWS promises of it once it takes writes; null where its own kind says so. */
  readonly sla: Sla | null;
}

/** A name that moves between two regions. */
export interface MovingName {
  readonly primary: NodeId;
  readonly secondary: NodeId;
  readonly isAutomatic: boolean;
  /** Until Route 53 notices, where it does by itself. */
  readonly detection: Step;
  /** Until clients ask again. */
  readonly propagation: Step;
}

/** Copies that a backup plan keeps. */
export interface BackupCopies {
  readonly from: string;
  /** Null where the copies stay in their region. */
  readonly to: string | null;
  readonly interval: Step;
  /** What a restore took when somebody looked; null when none is noted. */
  readonly measured: Step | null;
}

/** What a kind knows of its own failure and return. Loaded with the rules: nobody needs it to draw. */
interface RecoveryOf<N extends ModelNode> {
  readonly tier?: Tier;
  /** Loss of an instance and of a zone. */
  readonly within?: (node: N, model: Model, loss: Exclude<Loss, 'region'>) => Outcome;
  /** Null for what rests: nothing of it is up, and nothing down. */
  readonly sla?: (node: N, model: Model) => Sla | null;
  /** Requests are answered without it, if more slowly. */
  readonly isSoft?: boolean;
  /** Minutes for which a message may wait there: what is older is gone anyway. Without it nothing waits that could be lost. */
  readonly keepsFor?: (node: N) => number;
  readonly followers?: (node: N, model: Model) => readonly Follower[];
  /** How long it takes to bring back from a copy; null for what no backup holds. */
  readonly restore?: (node: N) => Step | null;
  /** What runs, of what grows with the load. */
  readonly running?: (node: N) => number;
  readonly movingName?: (node: N, model: Model) => MovingName | null;
  readonly backups?: (node: N, model: Model) => BackupCopies | null;
  /** What the text of a plan says of it beside all that: without the days on which somebody looked, which confirm it. */
  readonly written?: (node: N, model: Model) => JsonObject;
}

export interface RecoveryKind extends RecoveryOf<ModelNode> {
  readonly id: string;
}
export type RecoveryKinds = ReadonlyMap<string, RecoveryKind>;

export const recoveryKind = <F extends Fields>(
  spec: KindSpec<F>,
  kind: RecoveryOf<ModelNode<ParamsOf<F>>>,
): RecoveryKind => ({ ...(kind as unknown as RecoveryOf<ModelNode>), id: spec.id });

/** The sum of steps that follow each other; one that nobody knows makes the sum unknown. */
export const minutesOf = (steps: readonly Step[]): number | null => {
  if (steps.some(({ minutes }) => minutes === Infinity)) return Infinity;
  if (steps.some(({ minutes }) => minutes === null)) return null;
  return steps.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
};

const AT_ONCE: Step = {
  says: 'AWS moves it; clients notice nothing',
  minutes: 0,
  source: 'a regional service',
};
export const NOTHING_LOST: Step = {
  says: 'nothing is lost',
  minutes: 0,
  source: 'AWS documents it',
};
/** Of services that span the zones of a region by themselves. */
export const MANAGED: Outcome = { away: [AT_ONCE], lost: null };
export const MANAGED_DATA: Outcome = { away: [AT_ONCE], lost: NOTHING_LOST };
