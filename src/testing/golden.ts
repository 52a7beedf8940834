import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { catalog } from '../catalog';
import type { Exporter } from '../exporters/exporter';
import { resolve } from '../resolve';
import { soundTemplates } from '../templates';

const isUpdating = process.env['UPDATE_GOLDENS'] === '1';

/** Holds what an exporter makes of each template against what was reviewed as code. `UPDATE_GOLDENS=1` writes it anew. */
export function exportsAsReviewed(
  exporter: Exporter,
  folder: string,
  /** Files that are the same in every export, or reviewed elsewhere. */
  leftAside: readonly string[] = [],
): void {
  it.each(soundTemplates)('the template $id exports what was reviewed', ({ id, build }) => {
    const dir = join(folder, id);
    const { files: all, leftOut } = exporter.run(resolve(build(), catalog), []);
    const files = all.filter(({ path }) => !leftAside.includes(path));
    expect(leftOut).toEqual([]);
    if (isUpdating) {
      rmSync(dir, { recursive: true, force: true });
      for (const { path, text } of files) {
        mkdirSync(dirname(join(dir, path)), { recursive: true });
        writeFileSync(join(dir, path), text);
      }
    }
    const paths = existsSync(dir)
      ? readdirSync(dir, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => relative(dir, join(entry.parentPath, entry.name)))
      : [];
    expect(paths.toSorted()).toEqual(files.map(({ path }) => path).toSorted());
    for (const { path, text } of files) expect(text).toBe(readFileSync(join(dir, path), 'utf8'));
  });
}
