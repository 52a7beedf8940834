import type { Option } from '../spec/fields';
import { architectureOf, CACHE_TYPES, EC2_TYPES, RDS_CLASSES } from './instances';

/** Families that newer ones of the same processors have followed, and those that did, the newest first. */
const SUCCESSORS: Readonly<Record<string, readonly string[]>> = {
  t1: ['t3'],
  t2: ['t3'],
  m1: ['m7i', 'm6i'],
  m3: ['m7i', 'm6i'],
  m4: ['m7i', 'm6i'],
  c1: ['c7i', 'c6i'],
  c3: ['c7i', 'c6i'],
  c4: ['c7i', 'c6i'],
  r3: ['r7i', 'r6i'],
  r4: ['r7i', 'r6i'],
};

/** "m7g" of m7g.large and of db.m7g.large. */
export const familyOf = (type: string): string => type.split('.').at(-2) ?? '';
/** "db" of db.m7g.large, nothing of m7g.large. */
const serviceOf = (type: string): string => type.split('.').slice(0, -2).join('.');
const sizeOf = (type: string): string => type.split('.').at(-1) ?? '';
/** Of a type or a class, whether its family is one that newer ones have followed. */
export const isOfOldFamily = (type: string): boolean => Object.hasOwn(SUCCESSORS, familyOf(type));

/** The type or class of the same size of a newer family, of those given; null where there is none. */
export function successorOf(type: string, offered: readonly Option[]): string | null {
  const parts = type.split('.');
  const families = isOfOldFamily(type) ? (SUCCESSORS[familyOf(type)] ?? []) : [];
  return (
    families
      .map((family) => [...parts.slice(0, -2), family, ...parts.slice(-1)].join('.'))
      .find((wanted) => offered.some(({ value }) => value === wanted)) ?? null
  );
}

/** Families of Intel and those of Graviton that are as large, size by size. */
const TWINS: Readonly<Record<string, string>> = {
  t3: 't4g',
  m6i: 'm7g',
  m7i: 'm7g',
  c6i: 'c7g',
  c7i: 'c7g',
  r6i: 'r7g',
  r7i: 'r7g',
};

/** Types or classes as large and of the same purpose, of those given: another generation, or other processors. */
export const peersOf = (type: string, options: readonly Option[]): readonly string[] =>
  options
    .map(({ value }) => value)
    .filter(
      (value) =>
        value !== type &&
        serviceOf(value) === serviceOf(type) &&
        sizeOf(value) === sizeOf(type) &&
        familyOf(value)[0] === familyOf(type)[0],
    );

/**
 * The Graviton type or class of the same size, of those that are offered, or one of another generation where the region does not
 * have it; null where there is none, or it is one.
 */
export function gravitonOf(type: string, isOffered: (type: string) => boolean): string | null {
  const parts = type.split('.');
  const family = familyOf(type);
  if (!Object.hasOwn(TWINS, family)) return null;
  const twin = [...parts.slice(0, -2), TWINS[family], ...parts.slice(-1)].join('.');
  const options = [...EC2_TYPES, ...RDS_CLASSES, ...CACHE_TYPES];
  if (!options.some(({ value }) => value === twin)) return null;
  const wanted = [twin, ...peersOf(twin, options)].find(
    (one) => architectureOf(one) === 'arm64' && isOffered(one),
  );
  return wanted ?? null;
}

/** The newest type of the same size that runs images of the architecture; one as large of another family where it has no twin. */
export function typeFor(architecture: 'arm64' | 'x86_64', type: string): string | null {
  if (architectureOf(type) === architecture) return type;
  const [family = '', size = ''] = type.split('.');
  const twins = Object.entries(TWINS).flatMap(([intel, graviton]) =>
    architecture === 'arm64' && intel === family
      ? [graviton]
      : architecture === 'x86_64' && graviton === family
        ? [intel]
        : [],
  );
  const offered = EC2_TYPES.map(({ value }) => value);
  return (
    twins.map((twin) => `${twin}.${size}`).findLast((value) => offered.includes(value)) ??
    offered.find((value) => value.endsWith(`.${size}`) && architectureOf(value) === architecture) ??
    offered.find((value) => value.endsWith('.large') && architectureOf(value) === architecture) ??
    null
  );
}

const BELOW_LARGE = new Set(['nano', 'micro', 'small', 'medium']);

/**
 * Types of the same architecture that can stand in for one: the next larger of its family, and one as large of another, of the
 * same purpose where there is one. Never a smaller one, which would get the same share of the requests.
 */
export function siblingsOf(
  instanceType: string,
  isOffered: (type: string) => boolean,
): readonly string[] {
  const [family = '', size = ''] = instanceType.split('.');
  const known = EC2_TYPES.map(({ value }) => value).filter(
    (value) => architectureOf(value) === architectureOf(instanceType) && isOffered(value),
  );
  const own = known.filter((value) => value.startsWith(`${family}.`));
  const place = own.indexOf(instanceType);
  const larger = place < 0 ? undefined : own[place + 1];
  const ofSize = (wanted: string) => {
    const alike = known.filter((value) => value.endsWith(`.${wanted}`) && !own.includes(value));
    return [
      ...alike.filter((value) => value[0] === family[0]),
      ...alike.filter((value) => value[0] !== family[0]),
    ];
  };
  // The smallest sizes exist in burstable families only.
  const others = [...ofSize(size), ...(BELOW_LARGE.has(size) ? ofSize('large') : [])];
  return [larger, ...others].filter((value) => value !== undefined).slice(0, 2);
}
