import type { Option } from '../spec/fields';

const sized = (prefix: string, family: string, sizes: string, hint: string): Option[] =>
  sizes.split(' ').map((size) => ({
    value: `${prefix}${family}.${size}`,
    label: `${prefix}${family}.${size}`,
    hint,
  }));

const GRAVITON = 'Graviton';
const INTEL = 'Intel';

const TO_2XLARGE = 'large xlarge 2xlarge';

/** EC2 instance types offered for groups of servers: burstable, and three generations of each purpose. */
export const EC2_TYPES: readonly Option[] = [
  ...sized('', 't4g', 'micro small medium large', `burstable, ${GRAVITON}`),
  ...['m6g', 'm7g', 'm8g'].flatMap((family) =>
    sized('', family, `medium ${TO_2XLARGE}`, `general purpose, ${GRAVITON}`),
  ),
  ...['c6g', 'c7g', 'c8g'].flatMap((family) =>
    sized('', family, `medium ${TO_2XLARGE}`, `compute, ${GRAVITON}`),
  ),
  ...['r6g', 'r7g', 'r8g'].flatMap((family) =>
    sized('', family, `medium ${TO_2XLARGE}`, `memory, ${GRAVITON}`),
  ),
  ...sized('', 't3', 'micro small medium large', `burstable, ${INTEL}`),
  ...['m6i', 'm7i'].flatMap((family) => sized('', family, TO_2XLARGE, `general purpose, ${INTEL}`)),
  ...['c6i', 'c7i'].flatMap((family) => sized('', family, TO_2XLARGE, `compute, ${INTEL}`)),
  ...['r6i', 'r7i'].flatMap((family) => sized('', family, TO_2XLARGE, `memory, ${INTEL}`)),
];

/** A bastion host forwards connections: the smallest do, and the Intel ones are for tools that know no arm64. */
export const BASTION_TYPES: readonly Option[] = [
  ...sized('', 't4g', 'nano micro small', `burstable, ${GRAVITON}`),
  ...sized('', 't3', 'nano micro small', `burstable, ${INTEL}`),
];

/** RDS instance classes offered. */
export const RDS_CLASSES: readonly Option[] = [
  ...sized('db.', 't4g', 'micro small medium large', `burstable, ${GRAVITON}`),
  ...sized('db.', 'm7g', 'large xlarge 2xlarge 4xlarge', `general purpose, ${GRAVITON}`),
  ...sized('db.', 'r7g', 'large xlarge 2xlarge 4xlarge', `memory, ${GRAVITON}`),
  ...sized('db.', 't3', 'micro small medium large', `burstable, ${INTEL}`),
  ...sized('db.', 'm6i', 'large xlarge 2xlarge', `general purpose, ${INTEL}`),
  ...sized('db.', 'r6i', 'large xlarge 2xlarge', `memory, ${INTEL}`),
];

/** The class whose size Aurora adapts by itself, between two numbers of capacity units. */
export const SERVERLESS = 'db.serverless';

/** Aurora instance classes offered: it has no general purpose class, and no small burstable one. */
export const AURORA_CLASSES: readonly Option[] = [
  { value: SERVERLESS, label: 'Serverless v2', hint: 'grows and shrinks with the load' },
  ...sized('db.', 't4g', 'medium large', `burstable, ${GRAVITON}`),
  ...sized('db.', 'r7g', 'large xlarge 2xlarge 4xlarge 8xlarge', `memory, ${GRAVITON}`),
  ...sized('db.', 't3', 'medium large', `burstable, ${INTEL}`),
  ...sized('db.', 'r6i', 'large xlarge 2xlarge 4xlarge', `memory, ${INTEL}`),
];

/** ElastiCache node types offered. */
export const CACHE_TYPES: readonly Option[] = [
  ...sized('cache.', 't4g', 'micro small medium', `burstable, ${GRAVITON}`),
  ...sized('cache.', 'm7g', 'large xlarge 2xlarge', `general purpose, ${GRAVITON}`),
  ...sized('cache.', 'r7g', 'large xlarge 2xlarge', `memory, ${GRAVITON}`),
  ...sized('cache.', 't3', 'micro small medium', `burstable, ${INTEL}`),
];

/** OpenSearch node types offered. */
export const SEARCH_TYPES: readonly Option[] = [
  ...sized('', 't3', 'small.search medium.search', `burstable, ${INTEL}; for trials`),
  ...sized('', 'm7g', 'large.search xlarge.search 2xlarge.search', `general purpose, ${GRAVITON}`),
  ...sized('', 'r7g', 'large.search xlarge.search 2xlarge.search', `memory, ${GRAVITON}`),
  ...sized('', 'c7g', 'large.search xlarge.search 2xlarge.search', `compute, ${GRAVITON}`),
];

/** The architecture follows the family: a `g` after the generation is Graviton, which runs arm64 images only. */
export const architectureOf = (instanceType: string): 'arm64' | 'x86_64' =>
  /^(?:db\.|cache\.)?[a-z]+\d+g[a-z]*\./.test(instanceType) ? 'arm64' : 'x86_64';
