import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { templateOf } from '../../../src/templates';
import { run, textOf } from './apps';
import { appOf, appsFolder } from './cases';
import { synthesize, type Stack } from './synth';

/** These ask the registry or AWS. */
const ONLINE = /^npm install|^npx cdk (?:diff|deploy)/;

const home = mkdtempSync(join(tmpdir(), 'lintel-cdk-home-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** No credentials, no way out, and no home that knows better. */
const OFFLINE = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:AWS_|CDK_|NODE_|VITEST)/.test(name)),
  ),
  HOME: home,
  AWS_EC2_METADATA_DISABLED: 'true',
  HTTPS_PROXY: 'http://127.0.0.1:9',
  HTTP_PROXY: 'http://127.0.0.1:9',
};

type Resources = Stack['resources'];

/** By stack. */
const writtenBy = (path: string): ReadonlyMap<string, Resources> =>
  new Map(
    readdirSync(join(path, 'cdk.out'))
      .filter((name) => name.endsWith('.template.json'))
      .map((name) => {
        const text = readFileSync(join(path, 'cdk.out', name), 'utf8');
        const { Resources: resources } = JSON.parse(text) as { Resources: Resources };
        return [name.replace('.template.json', ''), resources];
      }),
  );

/** Without what the command adds for its own bookkeeping. */
const plain = (resources: Resources): object =>
  Object.fromEntries(
    Object.entries(resources)
      .filter(([, { Type }]) => Type !== 'AWS::CDK::Metadata')
      .map(([id, { Type, Properties }]) => [id, { Type, Properties }]),
  );

/** It has every stack that there is, in two regions. */
const apps = ['multi-region'].map((id) => appOf({ name: id, design: templateOf(id)!.build() }));

describe('an exported app, unpacked beside its packages', () => {
  const { folder, done } = appsFolder(apps);

  it.each(apps)('$name does what its README says, without asking AWS', async (app) => {
    const [, block = ''] =
      /## Commands\n\n```sh\n([\s\S]*?)```/.exec(textOf(app, 'README.md')) ?? [];
    const commands = block.split('\n').filter((line) => line !== '' && !ONLINE.test(line));
    expect(commands.map((line) => line.replace(/ +#.*/, ''))).toEqual([
      'npm run build',
      'npm test',
      'npx cdk synth',
    ]);
    const path = folder().pathOf(app);
    for (const command of commands) {
      const { code, output } = await run('sh', ['-c', command], path, OFFLINE);
      expect(code, `${command}\n${output}`).toBe(0);
      if (command.startsWith('npm test')) expect(output).toMatch(/^. pass [1-9]/m);
    }
    const written = writtenBy(path);
    // What the command writes is what the other suites look at.
    const { problem, stacks } = await synthesize(app, folder(), 'nothing');
    expect(problem).toBeNull();
    expect(stacks.map(({ id, resources }) => [id, plain(resources)])).toEqual(
      stacks.map(({ id }) => [id, plain(written.get(id) ?? {})]),
    );
    expect(written.size).toBe(stacks.length);
    done();
  });
});
