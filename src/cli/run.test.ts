import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildDesign } from '../catalog/builder';
import { parseDesign, toStored, type Design, type DesignNode } from '../design';
import { decodeLink, encodeLink, targetOfLink } from '../share';
import { openingDesign } from '../templates/opening';
import { templateOf } from '../templates';
import { fileFault } from './io';
import { run } from './run';

const folder = mkdtempSync(join(tmpdir(), 'lintel-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function lintel(...argv: string[]) {
  let out = '';
  let err = '';
  const io = {
    out: (text: string) => void (out += text),
    err: (text: string) => void (err += `${text}\n`),
    cwd: folder,
    today: '2026-06-01',
  };
  return { code: run(argv, io), out, err };
}

const design = templateOf('three-tier')!.build();
const link = encodeLink(design);
const template = ['--template', 'three-tier'];

/** The example with a database in one zone, which the checklist does not forgive. */
const [database] = Object.values(design.nodes).filter(({ kind }) => kind === 'rds-instance');
const changed = (changes: Partial<DesignNode>): Design => ({
  ...design,
  nodes: { ...design.nodes, [database!.id]: { ...database!, ...changes } },
});
const broken = changed({ params: { ...database!.params, multiAz: false } });

function write(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return name;
}
const writeDesign = (name: string, of: Design) => write(name, JSON.stringify(toStored(of)));

describe('help and templates', () => {
  it.each([['--help'], ['-h'], ['help'], ['check', '--help']])('explains itself: %s', (...argv) => {
    const { code, out, err } = lintel(...argv);
    expect([code, err]).toEqual([0, '']);
    for (const word of ['templates', 'export', 'check', 'fix', 'link', 'design', '--force']) {
      expect(out).toContain(word);
    }
  });

  it('lists the templates, an id and a line each', () => {
    const { code, out } = lintel('templates');
    expect(code).toBe(0);
    expect(out).toMatch(/^three-tier +Three-tier web application in production: .+$/m);
  });
});

describe('inputs', () => {
  it.each([
    ['a template', template],
    ['a file', [writeDesign('in.json', design)]],
    ['an absolute path', [join(folder, 'in.json')]],
    [
      'a file with a byte order mark',
      [write('bom.json', `\uFEFF${JSON.stringify(toStored(design))}`)],
    ],
    ['a file that is named like a link', [writeDesign('1.AAAA', design)]],
    ['a fragment', [link]],
    ['a fragment with its #', [`#${link}`]],
    ['a whole link', [`https://lintel.example/app/#${link}`]],
  ])('design prints the JSON of %s', (_, argv) => {
    const { code, out, err } = lintel('design', ...argv);
    expect([code, err]).toEqual([0, '']);
    expect(parseDesign(JSON.parse(out))).toEqual({ ok: true, value: design });
  });

  it('link prints what opens as the design', () => {
    const { code, out } = lintel('link', 'in.json');
    expect([code, out]).toEqual([0, `#${link}\n`]);
    expect(decodeLink(out)).toEqual({ ok: true, value: design });
  });

  it('link and design are each other’s inverse, and the example’s link is short', () => {
    const shown = lintel('design', ...template);
    const links = [
      lintel('link', ...template).out,
      lintel('link', write('shown.json', shown.out)).out,
    ];
    expect(links[0]).toMatch(/^#1\.[\w-]+\n$/);
    expect(links[1]).toBe(links[0]);
    expect(links[0]!.trim().length - 1).toBeLessThanOrEqual(700);
    expect(lintel('design', links[0]!.trim()).out).toBe(shown.out);
  });

  it('link says beside which code it opens', () => {
    const { code, out } = lintel('link', 'in.json', '--target', 'cdk');
    expect([code, out]).toEqual([0, `#${link}&target=cdk\n`]);
    expect(targetOfLink(out)).toBe('cdk');
    expect(lintel('link', 'in.json', '--target', 'pulumi').err).toMatch(/no target "pulumi"/);
  });

  it('link refuses a design that no link can hold', () => {
    const draft = buildDesign();
    for (let at = 0; at < 500; at += 1) {
      draft.node('note', { label: `Note ${at}`, params: { text: `${at}`.repeat(1500) } });
    }
    const { code, err } = lintel('link', writeDesign('huge.json', draft.build()));
    expect(code).toBe(2);
    expect(err).toBe('lintel: The design is too large for a link: send it as a file.\n');
  });

  mkdirSync(join(folder, 'a-directory'));
  const newer = { ...toStored(design), version: 99 };
  it.each<[string, readonly string[], RegExp]>([
    ['a file that is not there', ['nowhere.json'], /nowhere\.json: it does not exist\.$/],
    ['a directory', ['a-directory'], /a-directory: it is a directory\.$/],
    ['a file below a file', ['in.json/x.json'], /a part of the path is not a directory\.$/],
    ['a name that is too long', ['x'.repeat(5000)], /the name is too long\.$/],
    ['a device', ['/dev/zero'], /\/dev\/zero is no file\.$/],
    ['text', [write('text.json', 'not JSON\n')], /text\.json is not JSON\.$/],
    ['nothing', [write('empty.json', '')], /empty\.json is not JSON\.$/],
    ['other JSON', [write('other.json', '[1]')], /not a Lintel design: the file should hold an/],
    ['a newer design', [write('newer.json', JSON.stringify(newer))], /made with a newer Lintel/],
    [
      'a kind that is unknown',
      [writeDesign('kind.json', changed({ kind: 'lambda\u001b[2J\nfunction' }))],
      /The design holds a node of the unknown kind "lambda \[2J function"\.$/,
    ],
    [
      'a newer link',
      ['#7.abc'],
      /made with a newer Lintel \(format 7; this one reads up to 1\)\.$/,
    ],
    ['a link that is cut', [link.slice(0, 200)], /This link is incomplete/],
    ['a damaged link', [`#${link.slice(0, 9)}A${link.slice(10)}B`], /This link is/],
    ['an address without a design', ['https://lintel.example/'], /holds no design/],
    [
      'an unknown template',
      ['--template', 'four-tier'],
      /no template "four-tier"; there are three-tier.+\.$/,
    ],
  ])('%s is unusable, in one sentence', (_, argv, sentence) => {
    for (const command of ['check', 'design', 'link']) {
      const { code, out, err } = lintel(command, ...argv);
      expect([code, out]).toEqual([2, '']);
      expect(err.trimEnd()).toMatch(sentence);
      expect(err).toMatch(/^lintel: [^\n]+\n$/);
      expect(err).not.toMatch(/\n\s+at /);
    }
  });

  it.each([
    ['EACCES', 'permission was denied'],
    ['EPERM', 'permission was denied'],
    ['EMFILE', 'EMFILE'],
  ])('%s of the file system is %s', (code, words) => {
    // Root, as whom CI runs, may read everything.
    expect(fileFault(Object.assign(new Error('x'), { code }))).toBe(words);
  });

  it.each<[string, readonly string[]]>([
    ['A command is missing', []],
    ['There is no command "plan", but templates, export, check, fix, link and design', ['plan']],
    ["Unknown option '--nope'", ['check', '--nope']],
    ["Option '--template <value>' argument missing", ['check', '--template']],
    ['check needs a design: --template ID, a JSON file or a link', ['check']],
    ['check takes one design, not several', ['check', 'a', 'b']],
    ['check takes one design, not several', ['check', ...template, 'a']],
    ['check takes no --out', ['check', ...template, '--out', 'x']],
    [
      '--format is text, json, markdown or sarif, not "xml"',
      ['check', ...template, '--format', 'xml'],
    ],
    [
      '--fail-on is error, warning or never, not "info"',
      ['check', ...template, '--fail-on', 'info'],
    ],
    ['--target is given twice', ['link', ...template, '--target', 'cdk', '--target', 'terraform']],
    ['fix takes no --format', ['fix', ...template, '--format', 'json']],
    ['--out needs the name of a file', ['fix', ...template, '--out', '']],
    ['templates takes no input', ['templates', 'x']],
    ['export needs --target terraform or --target cdk', ['export', ...template, '--out', 'x']],
    ['export needs --out DIR', ['export', ...template, '--target', 'terraform']],
  ])('usage: %s', (sentence, argv) => {
    expect(lintel(...argv)).toEqual({
      code: 2,
      out: '',
      err: `lintel: ${sentence}; try --help.\n`,
    });
  });
});

describe('check', () => {
  it('is content with the example', () => {
    const { code, out, err } = lintel('check', ...template);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^Checklist$/m);
    expect(out).toMatch(
      /^pass {2}C1 {2}Multi-AZ for all critical components: All \d+ points hold, read of .+\.$/m,
    );
    expect(out).toMatch(/^Common mistakes$/m);
    expect(out).toMatch(/\n0 errors, \d+ warnings?, \d+ notes?\.\n$/);
  });

  it('lists the worst first and exits with 1', () => {
    const { code, out } = lintel('check', writeDesign('broken.json', broken));
    expect(code).toBe(1);
    expect(out.split('\n')[0]).toMatch(/^error {4}[A-Z]+-\d+ +.+: .*App database/);
    expect(out).toMatch(/^fail {2}C1 /m);
    expect(out).toMatch(/^Profile: Production\. /m);
    expect(out).toMatch(/^Checklist: \d of 8 proved\. 1 fails and \d are open\.$/m);
    const severities = out
      .split('\n\n')[0]!
      .split('\n')
      .map((line) => line.split(' ')[0]!);
    const order = ['error', 'warning', 'note'];
    expect(order).toEqual(expect.arrayContaining(severities));
    expect(severities).toEqual(severities.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
  });

  it('fails on what it is told to fail on', () => {
    const warned = writeDesign(
      'warned.json',
      changed({ params: { ...database!.params, autoMinorUpgrade: false } }),
    );
    const codes = (input: string) =>
      ['error', 'warning', 'never'].map((on) => lintel('check', input, '--fail-on', on).code);
    expect(codes('in.json')).toEqual([0, 0, 0]);
    expect(codes(warned)).toEqual([0, 1, 0]);
    expect(codes('broken.json')).toEqual([1, 1, 0]);
  });

  it('warns of a production without alarms, backup plan and DR plan, and of no development', () => {
    const bare = openingDesign();
    const found = (input: string) => {
      const { code, out } = lintel('check', input, '--fail-on', 'warning');
      return [code, [...out.matchAll(/^warning +(\S+)/gm)].map(([, id]) => id)];
    };
    const asked = writeDesign('bare.json', bare);
    expect(found(asked)).toEqual([1, ['BK-3', 'MO-1', 'DR-1']]);
    const settings = { ...bare.settings, profile: 'development' };
    expect(found(writeDesign('unasked.json', { ...bare, settings }))).toEqual([0, []]);
  });

  it('says the same as JSON', () => {
    const { code, out } = lintel('check', '--format', 'json', 'broken.json');
    expect(code).toBe(1);
    const report = JSON.parse(out) as {
      findings: { severity: string; nodes: string[]; fixes: string[] }[];
      items: { id: string; state: string; evidence: { rule: string; holds: boolean }[] }[];
    };
    expect(report).toMatchObject({
      title: 'Three-tier web application in production',
      ok: false,
      profile: 'production',
      score: { asked: 8 },
    });
    expect(Object.keys(report.findings[0]!)).toEqual(
      'id rule severity title evidence nodes edges field fixes also'.split(' '),
    );
    // Its replica has no standby either.
    expect(report.findings[0]).toMatchObject({ severity: 'error' });
    expect(report.findings[0]!.nodes[0]).toBe(database!.id);
    expect(report.items).toContainEqual(expect.objectContaining({ id: 'C1', state: 'fail' }));
    const read = report.items.find(({ state }) => state === 'pass')?.evidence ?? [];
    expect(read.some(({ holds }) => holds)).toBe(true);
  });

  it('lists what is accepted apart, and counts it no more', () => {
    const [open] = (
      JSON.parse(lintel('check', '--format', 'json', 'broken.json').out) as {
        findings: { rule: string; nodes: string[]; field: { name: string } | null }[];
      }
    ).findings;
    const waiver = {
      id: 'w1',
      rule: open!.rule,
      subject: open!.nodes[0]!,
      subjects: open!.nodes,
      field: open!.field?.name ?? null,
      reason: 'A rehearsal\nonly.',
      owner: 'Platform team',
      until: '2026-08-01',
    };
    const stale = { ...waiver, id: 'w2', rule: 'EN-1', field: null };
    const accepting = { ...broken, waivers: { w1: waiver, w2: stale } };
    const name = writeDesign('accepting.json', accepting);
    const { code, out } = lintel('check', name);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^Accepted\nerror +ML-4 .+App database.+ \(accepted by Platform team until 2026-08-01: A rehearsal only\.\)$/m,
    );
    expect(out).toMatch(/^Accepted, but no longer needed\nEN-1, .+: There is nothing of it/m);
    expect(out).toMatch(/^accepted {2}C1 .+: 1 accepted until 2026-08-01\. /m);
    expect(out).toMatch(/\n0 errors, /);
    expect(JSON.parse(lintel('check', '--format', 'json', name).out)).toMatchObject({
      ok: true,
      counts: { error: 0 },
      accepted: [{ rule: 'ML-4', acceptance: { owner: 'Platform team', until: '2026-08-01' } }],
      idleWaivers: [{ rule: 'EN-1', subject: waiver.subject }],
    });
    const late = { ...accepting, waivers: { w1: { ...waiver, until: '2026-05-31' } } };
    const again = lintel('check', writeDesign('late.json', late));
    expect(again.code).toBe(1);
    expect(again.out).toMatch(
      /^error +ML-4 .+ Its acceptance by Platform team ended on 2026-05-31 \(A rehearsal only\.\)\.$/m,
    );
  });

  it('prints nothing that a hostile label could steer a terminal with', () => {
    const label = 'db\u001b[31m\nerror  ML-4  made up';
    const { out } = lintel('check', encodeLink(changed({ ...broken.nodes[database!.id], label })));
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    expect(out).not.toMatch(/^error +ML-4 +made up/m);
  });
});

describe('export', () => {
  const exported = (out: string, ...argv: string[]) =>
    lintel('export', '--target', 'terraform', '--out', out, ...argv);
  const files = (out: string) =>
    readdirSync(join(folder, out), { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => relative(join(folder, out), join(one.parentPath, one.name)))
      .toSorted();

  it('writes the files and says which', () => {
    const { code, out, err } = exported('fresh/deep', ...template);
    expect([code, out]).toEqual([0, '']);
    const names = files('fresh/deep');
    expect(names).toEqual(expect.arrayContaining(['README.md', 'network.tf', 'versions.tf']));
    for (const name of names) expect(err.split('\n')).toContain(name);
    expect(err).toContain(`${names.length} files in ${join(folder, 'fresh/deep')}, 0 open errors.`);
    const text = readFileSync(join(folder, 'fresh/deep/design.lintel.json'), 'utf8');
    expect(parseDesign(JSON.parse(text))).toEqual({ ok: true, value: design });
  });

  it('is not blocked by errors, and says them', () => {
    const { code, err } = exported('broken', 'broken.json');
    expect(code).toBe(0);
    expect(err).toMatch(/^error {4}[A-Z]+-\d+ .*App database/m);
    expect(err).toMatch(/, [1-9]\d* open errors?\.$/m);
  });

  it('writes over an earlier export and takes away what that no longer needs', () => {
    expect(exported('again', ...template).code).toBe(0);
    expect(files('again')).toContain('cache.tf');
    const caches = Object.values(design.nodes).filter(({ kind }) => kind === 'elasticache');
    const ids = new Set(caches.map(({ id }) => id));
    const without = <R>(
      records: Readonly<Record<string, R>>,
      keep: (record: R, id: string) => boolean,
    ) => Object.fromEntries(Object.entries(records).filter(([id, record]) => keep(record, id)));
    const smaller: Design = {
      ...design,
      nodes: without(design.nodes, ({ id }) => !ids.has(id)),
      edges: without(design.edges, ({ from, to }) => !ids.has(from) && !ids.has(to)),
      layout: without(design.layout, (_, id) => !ids.has(id)),
    };
    const { code, err } = exported('again', writeDesign('smaller.json', smaller));
    expect(code).toBe(0);
    expect(files('again')).not.toContain('cache.tf');
    expect(err).toContain('cache.tf is removed: the design no longer needs it.');
  });

  it('writes into an empty directory, and over a foreign one only by force', () => {
    mkdirSync(join(folder, 'foreign/notes'), { recursive: true });
    expect(exported('foreign', ...template).code).toBe(0);
    write('foreign/notes/mine.txt', 'mine');
    write('foreign/versions.tf', 'changed');
    const refused = exported('foreign', ...template);
    expect(refused.code).toBe(2);
    expect(refused.err).toMatch(
      /foreign holds notes\/mine\.txt, which no export wrote: .*--force\.$/m,
    );
    expect(readFileSync(join(folder, 'foreign/versions.tf'), 'utf8')).toBe('changed');
    expect(exported('foreign', ...template, '--force').code).toBe(0);
    expect(readFileSync(join(folder, 'foreign/versions.tf'), 'utf8')).toContain('terraform');
    expect(readFileSync(join(folder, 'foreign/notes/mine.txt'), 'utf8')).toBe('mine');
  });

  it('refuses a directory that only resembles an export', () => {
    mkdirSync(join(folder, 'resembles'));
    writeDesign('resembles/design.lintel.json', changed({ kind: 'unknown' }));
    write('resembles/other.tf', '');
    expect(exported('resembles', ...template).err).toContain('holds other.tf');
  });

  it.each<[string, readonly string[], RegExp]>([
    ['a file', ['--target', 'terraform', '--out', 'in.json'], /in\.json: it is a file\.$/m],
    [
      'a directory below a file',
      ['--target', 'terraform', '--out', 'in.json/x'],
      /in\.json\/x: it is a file\.$/m,
    ],
    [
      'a target that is not there',
      ['--target', 'pulumi', '--out', 'x'],
      /no target "pulumi", but terraform and cdk\.$/m,
    ],
  ])('refuses %s', (_, argv, sentence) => {
    const { code, err } = lintel('export', ...template, ...argv);
    expect(code).toBe(2);
    expect(err).toMatch(sentence);
    expect(err).toMatch(/^[^\n]+\n$/);
  });

  it.runIf(existsSync('/proc/self'))('ends where no directory can be made', () => {
    const { code, err } = exported('/proc/x/infra', ...template);
    expect(code).toBe(2);
    expect(err).toBe('lintel: Cannot make the directory /proc/x: /proc takes no directories.\n');
  });

  it('says that a file stands where a directory should', () => {
    mkdirSync(join(folder, 'blocked'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'blocked/docs'));
    const breaker = ['--template', 'circuit-breaker', '--force'];
    const { code, err } = exported('blocked', ...breaker);
    expect(code).toBe(2);
    expect(err).toMatch(/^lintel: Cannot make the directory \S+docs: a file is in the way\.\n$/);
  });

  it('says where writing failed', () => {
    mkdirSync(join(folder, 'clash/main/main.tf'), { recursive: true });
    mkdirSync(join(folder, 'clash/versions.tf'));
    const { code, err } = exported('clash', ...template);
    expect(code).toBe(2);
    expect(err).toMatch(/^lintel: Cannot write \S+versions\.tf: it is a directory\.\n$/);
  });
});

describe('the process', () => {
  it('takes its arguments, passes the exit code on, and survives a reader that stops', () => {
    const main = join(import.meta.dirname, 'main.ts');
    const tsx = join(import.meta.dirname, '../../node_modules/.bin/tsx');
    const script = '"$1" "$2" check broken.json | true; echo "exit ${PIPESTATUS[0]}"';
    const shell = spawnSync('bash', ['-c', script, 'bash', tsx, main], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect([shell.stdout, shell.stderr]).toEqual(['exit 1\n', '']);
  }, 20_000);
});
