import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { parseDesign, toStored } from '../design';
import { example } from '../rules/example-designs';
import { encodeLink } from '../share';
import { run } from './run';

const folder = mkdtempSync(join(tmpdir(), 'lintel-fix-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'd.json'), TEXT);
});

function lintel(...argv: string[]) {
  let [out, err] = ['', ''];
  const io = {
    out: (text: string) => void (out += text),
    err: (text: string) => void (err += `${text}\n`),
    cwd: folder,
    today: '2026-06-01',
  };
  return { code: run(argv, io), out, err };
}

/** What a machine may mend, what a person decides, and what only a person knows. */
const broken = example({
  with: {
    db: { multiAz: false, publiclyAccessible: true },
    dns: { domain: 'shop.example.com', zone: 'example.com' },
  },
})();
const TEXT = JSON.stringify(toStored(broken));
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
function databaseIn(text: string) {
  const parsed = parseDesign(JSON.parse(text));
  const nodes = parsed.ok ? Object.values(parsed.value.nodes) : [];
  return nodes.find(({ kind }) => kind === 'rds-instance')?.params;
}

it('writes the fixed design back, and says what it changed, what it left and why', () => {
  const { code, out, err } = lintel('fix', 'd.json');
  expect([code, err]).toEqual([0, '']);
  expect(databaseIn(read('d.json'))).toMatchObject({ multiAz: true, publiclyAccessible: false });
  expect(readdirSync(folder)).toEqual(['d.json']);
  expect(out).toMatch(/^fixed {4}ML-4 +.+: App database: Turn on the Multi-AZ standby$/m);
  expect(out).toMatch(/^ {2}App database: Multi-AZ standby: off → on$/m);
  expect(out).toMatch(/^note {5}PD-7 .+\n {2}left: a person has to decide: “Listen on 5433”\.$/m);
  expect(out).toMatch(/^note {5}NM-4 .+\n {2}left: there is no fix for it: .+\.$/m);
  expect(out).toMatch(/^4 fixes applied, left are 0 errors, \d+ warnings?, \d+ notes?\.$/m);

  const fixed = read('d.json');
  const { mtimeMs } = statSync(join(folder, 'd.json'));
  expect(lintel('fix', 'd.json').out).toMatch(/^0 fixes applied, /m);
  expect([read('d.json'), statSync(join(folder, 'd.json')).mtimeMs]).toEqual([fixed, mtimeMs]);
});

it('tells two nodes of one label apart', () => {
  const { err } = lintel('fix', '--template', 'as-printed');
  for (const slug of ['vpc', 'vpc-dr']) {
    expect(err).toContain(`: production (${slug}): Turn on flow logs\n`);
    expect(err).toContain(`  production (${slug}): Flow logs: Off → CloudWatch Logs\n`);
  }
});

it('a dry run writes nothing', () => {
  const { code, out } = lintel('fix', 'd.json', '--dry-run', '--out', 'other.json');
  expect(code).toBe(0);
  expect(out).toMatch(/^4 fixes would be applied, left are 0 errors/m);
  expect([readdirSync(folder), read('d.json')]).toEqual([['d.json'], TEXT]);
});

it('prints the design of a link, and writes to --out', () => {
  const link = `#${encodeLink(broken)}`;
  const printed = lintel('fix', link);
  expect(databaseIn(printed.out)).toMatchObject({ multiAz: true });
  expect(printed.err).toMatch(/^4 fixes applied, /m);
  const written = lintel('fix', link, '--out', 'new.json');
  expect(read('new.json')).toBe(printed.out);
  expect(written.out).toBe(printed.err);
  expect(lintel('fix', 'new.json', '--out', 'd.json').code).toBe(0);
  expect(read('d.json')).toBe(printed.out);
});

it('writes over no file that holds something else', () => {
  writeFileSync(join(folder, 'notes.txt'), 'mine');
  const refused = lintel('fix', 'd.json', '--out', 'notes.txt');
  expect([refused.code, refused.out, read('notes.txt')]).toEqual([2, '', 'mine']);
  expect(refused.err).toMatch(/notes\.txt holds no design: choose another file or add --force\.$/m);
  expect(lintel('fix', 'd.json', '--out', 'notes.txt', '--force').code).toBe(0);
  expect(databaseIn(read('notes.txt'))).toMatchObject({ multiAz: true });
  const nowhere = lintel('fix', 'd.json', '--out', 'no/where.json');
  expect([nowhere.code, nowhere.err]).toEqual([
    2,
    `lintel: Cannot write ${join(folder, 'no/where.json')}: it does not exist.\n`,
  ]);
});

it('ends with 1 when an error is left', () => {
  const dns = { domain: 'shop.example.com', zone: 'example.com', zoneSource: 'create' };
  const reserved = example({ with: { dns } })();
  writeFileSync(join(folder, 'd.json'), JSON.stringify(toStored(reserved)));
  const { code, out } = lintel('fix', 'd.json', '--dry-run');
  expect([code, /left are (\d+) error/.exec(out)?.[1]]).toEqual([1, '1']);
});
