/**
 * Commercial regions offered. Zones: how many letters an account may see, from "AWS Global Infrastructure". The ELB account
 * is the principal that older regions use to write access logs ("Enable access logs for your Application Load Balancer").
 */
export interface Region {
  readonly code: string;
  readonly name: string;
  readonly zones: number;
  /** The letters that a new account sees, where they are not the first ones of the alphabet. */
  readonly letters?: string;
  /** Letters that only some accounts see: AWS maps letters to zones per account. */
  readonly rareLetters?: string;
  readonly optIn?: true;
  readonly elbAccount?: string;
}

export const REGIONS: readonly Region[] = [
  { code: 'us-east-1', name: 'N. Virginia', zones: 6, elbAccount: '127311923021' },
  { code: 'us-east-2', name: 'Ohio', zones: 3, elbAccount: '033677994240' },
  {
    code: 'us-west-1',
    name: 'N. California',
    zones: 2,
    letters: 'ac',
    rareLetters: 'b',
    elbAccount: '027434742980',
  },
  { code: 'us-west-2', name: 'Oregon', zones: 4, elbAccount: '797873946194' },
  { code: 'ca-central-1', name: 'Canada', zones: 3, letters: 'abd', elbAccount: '985666609251' },
  { code: 'sa-east-1', name: 'São Paulo', zones: 3, elbAccount: '507241528517' },
  { code: 'eu-west-1', name: 'Ireland', zones: 3, elbAccount: '156460612806' },
  { code: 'eu-west-2', name: 'London', zones: 3, elbAccount: '652711504416' },
  { code: 'eu-west-3', name: 'Paris', zones: 3, elbAccount: '009996457667' },
  { code: 'eu-central-1', name: 'Frankfurt', zones: 3, elbAccount: '054676820928' },
  { code: 'eu-central-2', name: 'Zurich', zones: 3, optIn: true },
  { code: 'eu-north-1', name: 'Stockholm', zones: 3, elbAccount: '897822967062' },
  { code: 'eu-south-1', name: 'Milan', zones: 3, optIn: true, elbAccount: '635631232127' },
  { code: 'ap-south-1', name: 'Mumbai', zones: 3, elbAccount: '718504428378' },
  { code: 'ap-southeast-1', name: 'Singapore', zones: 3, elbAccount: '114774131450' },
  { code: 'ap-southeast-2', name: 'Sydney', zones: 3, elbAccount: '783225319266' },
  {
    code: 'ap-northeast-1',
    name: 'Tokyo',
    zones: 4,
    letters: 'acd',
    rareLetters: 'b',
    elbAccount: '582318560864',
  },
  { code: 'ap-northeast-2', name: 'Seoul', zones: 4, elbAccount: '600734575887' },
  { code: 'ap-northeast-3', name: 'Osaka', zones: 3, elbAccount: '383597477331' },
  { code: 'af-south-1', name: 'Cape Town', zones: 3, optIn: true, elbAccount: '098369216593' },
];

export const regionOf = (code: string): Region | undefined =>
  REGIONS.find((region) => region.code === code);

/** The zone letters that a new account sees in a region, in order: "a", "b", "c". */
export function zoneLetters(code: string): readonly string[] {
  const region = regionOf(code);
  return [...(region?.letters ?? 'abcdef'.slice(0, region?.zones ?? 6))];
}

/** All letters that any account may see there. */
export const possibleZoneLetters = (code: string): readonly string[] =>
  [...zoneLetters(code), ...(regionOf(code)?.rareLetters ?? '')].toSorted();
