import { strToU8, zipSync } from 'fflate';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toStored } from '../design';
import type { Archived } from '../editor/persistence/library';
import { openingDesign } from '../templates/opening';
import { randomDesign } from '../testing/random-design';
import { INDEX, packDesigns, unpackDesigns } from './archive';

const unpack = (bytes: Uint8Array) => unpackDesigns(bytes, 'all.zip', 5);
const zip = (files: Record<string, unknown>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, content]) => [
        path,
        strToU8(typeof content === 'string' ? content : JSON.stringify(content)),
      ]),
    ),
  );
const example = toStored(openingDesign());

describe('all designs in one file', () => {
  it('S1 come out as they went in, with their versions', () => {
    const stored = fc.nat(499).map((seed) => toStored(randomDesign(seed, 'any')));
    const archived: fc.Arbitrary<Archived> = fc.record({
      design: stored,
      savedAt: fc.nat(),
      versions: fc.array(
        fc.record({
          design: stored,
          at: fc.nat(),
          name: fc.option(fc.string()),
          why: fc.string(),
        }),
        { maxLength: 2 },
      ),
    });
    fc.assert(
      fc.property(fc.array(archived, { maxLength: 4, minLength: 1 }), (all) => {
        const unpacked = unpack(packDesigns(all));
        expect(unpacked).toEqual({ ok: true, value: { designs: all, faults: [] } });
      }),
      { numRuns: 40 },
    );
  });

  it('a zip of design files without an index is as good', () => {
    const bytes = zip({ 'a.lintel.json': example, 'in/b.lintel.json': example, 'c.txt': 'no' });
    expect(unpack(bytes)).toMatchObject({ ok: true, value: { designs: [{}, {}], faults: [] } });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['nothing', { 'a.txt': 'x' }, 'holds no design'],
    ['a torn index', { [INDEX]: '{' }, 'index is damaged'],
    ['a newer index', { [INDEX]: { format: 'lintel-designs', version: 2 } }, 'of a newer Lintel'],
  ])('%s says so', (_, files, said) => {
    const unpacked = unpack(zip(files));
    expect(unpacked.ok).toBe(false);
    expect(!unpacked.ok && unpacked.error).toContain(said);
  });

  it('reads what can be read, and says of the rest why not', () => {
    const broken = { format: 'lintel', version: 99 };
    const unpacked = unpack(zip({ 'a.lintel.json': example, 'b.lintel.json': broken }));
    expect(unpacked.ok && unpacked.value.designs).toHaveLength(1);
    expect(unpacked.ok && unpacked.value.faults[0]).toMatch(/^b\.lintel\.json: .*newer/);
  });

  it('an index that names what is not there loses nothing else', () => {
    const index = {
      format: 'lintel-designs',
      version: 1,
      designs: [
        {
          file: 'a.lintel.json',
          savedAt: 1,
          versions: [{ file: 'x', at: 1, name: null, why: '' }],
        },
        { file: '../../etc/passwd', savedAt: 1, versions: [] },
      ],
    };
    const unpacked = unpack(zip({ [INDEX]: index, 'a.lintel.json': example }));
    expect(unpacked.ok && unpacked.value.designs).toHaveLength(1);
    expect(unpacked.ok && unpacked.value.faults).toHaveLength(2);
  });
});
