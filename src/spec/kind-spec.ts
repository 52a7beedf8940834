import type { JsonObject } from '../kit/json';
import type { Extra } from './extras';
import { defaultsOf, type Fields } from './fields';

/** What kinds offer to the verbs that join them; a verb names capabilities, never kinds. */
export type Capability =
  | 'traffic-source'
  | 'dns-name'
  | 'load-balancer'
  | 'http-target'
  | 'compute'
  | 'bastion'
  | 'sql-database'
  | 'sql-pool'
  | 'sql-replica'
  /** It takes read replicas that are nodes of their own. */
  | 'sql-source'
  /** It answers reads at an endpoint of its own, beside the one for writes. */
  | 'sql-readers'
  | 'cache'
  | 'search-engine'
  | 'object-store'
  | 'queue'
  | 'topic'
  | 'table'
  | 'function'
  | 'service'
  /** It answers HTTP inside the VPC, and is nobody's here. */
  | 'http-service'
  | 'http-api'
  | 'external'
  /** It records why something is as it is. */
  | 'decision'
  /** It is nothing but its first field: a text about something. */
  | 'remark';

/** What a container is to its children; `canvas` is the design itself. */
export type ContainerRole = 'region' | 'network' | 'tier';
export type Place = ContainerRole | 'canvas';

export type TierRole = 'public' | 'app' | 'data';
export const TIER_ROLES: readonly TierRole[] = ['public', 'app', 'data'];

export type Category =
  | 'containers'
  | 'traffic'
  | 'compute'
  | 'data'
  | 'serverless'
  | 'operations'
  | 'sketch';

/** A ready choice of params that the palette offers as an entry of its own. */
export interface Preset {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly label: string;
  readonly params: JsonObject;
}

/** A name that AWS limits, as a function of the slug; `base` stands for "project-environment". */
export interface DerivedName {
  readonly what: string;
  readonly max: number;
  readonly suffix: (slug: string) => string;
  readonly source: string;
  /** Params with which nothing of that name is made. */
  readonly when?: (params: JsonObject) => boolean;
}

export interface KindSpec<F extends Fields = Fields> {
  readonly id: string;
  readonly title: string;
  /** The form that fits a badge or a list, if the title is long. */
  readonly short: string;
  /** What it is for, in a sentence that a newcomer understands. */
  readonly summary: string;
  readonly keywords: readonly string[];
  readonly category: Category;
  readonly label: string;
  readonly slug: string;
  readonly inside: readonly Place[];
  /** The tier in which it is put when a person does not say. */
  readonly home?: TierRole;
  readonly container?: ContainerRole;
  /** A container takes one node of this kind per value of the named field. */
  readonly oneEach?: string;
  readonly presets?: readonly Preset[];
  readonly can: readonly Capability[];
  readonly fields: F;
  readonly extras?: readonly Extra[];
  /** False for what is drawn and never exported. */
  readonly exported: boolean;
  /**
   * It shows a part of the drawing: it lies on the open canvas behind all else, holds nothing and takes no room. Of its params
   * `width` and `height` are its size, and `position` is its place among the others when they are presented.
   */
  readonly isFrame?: true;
  /**
   * Params that do not collide with those of the kind's other nodes: the range of a second VPC, the name of a second record.
   * They stay as they are where they do not.
   */
  readonly distinct?: (params: JsonObject, others: readonly JsonObject[]) => JsonObject;
  /** What else changes with a param that a person sets: another engine has other versions. */
  readonly follow?: (before: JsonObject, after: JsonObject) => JsonObject;
  readonly names?: readonly DerivedName[];
  /** The line under the title on the canvas: the two or three values that matter most. */
  readonly caption: (params: JsonObject) => string;
}

export const defineKind = <F extends Fields>(spec: KindSpec<F>): KindSpec<F> => spec;

export const defaultParams = (spec: KindSpec): JsonObject => defaultsOf(spec.fields);

/** A kind may share its id with its role, so that the interface, which knows roles only, asks by name. */
export const isTier = (spec: KindSpec): boolean => spec.container === 'tier';
