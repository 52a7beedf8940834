import type { IdSource } from '../design/ids';
import type { Patch } from '../design/patch';
import type { NodeId, EdgeId } from '../design/records';
import type { Result } from '../kit/result';
import type { Model } from './model';

/** Why a command cannot be done, as a sentence for the place where the hand is. */
export interface Refusal {
  readonly reason: string;
  /** All is as it is asked for: nothing is wrong. */
  readonly isDone?: true;
}

export interface Plan {
  /** What the undo menu says: "Move app-db". */
  readonly label: string;
  readonly patch: Patch;
  /** What was done beyond the request, for the person to know: "Created a VPC and a data tier." */
  readonly notice?: string;
  /** What should be selected afterwards. */
  readonly select?: { readonly nodes: readonly NodeId[]; readonly edges?: readonly EdgeId[] };
  /** So much is new that the whole design should come into view. */
  readonly showsAll?: boolean;
  /** Consecutive plans with the same key are one undo step: a burst of typing in one field. */
  readonly mergeKey?: string;
  /** One of many edits, as each key is: what is found is shown when they pause. */
  readonly isTyping?: boolean;
}

/** Pure: the same call enables a menu item, colours the drop cursor and does the work. */
export type Command<A> = (model: Model, args: A, ids: IdSource) => Result<Plan, Refusal>;

/** A command with its arguments: what a fix is. */
export type BoundCommand = (model: Model, ids: IdSource) => Result<Plan, Refusal>;

export const bind =
  <A>(command: Command<A>, args: A): BoundCommand =>
  (model, ids) =>
    command(model, args, ids);
