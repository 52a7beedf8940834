import type { Profile } from '../spec/profile';
import type { ChecklistItem, Context, Rule } from './rule';

/** Ids under which others know what a rule says. */
export interface Mapping {
  readonly by: 'Checkov' | 'cdk-nag' | 'Security Hub';
  /** Each with what of the exported code it reads, where that is known: "aws_db_instance.multi_az". */
  readonly ids: readonly { readonly id: string; readonly reads: readonly string[] }[];
}

/** All that is told of a rule, for people who look it up and for tools that show its findings. */
export interface RulePage {
  readonly rule: Rule;
  /** In which its examples are good and bad. */
  readonly context: Context;
  /** From which profile on it speaks. */
  readonly from: Profile;
  /** What it proves or spoils. */
  readonly items: readonly ChecklistItem[];
  /** Of the Well-Architected Framework: "Reliability". */
  readonly pillars: readonly string[];
  /** What of a design it reads, as a sentence without a subject. */
  readonly reads: string;
  readonly mappings: readonly Mapping[];
  /** Pages of documentation, in words. */
  readonly sources: readonly string[];
}
