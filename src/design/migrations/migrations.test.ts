import { describe, expect, it } from 'vitest';
import { DESIGN_VERSION } from '../records';
import { parseDesign, toStored } from '../schema';
import { checkStructure } from '../structure';
import { migrate, MIGRATIONS, type Migration } from '.';

const fixtures = Object.entries(
  import.meta.glob<unknown>('./fixtures/*.json', { eager: true, import: 'default' }),
);

describe('migrations', () => {
  it('M1 every version has a stored fixture', () => {
    for (let version = 1; version <= DESIGN_VERSION; version += 1) {
      expect(fixtures.some(([path]) => path.startsWith(`./fixtures/v${version}-`))).toBe(true);
    }
  });

  it.each(fixtures)('M1 %s opens and is sound', (_, stored) => {
    const parsed = parseDesign(stored);
    if (!parsed.ok) throw new Error(parsed.error);
    expect(checkStructure(parsed.value)).toEqual([]);
    expect(parseDesign(toStored(parsed.value))).toEqual(parsed);
  });

  it.each(fixtures.filter(([path]) => path.includes(`/v${DESIGN_VERSION}-`)))(
    'M1 %s is written again as it was read',
    (_, stored) => {
      const parsed = parseDesign(stored);
      if (!parsed.ok) throw new Error(parsed.error);
      expect(JSON.stringify(toStored(parsed.value))).toBe(JSON.stringify(stored));
    },
  );

  it('M1 the list leads from version 1 to today, one version at a time', () => {
    const versions = Array.from({ length: DESIGN_VERSION - 1 }, (_, at) => at + 2);
    expect(MIGRATIONS.map(({ to }) => to)).toEqual(versions);
  });
});

describe('migrate', () => {
  const addTitle: Migration = {
    name: 'add-title',
    to: 2,
    up: (stored) => ({ ...stored, title: 'Untitled' }),
  };
  const renameTitle: Migration = {
    name: 'rename-title',
    to: 3,
    up: ({ title, ...stored }) => {
      if (title === undefined) throw new TypeError('no title');
      return { ...stored, name: title };
    },
  };

  it('takes every step that the file has not seen, in order', () => {
    expect(migrate({ version: 1 }, 1, [addTitle, renameTitle])).toEqual({
      ok: true,
      value: { version: 3, name: 'Untitled' },
    });
    expect(migrate({ version: 2, title: 'Mine' }, 2, [addTitle, renameTitle])).toEqual({
      ok: true,
      value: { version: 3, name: 'Mine' },
    });
  });

  it('leaves a file of the newest version alone', () => {
    const stored = { version: 3, name: 'Mine' };
    expect(migrate(stored, 3, [addTitle, renameTitle])).toEqual({ ok: true, value: stored });
  });

  it('names the step that failed on a damaged file', () => {
    expect(migrate({ version: 2 }, 2, [addTitle, renameTitle])).toEqual({
      ok: false,
      error: 'This design of version 2 is damaged: the step "rename-title" failed on it.',
    });
  });
});
