/** What holds for every app that a design leads to. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Design } from '../../../src/design';
import { cdkExportOf } from '../exported';
import { typecheck, unpack, type App, type AppsFolder } from './apps';
import { faultsOf } from './faults';
import { synthesize, type Synthesized } from './synth';

export interface Case {
  readonly name: string;
  readonly design: Design;
}

/** A folder's name. */
const folderName = (name: string): string => name.replaceAll(/[^a-z0-9]+/gi, '-').toLowerCase();

export const appOf = ({ name, design }: Case): App => ({
  name: folderName(name),
  files: cdkExportOf(design).files,
});

/** The apps of a test file in one folder, which stays when something fails. */
export function appsFolder(apps: readonly App[]): {
  readonly folder: () => AppsFolder;
  readonly done: () => void;
} {
  let folder: AppsFolder | null = null;
  let left = 0;
  beforeAll(() => {
    folder = unpack(apps);
    left = apps.length;
  });
  afterAll(() => {
    if (left === 0) folder?.remove();
    else console.warn(`What failed is in ${folder?.path}.`);
  });
  return { folder: () => folder!, done: () => (left -= 1) };
}

/** Checks every case, and keeps what its synthesis gave. */
export function describeApps(
  title: string,
  cases: readonly Case[],
): ReadonlyMap<string, Synthesized> {
  const synthesized = new Map<string, Synthesized>();
  const apps = new Map(cases.map((one) => [one.name, appOf(one)]));
  describe(title, () => {
    const { folder, done } = appsFolder([...apps.values()]);
    let problems: ReadonlyMap<string, readonly string[]> = new Map();
    beforeAll(async () => {
      problems = await typecheck([...apps.values()], folder());
    });

    it.each(cases)('$name', async ({ name, design }) => {
      const app = apps.get(name)!;
      const result = await synthesize(app, folder());
      synthesized.set(name, result);
      expect(await faultsOf(design, app, problems.get(app.name) ?? [], result)).toEqual([]);
      done();
    });
  });
  return synthesized;
}
