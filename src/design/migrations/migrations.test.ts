import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../kit/json';
import { designs, RUNS } from '../../testing/design-arbitraries';
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

/** As two versions before today's might have stored designs: the boxes inside the nodes, and before that lists of records. */
describe('two older versions', () => {
  type Records = Readonly<Record<string, JsonObject>>;
  const byId = (records: readonly JsonObject[]): JsonObject =>
    Object.fromEntries(records.map((record) => [record['id'] as string, record]));

  const listsToTables: Migration = {
    name: 'lists-to-tables',
    to: DESIGN_VERSION - 1,
    up: (stored) => ({
      ...stored,
      nodes: byId(stored['nodes'] as JsonObject[]),
      edges: byId(stored['edges'] as JsonObject[]),
    }),
  };
  const boxesToLayout: Migration = {
    name: 'boxes-to-layout',
    to: DESIGN_VERSION,
    up: (stored) => {
      const nodes = Object.entries(stored['nodes'] as Records);
      return {
        ...stored,
        nodes: Object.fromEntries(nodes.map(([id, { box: _, ...node }]) => [id, node])),
        layout: Object.fromEntries(nodes.flatMap(([id, { box }]) => (box ? [[id, box]] : []))),
      };
    },
  };
  const migrations = [listsToTables, boxesToLayout];

  function olderBy(versions: 1 | 2, today: JsonObject): JsonObject {
    const { layout, ...rest } = today;
    const nodes = Object.entries(today['nodes'] as Records).map(
      ([id, node]): [string, JsonObject] => {
        const box = (layout as Records)[id];
        return [id, box ? { ...node, box } : node];
      },
    );
    return versions === 1
      ? { ...rest, version: DESIGN_VERSION - 1, nodes: Object.fromEntries(nodes) }
      : {
          ...rest,
          version: DESIGN_VERSION - 2,
          nodes: nodes.map(([, node]) => node),
          edges: Object.values(today['edges'] as Records),
        };
  }

  it.each([1, 2] as const)('M1 any design of %i before today reaches today, and is sound', (by) => {
    fc.assert(
      fc.property(designs, (design) => {
        const today = JSON.parse(JSON.stringify(toStored(design))) as JsonObject;
        const older = olderBy(by, today);
        const asRead = JSON.stringify(older);
        const migrated = migrate(older, DESIGN_VERSION - by, migrations);
        if (!migrated.ok) throw new Error(migrated.error);
        expect(migrated.value).toEqual(today);
        expect(JSON.stringify(older)).toBe(asRead);
        const parsed = parseDesign(migrated.value);
        expect(parsed).toEqual({ ok: true, value: design });
        expect(parsed.ok && checkStructure(parsed.value)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('M1 what is no design of its version is refused in a sentence, whatever it is', () => {
    const values = fc.dictionary(
      fc.constantFrom('nodes', 'edges', 'layout', 'settings'),
      fc.jsonValue({ maxDepth: 2 }),
    );
    fc.assert(
      fc.property(values, fc.constantFrom(1, 2), (stored, by) => {
        const from = DESIGN_VERSION - by;
        const migrated = migrate(stored as JsonObject, from, migrations);
        const parsed = migrated.ok
          ? parseDesign({ format: 'lintel', ...migrated.value })
          : migrated;
        if (parsed.ok) expect(checkStructure(parsed.value)).toEqual([]);
        else expect(parsed.error).toMatch(/^This .+\.$/);
      }),
    );
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
