import { describe, expect, it, test } from 'vitest';
import { catalog } from '.';
import { familyOf, gravitonOf, peersOf, siblingsOf } from './instance-families';
import {
  architectureOf,
  AURORA_CLASSES,
  BASTION_TYPES,
  CACHE_TYPES,
  EC2_TYPES,
  RDS_CLASSES,
} from './instances';
import { isOffered, OFFERS, type Seller } from './region-offers';
import { REGIONS } from './regions';

const OPTIONS = { ec2: EC2_TYPES, rds: RDS_CLASSES } as const;
const typesIn = (seller: Seller, region: string): readonly string[] =>
  OPTIONS[seller].map(({ value }) => value).filter((type) => isOffered(seller, type, region));

it('has at least twenty regions, each once', () => {
  expect(REGIONS.length).toBeGreaterThanOrEqual(20);
  expect(new Set(REGIONS.map(({ code }) => code)).size).toBe(REGIONS.length);
});

it('speaks of regions of the table, and of families that are offered elsewhere', () => {
  const codes = REGIONS.map(({ code }) => code);
  for (const [code, { lacks }] of Object.entries(OFFERS)) {
    expect(codes).toContain(code);
    for (const seller of ['ec2', 'rds'] as const) {
      const families = new Set(OPTIONS[seller].map(({ value }) => familyOf(value)));
      for (const family of lacks?.[seller] ?? []) expect(families).toContain(family);
    }
  }
});

it('says of a seller what it says of no other', () => {
  expect(isOffered('ec2', 'm6i.large', 'eu-central-2')).toBe(true);
  expect(isOffered('rds', 'db.m6i.large', 'eu-central-2')).toBe(false);
  expect(isOffered('ec2', 'c8g.medium', 'eu-west-3')).toBe(false);
  expect(isOffered('ec2', 'c8g.medium', null)).toBe(true);
  expect(isOffered('ec2', 'm5.large', 'af-south-1')).toBe(true);
});

describe.each(REGIONS.map(({ code }) => code))('%s', (region) => {
  it('has servers of each purpose for each architecture, and classes of each purpose', () => {
    for (const purpose of 'tmcr') {
      const architectures = typesIn('ec2', region)
        .filter((type) => type.startsWith(purpose))
        .map(architectureOf);
      expect(new Set(architectures).size, purpose).toBe(2);
    }
    for (const purpose of 'tmr') {
      expect(typesIn('rds', region).filter((type) => type.startsWith(`db.${purpose}`))).not.toEqual(
        [],
      );
    }
  });

  it('has the types that a new node gets, and all of a bastion host', () => {
    const fields = [...catalog.kinds.values()].flatMap(({ spec }) => Object.entries(spec.fields));
    for (const [name, field] of fields) {
      if (name === 'instanceType')
        expect(isOffered('ec2', String(field.default), region)).toBe(true);
      if (name === 'instanceClass')
        expect(isOffered('rds', String(field.default), region)).toBe(true);
    }
    for (const { value } of BASTION_TYPES) expect(isOffered('ec2', value, region)).toBe(true);
  });

  it('is proposed nothing that it lacks', () => {
    for (const seller of ['ec2', 'rds'] as const) {
      const offered = (type: string) => isOffered(seller, type, region);
      for (const { value } of OPTIONS[seller]) {
        const graviton = gravitonOf(value, offered);
        const proposed = [
          ...(seller === 'ec2' ? siblingsOf(value, offered) : []),
          ...(graviton === null ? [] : [graviton]),
        ];
        expect(
          proposed.filter((type) => !offered(type)),
          value,
        ).toEqual([]);
      }
    }
  });

  it('has a server as large for each that it lacks', () => {
    for (const { value } of EC2_TYPES) {
      if (isOffered('ec2', value, region)) continue;
      const peers = peersOf(value, EC2_TYPES).filter(
        (peer) => architectureOf(peer) === architectureOf(value) && isOffered('ec2', peer, region),
      );
      expect(peers, value).not.toEqual([]);
    }
  });
});

const everywhere = () => true;

describe('what stands in for a type', () => {
  test.each([
    ['m7i.large', everywhere, 'm7g.large'],
    ['m7i.large', (type: string) => isOffered('ec2', type, 'eu-south-1'), 'm6g.large'],
    ['db.m6i.large', (type: string) => isOffered('rds', type, 'eu-south-1'), null],
    ['cache.t3.micro', everywhere, 'cache.t4g.micro'],
    ['m7g.large', everywhere, null],
    ['t3.small.search', everywhere, null],
  ])('%s has the Graviton twin', (type, offered, twin) => {
    expect(gravitonOf(type, offered)).toBe(twin);
  });

  it('is never smaller', () => {
    expect(siblingsOf('m7g.large', everywhere)).toEqual(['m7g.xlarge', 'm6g.large']);
    expect(siblingsOf('m7g.16xlarge', everywhere)).toEqual([]);
    expect(siblingsOf('t3.micro', everywhere)).toEqual(['t3.small', 'm6i.large']);
  });

  it('is of the same service, size and purpose', () => {
    const all = [...EC2_TYPES, ...RDS_CLASSES, ...AURORA_CLASSES, ...CACHE_TYPES];
    expect(new Set(peersOf('db.r7g.xlarge', all))).toEqual(new Set(['db.r6i.xlarge']));
    expect(peersOf('c8g.medium', all)).toEqual(['c6g.medium', 'c7g.medium']);
    expect(peersOf('db.r7g.4xlarge', RDS_CLASSES)).toEqual([]);
  });
});
