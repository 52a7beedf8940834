import { describe, expect, test } from 'vitest';
import { catalog } from '../../catalog';
import { paletteGroups } from './palette-entries';
import { search } from './search';

const groups = paletteGroups(catalog, []);
const titlesOf = (query: string) =>
  search(
    groups.flatMap(({ entries }) => entries),
    query,
  ).map(({ title }) => title);

describe('the palette', () => {
  test('begins with the patterns and has no empty group', () => {
    expect(groups[0]?.title).toBe('Patterns');
    expect(groups.every(({ entries }) => entries.length > 0)).toBe(true);
  });

  test('offers every kind, by its presets where it has some', () => {
    const offered = groups.flatMap(({ entries }) => entries);
    for (const { spec } of catalog.kinds.values()) {
      const own = offered.filter(({ item }) => item.type === 'kind' && item.kind === spec.id);
      expect(own).toHaveLength(spec.presets?.length ?? 1);
    }
    expect(new Set(offered.map(({ id }) => id)).size).toBe(offered.length);
  });
});

describe('search', () => {
  test('a title comes before a keyword, a keyword before a summary', () => {
    expect(titlesOf('cache')[0]).toBe('Cache');
    // The words as they were typed come before words of the same beginnings.
    expect(titlesOf('load b')[0]).toBe('Application Load Balancer');
    expect(titlesOf('rds').slice(0, 2)).toEqual(['RDS database', 'RDS Proxy']);
  });

  test('finds by what it is called elsewhere', () => {
    expect(titlesOf('redis')).toContain('Cache');
    expect(titlesOf('postgres')).toContain('RDS database');
    expect(titlesOf('SUBNET')).toContain('Public tier');
  });

  test('every word has to fit', () => {
    expect(titlesOf('multi database')).toContain('Multi-AZ database');
    expect(titlesOf('database zzz')).toEqual([]);
  });

  test('nothing typed finds nothing', () => expect(titlesOf('  ')).toEqual([]));
});
