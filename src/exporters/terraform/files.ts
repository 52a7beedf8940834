import { isSameList } from '../../kit/memo';
import type { ExportedFile, FilePiece } from '../exporter';
import { fileOf } from '../files';
import type { Unit } from './part';

/** The order in which a reader meets the files. A second region's files follow the first's. */
const FILE_ORDER = [
  'versions',
  'providers',
  'variables',
  'locals',
  'kms',
  'network',
  'security',
  'alb',
  'waf',
  'dns',
  'compute',
  'ecs',
  'serverless',
  'database',
  'cache',
  'search',
  'storage',
  'monitoring',
  'backup',
  'outputs',
];
const placeOf = (path: string): number => FILE_ORDER.indexOf(path.replace(/(?:_.*)?\.tf$/, ''));

export interface JoinedFile {
  /** As they were handed in. */
  readonly units: readonly Unit[];
  readonly file: ExportedFile;
}

/** The units of every file, in order, and the files; one whose units are the same as before is the same object. */
export function joinFiles(
  units: readonly Unit[],
  before: ReadonlyMap<string, JoinedFile>,
): ReadonlyMap<string, JoinedFile> {
  const byFile = new Map<string, Unit[]>();
  const shared = new Set<string>();
  for (const unit of units) {
    if (unit.text === '') continue;
    if (unit.key !== '') {
      const id = `${unit.file} ${unit.key}`;
      if (shared.has(id)) continue;
      shared.add(id);
    }
    const known = byFile.get(unit.file);
    if (known) known.push(unit);
    else byFile.set(unit.file, [unit]);
  }
  return new Map(
    [...byFile]
      .toSorted(([a], [b]) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1))
      .map(([path, members]) => {
        const known = before.get(path);
        if (known && isSameList(known.units, members)) return [path, known];
        const ordered = members.toSorted((a, b) => a.order - b.order || (a.key < b.key ? -1 : 1));
        return [path, { units: members, file: join(path, ordered) }];
      }),
  );
}

const EMPTY_LINE: FilePiece = { text: '\n' };

const join = (path: string, units: readonly Unit[]): ExportedFile =>
  fileOf(path, 'hcl', () => units.flatMap((unit, at) => (at === 0 ? [unit] : [EMPTY_LINE, unit])));
